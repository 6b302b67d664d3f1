import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { passwords, seen, startZoom, type Zoom, zoomWithToken } from './zoom.ts';

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

const consecutive = "Password can't use continuation character.Such as 'abcdef','123456'.";

describe('section 1: the endpoint', () => {
  test.each(['user:write:admin', 'user:update:password:admin', 'user:master', 'user:update:password:master'])(
    'scopes (documented: the item; third-party: tables of scopes): %s is enough for another user',
    async (scope) => {
      await restart({ behaviours: [zoomWithToken('one-scope', 'wp-adam-5c17', scope)] });
      expect((await zoom.change('New-Password-1', { token: 'one-scope' })).status).toBe(204);
    },
  );

  test.each(['user:write', 'user:update:password'])(
    'scopes (documented: the item; third-party: tables of scopes): %s is enough for the own user only',
    async (scope) => {
      await restart({ behaviours: [zoomWithToken('one-scope', 'wp-adam-5c17', scope)] });
      const token = 'one-scope';
      expect((await seen(await zoom.change('New-Password-1', { token }))).body.code).toBe(200);
      expect((await zoom.change('New-Password-1', { token, userId: 'me' })).status).toBe(204);
    },
  );

  test.each(['user:read:admin', 'user:update:passwords', 'user:write:user:admin', ''])(
    'scopes: "%s" is not one of them',
    async (scope) => {
      await restart({ behaviours: [zoomWithToken('one-scope', 'wp-adam-5c17', scope)] });
      expect((await seen(await zoom.change('New-Password-1', { token: 'one-scope' }))).body.code).toBe(4711);
    },
  );

  test('zoom-200-role (assumed): owner or admin, says the item; a member is refused with a token for the account', async () => {
    await restart({ behaviours: [zoomWithToken('for-all', 'wp-noah-b604', 'user:write:admin')] });
    expect(await seen(await zoom.change('New-Password-1', { token: 'for-all' }))).toEqual(
      refusal(400, 'zoom-200-role', 'assumed', 200, 'No privilege.'),
    );
    expect((await zoom.change('New-Password-1', { token: 'owner' })).status).toBe(204);
  });

  test('query parameters (third-party: none are documented) change nothing', async () => {
    const { status } = await zoom.call('PUT', '/users/wp-mia-2f8a/password?login_type=101&x=%00', {
      body: { password: 'New-Password-1' },
    });
    expect(status).toBe(204);
  });

  test('the example of the vendor’s OpenAPI text, if42!LfH@, is accepted (third-party)', async () => {
    expect((await zoom.change('if42!LfH@')).status).toBe(204);
  });

  test('fields beside the password are left alone (assumed)', async () => {
    const body = JSON.stringify({ password: 'New-Password-1', email: 'x', type: 2 });
    expect((await zoom.change(undefined, { body })).status).toBe(204);
  });

  test.each(['wp-olivia-93e0', 'olivia.owner@example.com'])(
    'zoom-1117 (third-party): the password of another owner or admin: %s',
    async (userId) => {
      expect(await seen(await zoom.change('New-Password-1', { userId }))).toEqual(
        refusal(400, 'zoom-1117', 'third-party', 1117, "Can not update Admin's password"),
      );
    },
  );

  test('zoom-1117 (third-party): neither may the owner change that of an admin', async () => {
    const change = await zoom.change('New-Password-1', { token: 'owner', userId: 'wp-adam-5c17' });
    expect((await seen(change)).body.code).toBe(1117);
  });

  test('zoom-1117 (third-party): the own one may be changed, unless ownAdminPassword=refused (assumed)', async () => {
    expect((await zoom.change('New-Password-1', { userId: 'me' })).status).toBe(204);
    await restart({ settings: { ownAdminPassword: 'refused' } });
    expect((await seen(await zoom.change('New-Password-1', { userId: 'me' }))).body.code).toBe(1117);
  });

  test.each(['wp-sam-7d31', 'wp-gina-c85b'])(
    'zoom-1123 (third-party): a user who signs in by SSO or Google: %s',
    async (userId) => {
      expect(await seen(await zoom.change('New-Password-1', { userId }))).toEqual(
        refusal(400, 'zoom-1123', 'third-party', 1123, 'Can only update password of Zoom work email account'),
      );
    },
  );

  test('zoom-1120-pending (assumed): a pending user, unless pendingPassword=allowed', async () => {
    const userId = 'paul.pending@example.com';
    expect(await seen(await zoom.change('New-Password-1', { userId }))).toEqual(
      refusal(
        400,
        'zoom-1120-pending',
        'assumed',
        1120,
        'A valid invitation to join the Zoom account was not found for this user.',
      ),
    );
    await restart({ settings: { pendingPassword: 'allowed' } });
    expect((await zoom.change('New-Password-1', { userId })).status).toBe(204);
  });

  test('zoom-1001-inactive (assumed): a deactivated user with inactivePassword=refused, who cannot sign in anyway', async () => {
    const userId = 'wp-dora-1e46';
    expect((await zoom.change('New-Password-1', { userId })).status).toBe(204);
    expect(await zoom.signsIn('dora.deactivated@example.com', 'New-Password-1')).toBe(false);
    await restart({ settings: { inactivePassword: 'refused' } });
    expect(await seen(await zoom.change('New-Password-1', { userId }))).toEqual(
      refusal(404, 'zoom-1001-inactive', 'assumed', 1001, `User does not exist: ${userId}.`),
    );
  });
});

