import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seen, startZoom, tokens, type Zoom, zoomWithToken } from './zoom.ts';

let zoom: Zoom;
beforeEach(async () => {
  zoom = await startZoom();
});
afterEach(() => zoom.simulator.close());

async function restart(options: Parameters<typeof startZoom>[0]) {
  await zoom.simulator.close();
  zoom = await startZoom(options);
}

const refusal = (status: number, id: string, source: string, code: number, message: string) => ({
  status,
  rule: `${id}; source=${source}`,
  body: { code, message },
});

const invalid = (id: string, ...fields: string[]) => ({
  status: 400,
  rule: `${id}; source=documented`,
  body: {
    code: 300,
    message: 'Validation Failed.',
    errors: fields.map((field) => ({ field, message: 'Invalid field.' })),
  },
});

const done = (id: string) => ({ status: 204, rule: `${id}; source=documented`, body: undefined });

const nina = { email: 'Nina.New@example.com', type: 1, first_name: 'Nina', last_name: 'New' };

const create = (action: string, info: object = {}, token = 'admin') =>
  zoom.call('POST', '/users', { token, body: { action, user_info: { ...nina, ...info } } });

const codeOf = async (answer: Promise<{ body: { code?: number } | undefined }>) => (await answer).body?.code;

describe('section 6: POST /users', () => {
  test.each([
    ['create', 'pending', 100],
    ['autoCreate', 'active', 100],
    ['custCreate', 'active', 99],
    ['ssoCreate', 'active', 101],
  ])('zoom-201 (documented): %s makes a user who is %s', async (action, status, loginType) => {
    const made = await create(action, { password: 'First-Password-1' });
    expect(made).toEqual({
      status: 201,
      rule: 'zoom-201; source=documented',
      body: { ...nina, email: 'nina.new@example.com', id: expect.stringMatching(/^[0-9a-f]{22}$/) },
    });
    const { body } = await zoom.call('GET', '/users/nina.new@example.com');
    expect(body).toMatchObject({ status, login_types: [loginType], role_name: 'Member', type: 1 });
    expect(await zoom.signsIn('nina.new@example.com', 'First-Password-1')).toBe(action === 'autoCreate');
  });

  test('zoom-201 (documented): "create" sends one mail with the invitation, the others none', async () => {
    await create('create');
    await create('autoCreate', { email: 'auto@example.com', password: 'First-Password-1' });
    await create('ssoCreate', { email: 'sso@example.com' });
    await create('create');
    const { mails } = (await zoom.pages('outbox')).body;
    expect(mails.map(({ recipient, subject }: Record<string, string>) => [recipient, subject])).toEqual([
      ['nina.new@example.com', 'You were invited to an account'],
    ]);
  });

  test('zoom-201 (documented): a form is read as the item sends it', async () => {
    const form = new FormData();
    form.append('action', 'create');
    form.append('user_info', JSON.stringify({ ...nina, type: '2' }));
    const response = await fetch(zoom.url('/users'), {
      method: 'POST',
      headers: { Authorization: `Bearer ${tokens.admin}` },
      body: form,
    });
    expect((await seen(response)).body).toMatchObject({ email: 'nina.new@example.com', type: 2 });
  });

  test.each(['custCreate', 'ssoCreate'])(
    'zoom-1123 (third-party): a user made with %s has no password',
    async (action) => {
      await create(action);
      const change = await zoom.change('New-Password-1', { userId: 'nina.new@example.com' });
      expect((await seen(change)).body.code).toBe(1123);
    },
  );

  test('zoom-200-create (documented): a member may not', async () => {
    expect(await create('create', {}, 'member')).toEqual(
      refusal(400, 'zoom-200-create', 'documented', 200, 'No privilege.'),
    );
  });

  test('zoom-300-user (documented): each field that is missing or wrong', async () => {
    const call = (body: unknown) => zoom.call('POST', '/users', { body });
    expect(await call({})).toEqual(
      invalid('zoom-300-user', 'action', 'user_info', 'user_info.email', 'user_info.type'),
    );
    expect(
      await call({
        action: 'Create',
        user_info: { email: 'x', type: 4, first_name: 'é'.repeat(65), last_name: 7 },
      }),
    ).toEqual(
      invalid(
        'zoom-300-user',
        'action',
        'user_info.email',
        'user_info.type',
        'user_info.first_name',
        'user_info.last_name',
      ),
    );
    expect(await create('create', { type: 99 })).toEqual(invalid('zoom-300-user', 'user_info.type'));
    expect((await create('ssoCreate', { type: 99 })).status).toBe(201);
  });

  test('zoom-300-user (documented): an address of 128 characters and names of 64 are accepted, no longer ones', async () => {
    const local = 'x'.repeat(128 - '@example.com'.length);
    const names = { first_name: '漢'.repeat(64), last_name: 'x'.repeat(64) };
    expect((await create('create', { email: `${local}@example.com`, ...names })).status).toBe(201);
    expect(await create('create', { email: `${local}x@example.com` })).toEqual(
      invalid('zoom-300-user', 'user_info.email'),
    );
  });

  test.each([
    ['none', undefined],
    ['fewer than 8 characters', 'Short-1'],
    ['one that breaks the base requirement', 'lowercase-1'],
    ['more than 32 characters', 'Aa1-'.repeat(8).concat('x')],
  ])('zoom-300-password (documented): autoCreate needs a password: %s', async (_, password) => {
    expect(await create('autoCreate', { password })).toEqual(
      refusal(400, 'zoom-300-password', 'documented', 300, 'Invalid parameter: password'),
    );
  });

  test('zoom-300-password (documented): 32 characters are accepted here, and the requirement of the account holds', async () => {
    const password = 'Aa1-'.repeat(8);
    await zoom.changeSettings({ password_requirement: { minimum_password_length: 14 } });
    expect(await codeOf(create('autoCreate', { password: 'Thirteen-ch-1' }))).toBe(300);
    expect((await create('autoCreate', { password })).status).toBe(201);
  });

  test('zoom-200-auto (documented): autoCreate=refused', async () => {
    await restart({ settings: { autoCreate: 'refused' } });
    expect(await create('autoCreate', { password: 'First-Password-1' })).toEqual(
      refusal(
        400,
        'zoom-200-auto',
        'documented',
        200,
        'No permission, please contact Zoom customer support.',
      ),
    );
  });

  test('zoom-1116 (third-party): an address outside the managedDomains', async () => {
    await restart({ settings: { managedDomains: 'example.com example.org' } });
    expect((await create('create')).status).toBe(201);
    expect(await create('create', { email: 'nina@example.net' })).toEqual(
      refusal(
        400,
        'zoom-1116',
        'third-party',
        1116,
        "Email address nina@example.net doesn't match limited domains: example.com, example.org",
      ),
    );
  });

  test('zoom-1005 (documented): an address that is used, in any case of letters', async () => {
    expect(await create('create', { email: 'MIA.Member@example.com' })).toEqual(
      refusal(409, 'zoom-1005', 'documented', 1005, 'Email mia.member@example.com has already been used.'),
    );
  });

  test('zoom-1005 (documented): of 20 at once with one address exactly one is created', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => create('create')));
    expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    expect((await zoom.pages('outbox')).body.mails).toHaveLength(1);
  });

  test('zoom-1009 (third-party): a disassociated user holds an account, and can be invited again (assumed)', async () => {
    await zoom.call('DELETE', '/users/wp-noah-b604');
    const email = 'noah.member@example.com';
    expect(await create('ssoCreate', { email })).toEqual(
      refusal(400, 'zoom-1009', 'third-party', 1009, `The user ${email} already holds an active account.`),
    );
    expect((await create('create', { email })).status).toBe(201);
  });

  test('zoom-2034 (third-party): payingUsers is the maximum of Licensed and On-prem users', async () => {
    await restart({ settings: { payingUsers: 10 } });
    expect((await create('ssoCreate', { type: 2 })).status).toBe(201);
    const { status, body } = await create('ssoCreate', { type: 3, email: 'b@example.com' });
    expect([status, body.code]).toEqual([400, 2034]);
    expect(body.message).toContain('add a new On-prem user');
    expect(body.message).toContain('maximum number of 10 users');
    expect((await create('ssoCreate', { email: 'b@example.com' })).status).toBe(201);
  });

  test('zoom-2033 (third-party): basicUsers is the maximum of Basic users', async () => {
    await restart({ settings: { basicUsers: 1 } });
    expect((await create('ssoCreate')).status).toBe(201);
    const { status, body } = await create('ssoCreate', { email: 'b@example.com' });
    expect([status, body.code]).toEqual([400, 2033]);
    expect(body.message).toContain('maximum basic user limit');
  });

  test('zoom-3412 (third-party): pendingUsers is the maximum of Basic users who are pending (assumed)', async () => {
    await restart({ settings: { pendingUsers: 1 } });
    expect((await create('create')).status).toBe(201);
    const { status, body } = await create('create', { email: 'b@example.com' });
    expect([status, body.code]).toEqual([400, 3412]);
    expect(body.message).toContain('permitted maximum number of 1 basic users');
  });

  test('zoom-429-invitations (documented): 50 a day with the plan free, for "create" only', async () => {
    await restart({ settings: { plan: 'free' } });
    await zoom.freeze();
    for (let n = 0; n < 50; n += 1) {
      expect((await create('create', { email: `n${n}@example.com` })).status).toBe(201);
      await zoom.advance(1);
    }
    expect(await codeOf(create('create', { email: 'n0@example.com' }))).toBe(1005);
    const beyond = await create('create', { email: 'late@example.com' });
    expect(beyond).toEqual(
      refusal(
        429,
        'zoom-429-invitations',
        'documented',
        429,
        'You have exceeded the daily rate limit (50) of user invite requests permitted for this account. You may resume these requests at GMT 00:00:00.',
      ),
    );
    expect((await create('ssoCreate', { email: 'late@example.com' })).status).toBe(201);
    await zoom.advance(24 * 3_600);
    expect((await create('create', { email: 'later@example.com' })).status).toBe(201);
  });
});

