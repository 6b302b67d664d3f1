import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import type { ZoomTables } from '../../src/simulator/behaviours/zoom-users/tables.ts';
import { keptDatabase } from './databases.ts';
import { passwords, seen, startZoom, tokens, type Zoom } from './zoom.ts';

let zoom: Zoom;
beforeEach(async () => {
  zoom = await startZoom();
});
afterEach(() => zoom.simulator.close());

/** Starts the simulator of a test again with other settings. */
async function restart(options: Parameters<typeof startZoom>[0]) {
  await zoom.simulator.close();
  zoom = await startZoom(options);
}

const refusal = (status: number, id: string, source: string, code: number, message: string) => ({
  status,
  rule: `${id}; source=${source}`,
  body: { code, message },
});

const invalid = (message: string) => ({
  code: 300,
  message: 'Validation Failed.',
  errors: [{ field: 'password', message }],
});

describe('PUT /users/{userId}/password', () => {
  test('zoom-204 (documented): a new password, no body, and the old one no longer signs in', async () => {
    const response = await zoom.change('New-Password-1');
    expect(response.status).toBe(204);
    expect(response.headers.get('wireproof-rule')).toBe('zoom-204; source=documented');
    expect(response.headers.get('content-type')).toBeNull();
    expect(response.headers.get('content-length')).toBeNull();
    expect(await response.text()).toBe('');
    expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(false);
    expect(await zoom.signsIn('mia.member@example.com', 'New-Password-1')).toBe(true);
  });

  test('zoom-204 (documented): the user gets a mail that does not hold the password', async () => {
    await zoom.change('New-Password-1');
    const { body } = await zoom.pages('outbox');
    expect(body.mails).toHaveLength(1);
    expect(body.mails[0]).toMatchObject({ recipient: 'mia.member@example.com', behaviour: 'zoom-users' });
    expect(JSON.stringify(body)).not.toContain('New-Password-1');
  });

  test.each(['wp-mia-2f8a', 'mia.member@example.com', 'Mia.Member@Example.com'])(
    'zoom-204 (documented): userId is an id or an e-mail address: %s',
    async (userId) => {
      expect((await zoom.change('New-Password-1', { userId })).status).toBe(204);
      expect(await zoom.signsIn('mia.member@example.com', 'New-Password-1')).toBe(true);
    },
  );

  test('zoom-204 (documented): "me" with a user-level token changes the caller', async () => {
    expect((await zoom.change('New-Password-1', { token: 'member', userId: 'me' })).status).toBe(204);
    expect(await zoom.signsIn('mia.member@example.com', 'New-Password-1')).toBe(true);
  });

  test('zoom-204 (documented): "me" with an account-level token changes the admin, who is the caller', async () => {
    expect((await zoom.change('New-Password-1', { userId: 'me' })).status).toBe(204);
    expect(await zoom.signsIn('adam.admin@example.com', 'New-Password-1')).toBe(true);
    expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
  });

  test('zoom-204 (documented): multipart/form-data is accepted', async () => {
    const body = new FormData();
    body.append('password', 'New-Pässword-1');
    const response = await fetch(zoom.url('/users/wp-mia-2f8a/password'), {
      method: 'PUT',
      headers: { Authorization: `Bearer ${tokens.admin}` },
      body,
    });
    expect(response.status).toBe(204);
    expect(await zoom.signsIn('mia.member@example.com', 'New-Pässword-1')).toBe(true);
  });

  test('zoom-204 (documented): the first of two fields of one name counts', async () => {
    const body = new FormData();
    body.append('password', 'New-Password-1');
    body.append('password', 'New-Password-2');
    const response = await fetch(zoom.url('/users/wp-mia-2f8a/password'), {
      method: 'PUT',
      headers: { Authorization: `Bearer ${tokens.admin}` },
      body,
    });
    expect(response.status).toBe(204);
    expect(await zoom.signsIn('mia.member@example.com', 'New-Password-1')).toBe(true);
  });

  test.each([
    ['none', undefined],
    ['an unknown one', 'no-such-token'],
    ['an unsendable one', 'a b'],
  ])('zoom-124 (third-party): a token is needed: %s', async (_, token) => {
    const headers = token === undefined ? { Authorization: '' } : { Authorization: `Bearer ${token}` };
    const response = await zoom.change('New-Password-1', { headers });
    expect(response.headers.get('x-ratelimit-limit')).toBeNull();
    expect(await seen(response)).toEqual(
      refusal(401, 'zoom-124', 'third-party', 124, 'Invalid access token.'),
    );
  });

  test('zoom-124 (third-party): a token behind another scheme is none', async () => {
    const headers = { Authorization: `Digest Bearer ${tokens.admin}` };
    expect((await zoom.change('New-Password-1', { headers })).status).toBe(401);
  });

  test('zoom-4711 (third-party): the token needs a scope', async () => {
    expect(await seen(await zoom.change('New-Password-1', { token: 'unscoped' }))).toEqual(
      refusal(
        400,
        'zoom-4711',
        'third-party',
        4711,
        'Invalid access token, does not contain scopes:[user:update:password, user:update:password:admin].',
      ),
    );
  });

  test('zoom-200-role (assumed): a member may not change another user', async () => {
    const response = await zoom.change('New-Password-1', { token: 'member', userId: 'wp-noah-b604' });
    expect(await seen(response)).toEqual(refusal(400, 'zoom-200-role', 'assumed', 200, 'No privilege.'));
    expect(await zoom.signsIn('noah.member@example.com', passwords.noah)).toBe(true);
  });

  test.each(['wp-mia-2f8a', 'MIA.MEMBER@example.com'])(
    'zoom-200-role (assumed): the own id and address are the caller too: %s',
    async (userId) => {
      expect((await zoom.change('New-Password-1', { token: 'member', userId })).status).toBe(204);
    },
  );

  test('zoom-300-required (documented): a password is required', async () => {
    for (const body of [
      '{}',
      '{"password":""}',
      '{"password":7}',
      '{"password":null}',
      '{"__proto__":{"password":"New-Password-1"}}',
    ]) {
      expect(await seen(await zoom.change(undefined, { body }))).toEqual({
        status: 400,
        rule: 'zoom-300-required; source=documented',
        body: invalid('Invalid field.'),
      });
    }
  });

  test('zoom-300-required (documented): a file is no password', async () => {
    const body = new FormData();
    body.append('password', new Blob(['New-Password-1']), 'password.txt');
    const response = await fetch(zoom.url('/users/wp-mia-2f8a/password'), {
      method: 'PUT',
      headers: { Authorization: `Bearer ${tokens.admin}` },
      body,
    });
    expect((await seen(response)).rule).toBe('zoom-300-required; source=documented');
  });

  test.each([
    ['JSON that is none', 'application/json', '{"password":'],
    ['a JSON list', 'application/json', '["New-Password-1"]'],
    ['another type', 'application/x-www-form-urlencoded', 'password=New-Password-1'],
    ['a form without a boundary', 'multipart/form-data', '--x\r\n'],
    ['a form that is none', 'multipart/form-data; boundary=x', 'password=New-Password-1'],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="pass',
    ],
    ['a form of another boundary', 'multipart/form-data; boundary=x', '--y\r\n\r\n--y--\r\n'],
    ['nothing', 'multipart/form-data; boundary=x', ''],
  ])('zoom-300-body (documented): %s cannot be read', async (_, type, body) => {
    const response = await zoom.change(undefined, { body, headers: { 'Content-Type': type } });
    expect(await seen(response)).toEqual(
      refusal(400, 'zoom-300-body', 'documented', 300, 'Request Body should be a valid JSON object.'),
    );
  });

  test('zoom-300-long (assumed): 31 characters are accepted, 32 are not', async () => {
    const password = 'Aa1-'.repeat(8);
    expect(await seen(await zoom.change(password))).toEqual({
      status: 400,
      rule: 'zoom-300-long; source=assumed',
      body: invalid('Should be at most 31 characters.'),
    });
    expect((await zoom.change(password.slice(1))).status).toBe(204);
  });

  test('zoom-300-long (assumed): the edge is a setting', async () => {
    await restart({ settings: { longestPassword: 32 } });
    expect((await zoom.change('Aa1-'.repeat(8))).status).toBe(204);
  });

  test.each(['nobody@example.com', 'wp-none', "o'brien", '<b>', 'é/ü', 'Me'])(
    'zoom-1001 (documented): the user does not exist, and the message holds the id as given: %s',
    async (userId) => {
      expect(await seen(await zoom.change('New-Password-1', { userId }))).toEqual(
        refusal(404, 'zoom-1001', 'documented', 1001, `User does not exist: ${userId}.`),
      );
    },
  );

  test.each([8, 0])(
    'zoom-1124-base (third-party): fewer than 8 characters where the minimum is %i',
    async (minimum) => {
      await zoom.changeSettings({ password_requirement: { minimum_password_length: minimum } });
      expect(await seen(await zoom.change('Short-1'))).toEqual(
        refusal(400, 'zoom-1124-base', 'third-party', 1124, 'Have at least 8 characters'),
      );
      expect((await zoom.change('Short-12')).status).toBe(204);
    },
  );

  test('zoom-300-same (documented): the old password again', async () => {
    expect(await seen(await zoom.change(passwords.mia))).toEqual(
      refusal(400, 'zoom-300-same', 'documented', 300, 'Your new password can not match the old password.'),
    );
    expect((await zoom.pages('outbox')).body.mails).toEqual([]);
  });

  const often = refusal(
    400,
    'zoom-300-day',
    'documented',
    300,
    'This password cannot be changed because it has already been changed the maximum number of times over the past 24 hours.',
  );

  test('zoom-300-day (documented): five changes in any 24 hours, then one for each that is older', async () => {
    await zoom.freeze();
    for (let n = 1; n <= 5; n += 1) {
      expect((await zoom.change(`New-Password-${n}`)).status).toBe(204);
      await zoom.advance(3_600);
    }
    expect(await seen(await zoom.change('New-Password-6'))).toEqual(often);
    await zoom.advance(19 * 3_600 - 1);
    expect(await seen(await zoom.change('New-Password-6'))).toEqual(often);
    await zoom.advance(1);
    expect((await zoom.change('New-Password-6')).status).toBe(204);
    expect(await seen(await zoom.change('New-Password-7'))).toEqual(often);
  });

  test('zoom-300-day (documented): refused attempts and other users do not count', async () => {
    await restart({ settings: { changesPerDay: 2 } });
    await zoom.change('New-Password-1');
    await zoom.change('New-Password-1');
    await zoom.change('short');
    await zoom.change('New-Password-1', { userId: 'wp-noah-b604' });
    expect((await zoom.change('New-Password-2')).status).toBe(204);
    expect(await seen(await zoom.change('New-Password-3'))).toEqual(often);
  });

  test('zoom-300-day (documented): of 50 changes at once exactly 5 succeed, with 5 mails, and the last one signs in', async () => {
    await restart({ settings: { passwordCost: 12 } });
    await zoom.freeze();
    const attempts = Array.from({ length: 50 }, (_, n) => `New-Password-${n}`);
    const statuses = await Promise.all(
      attempts.map(async (password) => (await zoom.change(password)).status),
    );
    expect(statuses.filter((status) => status === 204)).toHaveLength(5);
    expect(statuses.filter((status) => status === 400)).toHaveLength(45);
    expect((await zoom.pages('outbox')).body.mails).toHaveLength(5);
    const winners = attempts.filter((_, n) => statuses[n] === 204);
    const signIns = await Promise.all(winners.map((one) => zoom.signsIn('mia.member@example.com', one)));
    expect(signIns.filter(Boolean)).toHaveLength(1);
  }, 60_000);

  test('order of the checks (assumed): token, scope, rate, role, body, user, requirement, same, day', async () => {
    await restart({ settings: { changesPerDay: 0 } });
    await zoom.changeSettings({
      password_requirement: { minimum_password_length: 14, have_special_character: true },
    });
    const rule = async (...given: Parameters<Zoom['change']>) =>
      (await seen(await zoom.change(...given))).rule?.split(';')[0];
    expect(await rule('', { token: 'unscoped', userId: 'none' })).toBe('zoom-4711');
    expect(await rule('', { token: 'member', userId: 'none' })).toBe('zoom-200-role');
    expect(await rule('', { userId: 'none' })).toBe('zoom-300-required');
    expect(await rule('short', { userId: 'none' })).toBe('zoom-1001');
    expect(await rule('short')).toBe('zoom-1124');
    expect(await rule('Abdefhij-BDFH')).toBe('zoom-1124');
    expect(await rule('1357913579135791')).toBe('zoom-1125');
    expect(await rule('aaaaaaaaaaaaaa')).toBe('zoom-1130');
    expect(await rule('bdfhjlnprtbdfh')).toBe('zoom-1126');
    expect(await rule('bdfhjlnprtbd12')).toBe('zoom-1128');
    expect(await rule('bdfhJlnprt123456')).toBe('zoom-1131-base');
    expect(await rule('bdfhJlnprtbd12')).toBe('zoom-1127');
    expect(await rule(passwords.mia)).toBe('zoom-300-same');
    expect(await rule('New-Password-1')).toBe('zoom-300-day');
  });
});