describe('section 3: what a password must be', () => {
  test.each([
    ['zoom-1124-base', 'third-party', 'Short1x', 'Have at least 8 characters'],
    ['zoom-1130', 'third-party', 'aaaaaaaa', "Password can't use the same character."],
    ['zoom-1130', 'third-party', '11111111', "Password can't use the same character."],
    ['zoom-1125', 'third-party', '13571357', 'Have at least 1 letter (a, b, c…)'],
    ['zoom-1126', 'third-party', 'Acegikmo', 'Have at least 1 number (1, 2, 3…)'],
    ['zoom-1128', 'third-party', 'acegikm1', 'Include both Upper case and Lower case characters'],
    ['zoom-1128', 'third-party', 'ACEGIKM1', 'Include both Upper case and Lower case characters'],
    ['zoom-1131-base', 'third-party', 'Xx-abcdef1', consecutive],
    ['zoom-1131-base', 'third-party', 'Xx-123456', consecutive],
    ['zoom-1131-base', 'third-party', 'Xx-fEdCbA-1', consecutive],
  ])('%s (%s): base requirement: %s', async (id, source, password, message) => {
    expect(await seen(await zoom.change(password))).toEqual(
      refusal(400, id, source, Number(id.split('-')[1]), message),
    );
    expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
  });

  test.each(['Acegikm1', 'Xx-abcde1', 'Xx-12345', 'Xx-qwerty1', 'Ägäisch7', 'Xx-aaaaaa-1'])(
    'the base requirement is met by %s',
    async (password) => {
      expect((await zoom.change(password)).status).toBe(204);
    },
  );

  test('consecutiveCharacters (assumed): from which length on a run is refused, 0 for none', async () => {
    await restart({ settings: { consecutiveCharacters: 4 } });
    expect((await seen(await zoom.change('Xx-abcd-1'))).body.code).toBe(1131);
    await restart({ settings: { consecutiveCharacters: 0 } });
    expect((await zoom.change('Xx-abcdefgh-1')).status).toBe(204);
  });

  test.each([
    [
      'zoom-1124',
      'third-party',
      { minimum_password_length: 14 },
      'Thirteen-ch-1',
      'Have at least 14 characters',
    ],
    [
      'zoom-1127',
      'third-party',
      { have_special_character: true },
      'NoSpecial13',
      'Have at least 1 special character (!, @, #…)',
    ],
    ['zoom-1131', 'third-party', { consecutive_characters_length: 4 }, 'Xx-qwer-13', consecutive],
    ['zoom-1131', 'third-party', { consecutive_characters_length: 5 }, 'Xx-11111-3', consecutive],
    [
      'zoom-1136',
      'third-party',
      { weak_enhance_detection: true },
      'Sunshine-2026',
      'Your password is too easy to guess. Try another one.',
    ],
  ])('%s (%s): enhanced requirement %j refuses %s', async (id, source, requirement, password, message) => {
    expect((await zoom.changeSettings({ password_requirement: requirement })).status).toBe(204);
    expect(await seen(await zoom.change(password))).toEqual(
      refusal(400, id, source, Number(id.split('-')[1]), message),
    );
    const off = {
      minimum_password_length: 0,
      have_special_character: false,
      consecutive_characters_length: 0,
      weak_enhance_detection: false,
    };
    await zoom.changeSettings({ password_requirement: off });
    expect((await zoom.change(password)).status).toBe(204);
  });

  test.each([
    [4, 'Xx-abc-1', 'Xx-abcd-1'],
    [5, 'Xx-abcd-1', 'Xx-abcde-1'],
    [8, 'Xx-lkjhgf-1', 'Xx-qwertyui-1'],
  ])(
    'zoom-1131 (third-party): consecutive_characters_length %i allows %s and refuses %s',
    async (length, allowed, refused) => {
      await zoom.changeSettings({ password_requirement: { consecutive_characters_length: length } });
      expect((await zoom.change(allowed)).status).toBe(204);
      expect((await seen(await zoom.change(refused))).body.code).toBe(1131);
    },
  );

  test('zoom-1129 (third-party): none of the last three passwords, the first one again after them', async () => {
    const reuse = refusal(
      400,
      'zoom-1129',
      'third-party',
      1129,
      'Users cannot reuse any of the last 3 passwords created.',
    );
    expect((await zoom.change('New-Password-1')).status).toBe(204);
    expect(await seen(await zoom.change(passwords.mia))).toEqual(reuse);
    expect((await zoom.change('New-Password-2')).status).toBe(204);
    expect(await seen(await zoom.change(passwords.mia))).toEqual(reuse);
    expect(await seen(await zoom.change('New-Password-1'))).toEqual(reuse);
    expect((await zoom.change('New-Password-3')).status).toBe(204);
    expect((await zoom.change(passwords.mia)).status).toBe(204);
  });

  test('zoom-1129 (third-party): reusedPasswords is a setting (assumed)', async () => {
    await restart({ settings: { reusedPasswords: 0 } });
    expect((await zoom.change('New-Password-1')).status).toBe(204);
    expect((await zoom.change(passwords.mia)).status).toBe(204);
    await restart({ settings: { reusedPasswords: 12, changesPerDay: 20 } });
    for (let n = 1; n <= 11; n += 1) expect((await zoom.change(`New-Password-${n}`)).status).toBe(204);
    expect((await seen(await zoom.change(passwords.mia))).body.message).toContain('the last 12 passwords');
    expect((await zoom.change('New-Password-12')).status).toBe(204);
    expect((await zoom.change(passwords.mia)).status).toBe(204);
  });

  test('zoom-300-same (documented) is said before zoom-1129, and this before zoom-300-day (assumed)', async () => {
    await restart({ settings: { changesPerDay: 1 } });
    await zoom.change('New-Password-1');
    const code = async (password: string) => (await seen(await zoom.change(password))).rule?.split(';')[0];
    expect(await code('New-Password-1')).toBe('zoom-300-same');
    expect(await code(passwords.mia)).toBe('zoom-1129');
    expect(await code('New-Password-2')).toBe('zoom-300-day');
  });

  test('order of the checks (assumed): the user and its kind before the characters', async () => {
    const code = async (userId: string) => (await seen(await zoom.change('x', { userId }))).body.code;
    expect(await code('nobody')).toBe(1001);
    expect(await code('wp-sam-7d31')).toBe(1123);
    expect(await code('wp-olivia-93e0')).toBe(1117);
    expect(await code('wp-mia-2f8a')).toBe(1124);
  });

  test('--rules documented (assumed) leaves out what only others state', async () => {
    await restart({ rules: 'documented' });
    for (const password of ['aaaaaaaa', '13571357', 'Xx-abcdef', passwords.noah]) {
      expect((await zoom.change(password)).status).toBe(204);
    }
    expect((await zoom.change('New-Password-1', { userId: 'wp-olivia-93e0' })).status).toBe(204);
  });
});