describe('section 6: GET /users/{userId}', () => {
  test('zoom-200-user (documented): a user by id, address, and "me"', async () => {
    const expected = {
      id: 'wp-mia-2f8a',
      first_name: 'Mia',
      last_name: 'Member',
      email: 'mia.member@example.com',
      type: 2,
      role_name: 'Member',
      role_id: '2',
      status: 'active',
      verified: 1,
      account_id: 'wp-account-7b21d0c4',
      login_types: [100],
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    };
    for (const userId of ['wp-mia-2f8a', 'MIA.member@example.com']) {
      const { status, rule, body } = await zoom.call('GET', `/users/${userId}`);
      expect([status, rule]).toEqual([200, 'zoom-200-user; source=documented']);
      expect(body).toMatchObject(expected);
      expect(JSON.stringify(body)).not.toContain('scrypt');
    }
    expect((await zoom.call('GET', '/users/me', { token: 'member' })).body).toMatchObject(expected);
  });

  test('zoom-1001 (documented): nobody', async () => {
    expect(await zoom.call('GET', '/users/nobody')).toEqual(
      refusal(404, 'zoom-1001', 'documented', 1001, 'User does not exist: nobody.'),
    );
  });

  test('zoom-1120 (documented): an invitation that has expired, after invitationDays (assumed)', async () => {
    await restart({ settings: { invitationDays: 2 } });
    await zoom.freeze();
    const paul = '/users/paul.pending@example.com';
    expect((await zoom.call('GET', paul)).body).toMatchObject({ status: 'pending', verified: 0 });
    await zoom.advance(2 * 86_400);
    const lapsed = refusal(
      400,
      'zoom-1120',
      'documented',
      1120,
      'A valid invitation to join the Zoom account was not found for this user.',
    );
    expect(await zoom.call('GET', paul)).toEqual(lapsed);
    expect(await zoom.call('PATCH', paul, { body: {} })).toEqual(lapsed);
    expect(await zoom.call('DELETE', paul)).toEqual(lapsed);
  });

  test('a pending user was created now (documented: the item)', async () => {
    await zoom.freeze();
    await zoom.advance(3_600);
    const { now } = (await zoom.pages('clock')).body;
    const { body } = await zoom.call('GET', '/users/paul.pending@example.com');
    expect(body.created_at).toBe(now.replace(/\.\d+/, ''));
  });

  test('user_info:read is enough for "me" only (documented: the item)', async () => {
    await restart({ behaviours: [zoomWithToken('info', 'wp-mia-2f8a', 'user_info:read')] });
    expect((await zoom.call('GET', '/users/me', { token: 'info' })).status).toBe(200);
    expect(await codeOf(zoom.call('GET', '/users/wp-mia-2f8a', { token: 'info' }))).toBe(4711);
  });

  test('zoom-200-role (assumed): a member does not see others', async () => {
    expect(await codeOf(zoom.call('GET', '/users/wp-noah-b604', { token: 'member' }))).toBe(200);
  });
});