describe('rate limits', () => {
  const rateOf = ({ headers }: Response) =>
    ['category', 'type', 'limit', 'remaining'].map((name) => headers.get(`x-ratelimit-${name}`));

  test('headers (third-party): label Medium with the limit of the plan, on success and refusal', async () => {
    await restart({ settings: { plan: 'pro' } });
    await zoom.freeze();
    expect(rateOf(await zoom.change('New-Password-1'))).toEqual(['Medium', 'QPS', '20', '19']);
    expect(rateOf(await zoom.change('short'))).toEqual(['Medium', 'QPS', '20', '18']);
    expect(rateOf(await zoom.settings())).toEqual(['Medium', 'QPS', '20', '17']);
  });

  test.each([
    ['free', 2],
    ['pro', 20],
    ['business', 60],
  ])(
    'zoom-429-second (third-party): the plan %s has %i calls a second for all users of the account',
    async (plan, limit) => {
      await restart({ settings: { plan } });
      await zoom.freeze();
      const calls = Array.from({ length: limit }, (_, n) =>
        zoom.change('short', { token: n % 2 ? 'member' : 'admin', userId: 'me' }),
      );
      expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 400));
      const beyond = await zoom.change('New-Password-1');
      expect(rateOf(beyond)).toEqual(['Medium', 'QPS', String(limit), '0']);
      expect(beyond.headers.get('retry-after')).toBeNull();
      expect(await seen(beyond)).toEqual(
        refusal(
          429,
          'zoom-429-second',
          'third-party',
          429,
          'You have reached the maximum per-second rate limit for this API. Try again later.',
        ),
      );
      await zoom.advance(1);
      expect((await zoom.change('New-Password-1')).status).toBe(204);
    },
  );

  test('zoom-429-day (third-party): the plan free has 2,000 calls a day, and says when the next day begins', async () => {
    const kept = await keptDatabase();
    await restart({ database: kept, settings: { plan: 'free' } });
    const { now } = (await zoom.freeze()).body;
    // The first 2,000 calls of the day are written down as if they had been made.
    const database = await openDatabase<ZoomTables>(kept);
    await database
      .insertInto('zoom_rate_window')
      .values({
        account_id: 'wp-account-7b21d0c4',
        label: 'Medium',
        kind: 'Daily-limit',
        period: Math.floor(Date.parse(now) / 86_400_000),
        calls: 1_999,
      })
      .execute();
    await database.destroy();
    expect((await seen(await zoom.change('short'))).status).toBe(400);
    const beyond = await zoom.change('New-Password-1');
    expect(rateOf(beyond)).toEqual(['Medium', 'Daily-limit', '2000', '0']);
    expect(beyond.headers.get('retry-after')).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    expect(await seen(beyond)).toMatchObject({ status: 429, rule: 'zoom-429-day; source=third-party' });
    await zoom.advance(24 * 3_600);
    expect((await zoom.change('New-Password-1')).status).toBe(204);
  });
});

describe('/accounts/{accountId}/settings', () => {
  const base = {
    minimum_password_length: 8,
    have_special_character: false,
    consecutive_characters_length: 0,
    weak_enhance_detection: false,
  };
  const others = {
    admin_change_user_info: true,
    user_modifiable_info_by_admin: ['name', 'profile_picture', 'sign_in_email', 'host_key'],
    hide_billing_info: false,
    import_photos_from_devices: true,
    sign_again_period_for_inactivity_on_client: 0,
    sign_again_period_for_inactivity_on_web: 0,
  };

  test.each(['me', 'wp-account-7b21d0c4'])(
    'zoom-200-settings (documented): the account %s',
    async (accountId) => {
      expect(await seen(await zoom.settings('?option=security', 'admin', accountId))).toEqual({
        status: 200,
        rule: 'zoom-200-settings; source=documented',
        body: { security: { ...others, password_requirement: base } },
      });
    },
  );

  test('custom_query_fields (documented) leaves the fields of these names, with what is around them', async () => {
    const query = '?option=security&custom_query_fields=have_special_character,hide_billing_info';
    expect((await seen(await zoom.settings(query))).body).toEqual({
      security: { hide_billing_info: false, password_requirement: { have_special_character: false } },
    });
    expect((await seen(await zoom.settings('?custom_query_fields=none'))).body).toEqual({});
  });

  test('zoom-204-settings (third-party): the other security settings are kept', async () => {
    const changed = { hide_billing_info: true, sign_again_period_for_inactivity_on_client: 45 };
    expect((await zoom.changeSettings({ security: changed })).status).toBe(204);
    expect((await zoom.changeSettings({ import_photos_from_devices: false })).status).toBe(204);
    expect((await seen(await zoom.settings())).body.security).toEqual({
      ...others,
      ...changed,
      import_photos_from_devices: false,
      password_requirement: base,
    });
    const wrong = { sign_again_period_for_inactivity_on_web: 45, hide_billing_info: 'perhaps' };
    expect((await seen(await zoom.changeSettings(wrong))).body.errors).toEqual(
      Object.keys(wrong).map((name) => ({ field: `security.${name}`, message: 'Invalid field.' })),
    );
  });

  test.each([
    ['minimum_password_length', [0, 8, 9, 14], [-1, 7, 15, 8.5, '9', null]],
    ['have_special_character', [true, false], [0, 1, 'true', null]],
    ['consecutive_characters_length', [0, 4, 8], [1, 3, 9, '4', null]],
    ['weak_enhance_detection', [true, false], [0, 'false', null]],
  ])('zoom-300-requirement (documented): %s can be %j, and not %j', async (name, fitting, wrong) => {
    const set = async (value: unknown) =>
      (await zoom.changeSettings({ password_requirement: { [name]: value } })).status;
    for (const value of fitting) {
      expect(await set(value)).toBe(204);
      const { security } = (await seen(await zoom.settings())).body;
      expect(security.password_requirement).toEqual({ ...base, [name]: value });
    }
    for (const value of wrong) expect(await set(value), String(value)).toBe(400);
  });

  test('zoom-2001 (documented): another account does not exist', async () => {
    expect(await seen(await zoom.settings('', 'admin', 'other'))).toEqual(
      refusal(404, 'zoom-2001', 'documented', 2001, 'Account does not exist: other.'),
    );
  });

  test('zoom-124 and zoom-4711 (third-party): a token with its scope is needed', async () => {
    expect((await seen(await zoom.settings('', 'none'))).body.code).toBe(124);
    expect((await seen(await zoom.settings('', 'member'))).body.message).toBe(
      'Invalid access token, does not contain scopes:[account:read:settings:admin].',
    );
    expect((await seen(await zoom.changeSettings({}, '', 'member'))).body.message).toBe(
      'Invalid access token, does not contain scopes:[account:update:settings:admin].',
    );
  });

  test('zoom-200-paid (third-party): only for paid accounts', async () => {
    await restart({ settings: { plan: 'free' } });
    expect(await seen(await zoom.settings())).toEqual(
      refusal(400, 'zoom-200-paid', 'third-party', 200, 'Only available for paid accounts.'),
    );
  });

  test.each([
    [{ password_requirement: { have_special_character: true } }],
    [{ security: { password_requirement: { have_special_character: true } } }],
  ])('zoom-204-settings (documented): %j changes one field and leaves the others', async (body) => {
    const response = await zoom.changeSettings(body);
    expect(response.status).toBe(204);
    expect(response.headers.get('wireproof-rule')).toBe('zoom-204-settings; source=documented');
    expect((await seen(await zoom.settings())).body.security.password_requirement).toEqual({
      ...base,
      have_special_character: true,
    });
  });

  test('zoom-300-requirement (documented): values outside their range change nothing', async () => {
    const wrong = {
      minimum_password_length: 15,
      have_special_character: 'yes',
      consecutive_characters_length: 3,
      weak_enhance_detection: 1,
    };
    const { status, body } = await seen(await zoom.changeSettings({ password_requirement: wrong }));
    expect(status).toBe(400);
    expect(body.errors).toEqual(
      Object.keys(wrong).map((name) => ({
        field: `security.password_requirement.${name}`,
        message: 'Invalid field.',
      })),
    );
    expect((await seen(await zoom.settings())).body.security.password_requirement).toEqual(base);
  });

  test.each([
    [
      'zoom-1124',
      { minimum_password_length: 12 },
      'Elevenchars',
      'Have at least 12 characters',
      'Twelve-char1',
    ],
    [
      'zoom-1127',
      { have_special_character: true },
      'NoSpecial123',
      'Have at least 1 special character (!, @, #…)',
      'One-Special123',
    ],
    [
      'zoom-1131',
      { consecutive_characters_length: 4 },
      'Xx-abcd-99',
      "Password can't use continuation character.Such as 'abcdef','123456'.",
      'Xx-abc-99',
    ],
    [
      'zoom-1136',
      { weak_enhance_detection: true },
      'Password2026',
      'Your password is too easy to guess. Try another one.',
      'Passage-2026',
    ],
  ])('%s (third-party): %j is enforced at once', async (id, requirement, refused, message, accepted) => {
    expect((await zoom.changeSettings({ password_requirement: requirement })).status).toBe(204);
    expect(await seen(await zoom.change(refused))).toEqual(
      refusal(400, id, 'third-party', Number(id.slice(5)), message),
    );
    expect((await zoom.change(accepted)).status).toBe(204);
  });

  test('other options answer as documented', async () => {
    const response = await zoom.changeSettings({ anything: 1 }, '?option=meeting_security');
    expect(response.headers.get('wireproof-rule')).toBe('no-example; source=assumed');
    expect(response.headers.get('x-ratelimit-category')).toBe('Medium');
  });
});