describe('section 6: GET /users', () => {
  const emails = (users: readonly { email: string }[]) => users.map(({ email }) => email.split('.')[0]);

  test('zoom-200-users (documented): the active users, 30 on a page', async () => {
    const { status, rule, body } = await zoom.call('GET', '/users');
    expect([status, rule]).toEqual([200, 'zoom-200-users; source=documented']);
    const { users, ...rest } = body;
    expect(rest).toEqual({
      page_count: 1,
      page_number: 1,
      page_size: 30,
      total_records: 7,
      next_page_token: '',
    });
    expect(emails(users)).toEqual(['adam', 'gina', 'mia', 'noah', 'olivia', 'sam', 'zoe']);
    expect(users[0]).toMatchObject({ id: 'wp-adam-5c17', status: 'active', type: 2, verified: 1 });
  });

  test('by status and role_id (documented); a pending user has no id (third-party)', async () => {
    expect(emails((await zoom.call('GET', '/users?status=inactive')).body.users)).toEqual(['dora']);
    const { users } = (await zoom.call('GET', '/users?status=pending')).body;
    expect(emails(users)).toEqual(['paul']);
    expect(users[0].id).toBeUndefined();
    expect(emails((await zoom.call('GET', '/users?role_id=1')).body.users)).toEqual(['adam']);
    expect((await zoom.call('GET', '/users?role_id=none')).body.users).toEqual([]);
  });

  test('next_page_token (documented) leads through all pages, also when users come and go in between', async () => {
    const first = (await zoom.call('GET', '/users?page_size=3')).body;
    expect(emails(first.users)).toEqual(['adam', 'gina', 'mia']);
    expect(first).toMatchObject({ page_count: 3, page_number: 1, page_size: 3, total_records: 7 });
    await zoom.call('DELETE', '/users/wp-gina-c85b');
    const next = (token: string) => zoom.call('GET', `/users?page_size=3&next_page_token=${token}`);
    const second = (await next(first.next_page_token)).body;
    expect(emails(second.users)).toEqual(['noah', 'olivia', 'sam']);
    expect(second.page_number).toBe(2);
    const third = (await next(second.next_page_token)).body;
    expect(emails(third.users)).toEqual(['zoe']);
    expect(third.next_page_token).toBe('');
    // A page may be asked for again.
    expect((await next(first.next_page_token)).body.users).toEqual(second.users);
  });

  test('page_number (documented)', async () => {
    const { users } = (await zoom.call('GET', '/users?page_size=3&page_number=3')).body;
    expect(emails(users)).toEqual(['zoe']);
    expect((await zoom.call('GET', '/users?page_number=9')).body.users).toEqual([]);
  });

  test('zoom-300-page (assumed): a token that is unknown, of another list, or older than 15 minutes', async () => {
    await zoom.freeze();
    const expected = refusal(
      400,
      'zoom-300-page',
      'assumed',
      300,
      'The next page token is invalid or expired.',
    );
    expect(await zoom.call('GET', '/users?next_page_token=unknown')).toEqual(expected);
    const { next_page_token: token } = (await zoom.call('GET', '/users?page_size=3')).body;
    expect(await zoom.call('GET', `/users?page_size=4&next_page_token=${token}`)).toEqual(expected);
    await zoom.advance(899);
    const page = `/users?page_size=3&next_page_token=${token}`;
    expect((await zoom.call('GET', page)).status).toBe(200);
    await zoom.advance(1);
    expect(await zoom.call('GET', page)).toEqual(expected);
  });

  test.each([
    ['status=gone', 'status'],
    ['page_size=0', 'page_size'],
    ['page_size=301', 'page_size'],
    ['page_size=many', 'page_size'],
    ['page_number=0', 'page_number'],
    ['page_number=99999999999999999999', 'page_number'],
  ])('zoom-300-list (documented): %s', async (query, field) => {
    expect(await zoom.call('GET', `/users?${query}`)).toEqual(invalid('zoom-300-list', field));
  });

  test('a page of 300 is allowed (third-party)', async () => {
    expect((await zoom.call('GET', '/users?page_size=300')).status).toBe(200);
  });

  test('zoom-200-admin (assumed): not for a member, whatever the scope', async () => {
    await restart({ behaviours: [zoomWithToken('reader', 'wp-mia-2f8a', 'user:read:admin')] });
    expect(await zoom.call('GET', '/users', { token: 'reader' })).toEqual(
      refusal(400, 'zoom-200-admin', 'assumed', 200, 'No privilege.'),
    );
  });
});

describe('section 6: PUT /users/{userId}/status', () => {
  const set = (userId: string, action: unknown, token = 'admin') =>
    zoom.call('PUT', `/users/${userId}/status`, { token, body: { action } });

  test('zoom-204-status (documented): a deactivated user cannot sign in until activated again', async () => {
    expect(await set('wp-mia-2f8a', 'deactivate')).toEqual(done('zoom-204-status'));
    expect(await zoom.signsIn('mia.member@example.com', 'Amber-Lantern-73')).toBe(false);
    expect((await zoom.call('GET', '/users/wp-mia-2f8a')).body.status).toBe('inactive');
    expect(await set('wp-mia-2f8a', 'activate')).toEqual(done('zoom-204-status'));
    expect(await zoom.signsIn('mia.member@example.com', 'Amber-Lantern-73')).toBe(true);
  });

  test('a pending user who is activated has accepted the invitation (assumed), and gets a password', async () => {
    const userId = 'paul.pending@example.com';
    expect((await set(userId, 'activate')).status).toBe(204);
    expect((await zoom.change('New-Password-1', { userId })).status).toBe(204);
    expect(await zoom.signsIn(userId, 'New-Password-1')).toBe(true);
  });

  test.each(['wp-olivia-93e0', 'me'])(
    'zoom-200-status (documented): not the owner or an admin: %s',
    async (userId) => {
      expect(await set(userId, 'deactivate')).toEqual(
        refusal(
          400,
          'zoom-200-status',
          'documented',
          200,
          "Zoom Room and Admin users' status cannot be activated or deactivated.",
        ),
      );
    },
  );

  test.each(['', 'Activate', 7, null, 'toString'])('zoom-300-action (documented): %j', async (action) => {
    expect(await set('wp-mia-2f8a', action)).toEqual(invalid('zoom-300-action', 'action'));
  });

  test('zoom-1001 (documented) and zoom-200-role (assumed)', async () => {
    expect(await codeOf(set('nobody', 'activate'))).toBe(1001);
    expect(await codeOf(set('wp-noah-b604', 'deactivate', 'member'))).toBe(200);
  });
});