describe('everything around', () => {
  test('paths work with and without /v2, whatever is known of the base URL', async () => {
    expect(zoom.mount.baseUrl).toBe(`${zoom.simulator.origin}/v2`);
    for (const base of ['', '/v2']) {
      const response = await fetch(`${zoom.simulator.origin}${base}/users/me/password`, { method: 'PUT' });
      expect(response.status).toBe(401);
    }
  });

  test('a documented answer that is asked for beats the rules', async () => {
    const response = await zoom.change('x', { token: 'none', headers: { Prefer: 'code=404' } });
    expect(await seen(response)).toEqual({
      status: 404,
      rule: 'example-name; source=documented',
      body: { code: 1001, message: 'User does not exist: $userId.' },
    });
  });

  test('several mounts share one state', async () => {
    const other = zoom.simulator.mount(zoom.mount.collection, '/other');
    expect(other.baseUrl).toBe(`${zoom.simulator.origin}/other/v2`);
    await zoom.change('New-Password-1');
    const response = await fetch(`${other.baseUrl}/users/me/password`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${tokens.member}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password: 'New-Password-1' }),
    });
    expect((await seen(response)).body.message).toBe('Your new password can not match the old password.');
    other.unmount();
    expect((await fetch(`${other.baseUrl}/users/me/password`, { method: 'PUT' })).status).toBe(404);
  });

  test('the values of a mount make the first call work', async () => {
    const [item] = zoom.mount.collection.children;
    if (item?.kind !== 'item') throw new Error('There is no item.');
    const { userId = '', accessToken = '' } = zoom.mount.values(item);
    const response = await fetch(`${zoom.mount.baseUrlOf(item)}/users/${userId}/password`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password: 'New-Password-1' }),
    });
    expect(response.status).toBe(204);
  });

  test('reset brings the seeds back, and keeps the tokens', async () => {
    await zoom.change('New-Password-1');
    await zoom.changeSettings({ password_requirement: { minimum_password_length: 14 } });
    expect((await fetch(`${zoom.simulator.origin}/_wireproof/reset`, { method: 'POST' })).status).toBe(204);
    expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
    expect((await zoom.pages('outbox')).body.mails).toEqual([]);
    expect((await zoom.change('New-Pass-1')).status).toBe(204);
  });

  test('rules=documented leaves out what only others state', async () => {
    await restart({ rules: 'documented' });
    expect((await zoom.change('Short-1')).status).toBe(204);
    expect((await zoom.change('Short-1')).headers.get('wireproof-rule')).toBe(
      'zoom-300-same; source=documented',
    );
  });

  test('an unknown setting, value or token is refused', async () => {
    await expect(startZoom({ settings: { nonsense: 1 } })).rejects.toThrow(
      'There is no setting "nonsense"; there are: plan,',
    );
    await expect(startZoom({ settings: { plan: 'gold' } })).rejects.toThrow(
      'cannot be "gold"; use free, pro, business.',
    );
    await expect(startZoom({ settings: { changesPerDay: '-1' } })).rejects.toThrow('must be a whole number');
    await expect(startZoom({ seedTokens: { admin: "a'b" } })).rejects.toThrow('is no bearer token');
  });
});