describe('section 6: PATCH /users/{userId}', () => {
  const patch = (body: unknown, { userId = 'wp-mia-2f8a', token = 'admin' } = {}) =>
    zoom.call('PATCH', `/users/${userId}`, { token, body });

  test('zoom-204-user (documented): given fields change, others stay', async () => {
    expect(await patch({ first_name: 'Maria', dept: 'Tests', use_pmi: true })).toEqual(done('zoom-204-user'));
    await patch({ timezone: 'Europe/Berlin', pmi: 1234567890, unknown_field: 1 });
    const { body } = await zoom.call('GET', '/users/wp-mia-2f8a');
    expect(body).toMatchObject({
      first_name: 'Maria',
      last_name: 'Member',
      dept: 'Tests',
      timezone: 'Europe/Berlin',
      use_pmi: true,
      pmi: 1234567890,
    });
    expect(body).not.toHaveProperty('unknown_field');
  });

  test('of many changes at once none is lost', async () => {
    const fields = [
      'dept',
      'job_title',
      'company',
      'location',
      'manager',
      'pronouns',
      'language',
      'timezone',
    ];
    await Promise.all(fields.map((field) => patch({ [field]: `new ${field}` })));
    const { body } = await zoom.call('GET', '/users/wp-mia-2f8a');
    for (const field of fields) expect(body[field]).toBe(`new ${field}`);
  });

  test('a user may change what is their own (documented: the item)', async () => {
    expect((await patch({ dept: 'Tests' }, { userId: 'me', token: 'member' })).status).toBe(204);
    expect(await codeOf(patch({ dept: 'Tests' }, { userId: 'wp-noah-b604', token: 'member' }))).toBe(200);
  });

  test.each([
    ['first_name', 'x', "Only an account administrator can change a user's name."],
    ['last_name', 'x', "Only an account administrator can change a user's name."],
    ['host_key', '123456', 'Only an account administrator can change the host key.'],
    ['pmi', 1234567890, 'Only an account administrator can change a Personal Meeting ID (PMI).'],
    ['vanity_name', 'x', 'Only an account administrator can change a vanity name.'],
  ])('zoom-200-reserved (third-party): %s', async (field, value, message) => {
    expect(await patch({ [field]: value }, { userId: 'me', token: 'member' })).toEqual(
      refusal(400, 'zoom-200-reserved', 'third-party', 200, message),
    );
  });

  test('zoom-300-fields (documented): values that fields cannot have', async () => {
    const wrong = {
      first_name: 'x'.repeat(65),
      type: 5,
      pmi: 12,
      host_key: '12345',
      use_pmi: 'perhaps',
      dept: 7,
    };
    expect(await patch(wrong)).toEqual(invalid('zoom-300-fields', ...Object.keys(wrong)));
    expect((await zoom.call('GET', '/users/wp-mia-2f8a')).body.first_name).toBe('Mia');
  });

  test('zoom-1108 (third-party): the type of a user', async () => {
    const message = 'Permission requirements to change the user type of this user were not met.';
    const expected = refusal(400, 'zoom-1108', 'third-party', 1108, message);
    expect(await patch({ type: 1 }, { userId: 'me', token: 'member' })).toEqual(expected);
    expect(await patch({ type: 99 })).toEqual(expected);
    expect((await patch({ type: 99 }, { userId: 'wp-sam-7d31' })).status).toBe(204);
    expect((await patch({ type: 1 })).status).toBe(204);
    expect((await zoom.call('GET', '/users/wp-mia-2f8a')).body.type).toBe(1);
  });

  test('zoom-1109 (third-party): a personal meeting id of a Basic user', async () => {
    await patch({ type: 1 });
    expect(await patch({ pmi: 1234567890 })).toEqual(
      refusal(400, 'zoom-1109', 'third-party', 1109, 'Host is not a paid user.'),
    );
    expect((await patch({ pmi: 1234567890, type: 2 })).status).toBe(204);
  });

  test('zoom-2034 (third-party) and zoom-2033 (third-party): converting a user beyond the limits', async () => {
    await restart({ settings: { payingUsers: 9, basicUsers: 1 } });
    expect((await patch({ type: 1 })).status).toBe(204);
    const { body } = await patch({ type: 1 }, { userId: 'wp-noah-b604' });
    expect([body.code, body.message]).toEqual([
      2033,
      expect.stringContaining('convert the user type to "Basic"'),
    ]);
    expect((await patch({ type: 2 })).status).toBe(204);
    await patch({ type: 1 });
    await create('ssoCreate', { type: 2 });
    expect((await patch({ type: 3 })).body.code).toBe(2034);
  });
});

describe('section 6: DELETE /users/{userId}', () => {
  const remove = (userId: string, query = '', token = 'admin') =>
    zoom.call('DELETE', `/users/${userId}${query}`, { token });

  test.each(['', '?action=disassociate', '?action=delete'])(
    'zoom-204-deleted (documented): gone from the account, tokens and history too: "%s"',
    async (query) => {
      await zoom.change('New-Password-1');
      expect(await remove('wp-mia-2f8a', query)).toEqual(done('zoom-204-deleted'));
      expect(await codeOf(zoom.call('GET', '/users/wp-mia-2f8a'))).toBe(1001);
      expect(await codeOf(zoom.call('GET', '/users/me', { token: 'member' }))).toBe(124);
      const again = await create('ssoCreate', { email: 'mia.member@example.com' });
      expect(again.status).toBe(query === '?action=delete' ? 201 : 400);
    },
  );

  test('a deleted user comes back with a reset', async () => {
    await remove('wp-mia-2f8a');
    await fetch(`${zoom.simulator.origin}/_wireproof/reset`, { method: 'POST' });
    expect((await zoom.call('GET', '/users/me', { token: 'member' })).body.id).toBe('wp-mia-2f8a');
  });

  test('zoom-1117-user (third-party): not the owner or an admin', async () => {
    expect(await remove('wp-olivia-93e0')).toEqual(
      refusal(400, 'zoom-1117-user', 'third-party', 1117, 'You can not disassociate an Admin user.'),
    );
  });

  test('zoom-300-delete (documented): another action', async () => {
    expect(await remove('wp-mia-2f8a', '?action=forget')).toEqual(invalid('zoom-300-delete', 'action'));
  });

  test('zoom-300-transfer (documented): to the user who is deleted', async () => {
    expect(await remove('wp-mia-2f8a', '?transfer_email=Mia.Member@example.com')).toEqual(
      refusal(
        400,
        'zoom-300-transfer',
        'documented',
        300,
        'The transfer-to email address cannot be the same as the unlinked or deleted user’s email address.',
      ),
    );
  });

  test('zoom-300-unlink (documented): an API user can be deleted only', async () => {
    await create('custCreate');
    expect(await remove('nina.new@example.com')).toEqual(
      refusal(400, 'zoom-300-unlink', 'documented', 300, 'Unable to unlink API user(s).'),
    );
    expect((await remove('nina.new@example.com', '?action=delete')).status).toBe(204);
  });

  test('zoom-1001 (documented) and zoom-200-role (assumed)', async () => {
    expect(await codeOf(remove('nobody'))).toBe(1001);
    expect(await codeOf(remove('wp-noah-b604', '', 'member'))).toBe(200);
  });
});

describe('section 6: PUT /users/{userId}/email', () => {
  const change = (email: unknown, { userId = 'wp-mia-2f8a', token = 'admin' } = {}) =>
    zoom.call('PUT', `/users/${userId}/email`, { token, body: { email } });

  test('zoom-204-email (documented): the new address signs in and names the user, the old one does not', async () => {
    expect(await change('Maria@example.com')).toEqual(done('zoom-204-email'));
    expect(await zoom.signsIn('maria@example.com', 'Amber-Lantern-73')).toBe(true);
    expect(await codeOf(zoom.call('GET', '/users/mia.member@example.com'))).toBe(1001);
    expect((await zoom.call('GET', '/users/maria@example.com')).body.id).toBe('wp-mia-2f8a');
  });

  test('zoom-200-email (documented): only an administrator, not even for oneself', async () => {
    expect(await change('maria@example.com', { userId: 'me', token: 'member' })).toEqual(
      refusal(400, 'zoom-200-email', 'documented', 200, 'Only an account administrator can change email.'),
    );
  });

  test.each(['', 'x', 7, null, `${'x'.repeat(128)}@example.com`, 'a b@example.com'])(
    'zoom-300-email (documented): %j',
    async (email) => {
      expect(await change(email)).toEqual(invalid('zoom-300-email', 'email'));
    },
  );

  test('zoom-1000 (third-party): the address of another admin', async () => {
    expect(await change('new@example.com', { userId: 'wp-olivia-93e0' })).toEqual(
      refusal(400, 'zoom-1000', 'third-party', 1000, "Admin can not change other admin's email."),
    );
    expect((await change('new@example.com', { userId: 'me' })).status).toBe(204);
  });

  test('zoom-1116 (third-party): an address outside the managedDomains', async () => {
    await restart({ settings: { managedDomains: 'example.com' } });
    expect(await codeOf(change('mia@example.org'))).toBe(1116);
    expect((await change('mia@example.com')).status).toBe(204);
  });

  test('zoom-1005 (documented): an address that somebody has', async () => {
    expect(await codeOf(change('noah.member@example.com'))).toBe(1005);
  });

  test('zoom-300-email-day (assumed): three times in any 24 hours', async () => {
    await zoom.freeze();
    for (let n = 1; n <= 3; n += 1) expect((await change(`mia${n}@example.com`)).status).toBe(204);
    const often = refusal(
      400,
      'zoom-300-email-day',
      'assumed',
      300,
      'This email cannot be changed because it has already been changed the maximum number of times over the past 24 hours.',
    );
    expect(await change('mia4@example.com')).toEqual(often);
    await zoom.advance(24 * 3_600 - 1);
    expect(await change('mia4@example.com')).toEqual(often);
    await zoom.advance(1);
    expect((await change('mia4@example.com')).status).toBe(204);
  });

  test('zoom-300-email-day (assumed): of 20 changes at once exactly three succeed', async () => {
    const all = Array.from({ length: 20 }, (_, n) => change(`mia${n}@example.com`));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(3);
  });

  test('two users who want one address at once: one gets it', async () => {
    const both = ['wp-mia-2f8a', 'wp-noah-b604'].map((userId) => change('both@example.com', { userId }));
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('section 6: GET /users/email', () => {
  const check = (query: string, token = 'admin') => zoom.call('GET', `/users/email${query}`, { token });

  test.each([
    ['MIA.member@example.com', true],
    ['dora.deactivated@example.com', true],
    ['sam.single@example.com', false],
    ['gina.google@example.com', false],
    ['paul.pending@example.com', false],
    ['nobody@example.com', false],
  ])('zoom-200-email (documented): %s signed up by e-mail: %s', async (email, expected) => {
    expect(await check(`?email=${encodeURIComponent(email)}`)).toEqual({
      status: 200,
      rule: 'zoom-200-email; source=documented',
      body: { existed_email: expected },
    });
  });

  test('a member may ask (documented: the scope user:read)', async () => {
    expect((await check('?email=x', 'member')).body).toEqual({ existed_email: false });
  });

  test.each(['', '?email='])('zoom-300-email-required (documented): "%s"', async (query) => {
    expect(await check(query)).toEqual(
      refusal(400, 'zoom-300-email-required', 'documented', 300, 'Email is required.'),
    );
  });
});

describe('section 5: bodies that cannot be read', () => {
  test.each([
    ['POST', '/users'],
    ['PATCH', '/users/me'],
    ['PUT', '/users/wp-mia-2f8a/status'],
    ['PUT', '/users/wp-mia-2f8a/email'],
  ])('zoom-300-body (documented): %s %s', async (method, path) => {
    for (const [type, body] of [
      ['application/json', '{"a":'],
      ['application/json', '[]'],
      ['text/plain', '{}'],
    ] as const) {
      const response = await fetch(zoom.url(path), {
        method,
        headers: { Authorization: `Bearer ${tokens.admin}`, 'Content-Type': type },
        body,
      });
      expect(await seen(response)).toEqual(
        refusal(400, 'zoom-300-body', 'documented', 300, 'Request Body should be a valid JSON object.'),
      );
    }
  });
});
