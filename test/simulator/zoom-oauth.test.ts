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

const grant = { grant_type: 'account_credentials', account_id: 'wp-account-7b21d0c4' };

async function tokenOf(client = 'wp-server-app'): Promise<string> {
  return (await zoom.oauth(grant, { client })).body.access_token;
}

const refused = (status: number, id: string, source: string, error: string, reason: string) => ({
  status,
  rule: `${id}; source=${source}`,
  body: { reason, error, code: Number(/\d+/.exec(id)?.[0]) },
});

describe('section 5: POST /oauth/token', () => {
  test('zoom-200-token (documented: the page on server-to-server apps): type, an hour, scopes', async () => {
    const { status, rule, body } = await zoom.oauth(grant);
    expect([status, rule]).toEqual([200, 'zoom-200-token; source=documented']);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'bearer',
      expires_in: 3_600,
      scope: expect.stringContaining('user:update:password:admin user:write:user:admin'),
    });
    const change = await zoom.change('New-Password-1', { token: body.access_token });
    expect(change.status).toBe(204);
  });

  test('zoom-200-token (documented): parameters in the query are enough, and credentials in the form too', async () => {
    const query = new URLSearchParams(grant);
    const basic = Buffer.from(`wp-server-app:${tokens['client-secret']}`).toString('base64');
    const inQuery = await fetch(`${zoom.simulator.origin}/oauth/token?${query}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
    });
    expect(inQuery.status).toBe(200);
    expect(inQuery.headers.get('cache-control')).toBe('no-store');
    const inForm = await fetch(`${zoom.simulator.origin}/v2/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...grant,
        client_id: 'wp-server-app',
        client_secret: tokens['client-secret'],
      }),
    });
    expect(inForm.status).toBe(200);
  });

  test('an app with classic scopes gives them (documented: the page on server-to-server apps)', async () => {
    const { body } = await zoom.oauth(grant, { client: 'wp-server-app-classic' });
    expect(body.scope.split(' ')).toContain('user:write:admin');
    expect((await zoom.change('New-Password-1', { token: body.access_token })).status).toBe(204);
  });

  test('several tokens may be alive (documented: the page on server-to-server apps)', async () => {
    const [one, other] = [await tokenOf(), await tokenOf()];
    expect(one).not.toBe(other);
    expect((await zoom.change('New-Password-1', { token: one })).status).toBe(204);
    expect((await zoom.change('New-Password-2', { token: other })).status).toBe(204);
  });

  test('olderTokens=revoked (third-party: an older guide): another token ends those before', async () => {
    await restart({ settings: { olderTokens: 'revoked' } });
    const [one, other] = [await tokenOf(), await tokenOf()];
    expect((await zoom.change('New-Password-1', { token: one })).status).toBe(401);
    expect((await zoom.change('New-Password-1', { token: other })).status).toBe(204);
  });

  test('zoom-124-expired (third-party): after an hour of the clock, and not before', async () => {
    await zoom.freeze();
    const token = await tokenOf();
    await zoom.advance(3_599);
    expect((await zoom.change('New-Password-1', { token })).status).toBe(204);
    await zoom.advance(1);
    expect(await seen(await zoom.change('New-Password-2', { token }))).toEqual({
      status: 401,
      rule: 'zoom-124-expired; source=third-party',
      body: { code: 124, message: 'Access token is expired.' },
    });
    expect((await zoom.change('New-Password-2')).status).toBe(204);
  });

  test('a token outlives a restart of the simulator only in a database, and is stored as a hash', async () => {
    const token = await tokenOf();
    await restart({});
    expect((await zoom.change('New-Password-1', { token })).status).toBe(401);
  });

  test('zoom-4706 (documented): id or secret is missing', async () => {
    const expected = refused(
      400,
      'zoom-4706',
      'documented',
      'invalid_client',
      'Client ID or client secret is missing.',
    );
    expect(await zoom.oauth(grant, { secret: '' })).toEqual(expected);
    expect(await zoom.oauth(grant, { client: '' })).toEqual(expected);
    const bare = await fetch(`${zoom.simulator.origin}/oauth/token`, { method: 'POST' });
    expect(await seen(bare)).toEqual(expected);
  });

  test('zoom-4702 (documented): an unknown client', async () => {
    expect(await zoom.oauth(grant, { client: 'nobody' })).toEqual(
      refused(400, 'zoom-4702', 'documented', 'invalid_client', 'Invalid client.'),
    );
  });

  test('zoom-4704 (documented): a wrong secret', async () => {
    expect(await zoom.oauth(grant, { secret: 'wrong' })).toEqual(
      refused(400, 'zoom-4704', 'documented', 'invalid_client', 'Invalid client secret.'),
    );
  });

  test('zoom-4717 (documented): an app that was disabled', async () => {
    expect(await zoom.oauth(grant, { client: 'wp-disabled-app' })).toEqual(
      refused(400, 'zoom-4717', 'documented', 'invalid_client', 'The app has been disabled'),
    );
  });

  test('zoom-4706-grant (documented): no grant type', async () => {
    expect(await zoom.oauth({})).toEqual(
      refused(400, 'zoom-4706-grant', 'documented', 'invalid_request', 'Missing grant type.'),
    );
  });

  test.each(['client_credentials', 'refresh_token', '__proto__'])(
    'zoom-4705 (documented): another grant type: %s',
    async (grant_type) => {
      expect(await zoom.oauth({ ...grant, grant_type })).toEqual(
        refused(
          400,
          'zoom-4705',
          'documented',
          'unsupported_grant_type',
          'Grant type is not supported from token endpoint.',
        ),
      );
    },
  );

  test('zoom-4705-app (third-party): an app of another type', async () => {
    expect(await zoom.oauth(grant, { client: 'wp-user-app' })).toEqual(
      refused(400, 'zoom-4705-app', 'third-party', 'unsupported_grant_type', 'unsupported grant type'),
    );
  });

  test('zoom-4700-account (assumed): the account of somebody else', async () => {
    expect(await zoom.oauth({ ...grant, account_id: 'other' })).toEqual(
      refused(400, 'zoom-4700-account', 'assumed', 'invalid_request', 'Bad Request'),
    );
  });

  test('zoom-4735 (assumed): the owner of the app is gone', async () => {
    expect(await zoom.oauth(grant, { client: 'wp-orphan-app' })).toEqual(
      refused(400, 'zoom-4735', 'assumed', 'invalid_grant', 'The owner of the token does not exist.'),
    );
  });
});

describe('section 5: POST /oauth/revoke', () => {
  const revoke = (token: string) => zoom.oauth({ token }, { path: 'revoke' });

  test('zoom-200-revoked (documented): the token is dead at once, others are not', async () => {
    const [token, other] = [await tokenOf(), await tokenOf()];
    expect(await revoke(token)).toEqual({
      status: 200,
      rule: 'zoom-200-revoked; source=documented',
      body: { status: 'success' },
    });
    expect((await seen(await zoom.change('New-Password-1', { token }))).body).toEqual({
      code: 124,
      message: 'Invalid access token.',
    });
    expect((await zoom.change('New-Password-1', { token: other })).status).toBe(204);
  });

  test('zoom-4741 (assumed): a token that was revoked already', async () => {
    const token = await tokenOf();
    await revoke(token);
    expect(await revoke(token)).toEqual(
      refused(400, 'zoom-4741', 'assumed', 'invalid_grant', 'The token has been revoked.'),
    );
  });

  test('a token that nobody knows, or of another app, is left alone', async () => {
    expect((await revoke('unknown')).status).toBe(200);
    const token = await tokenOf('wp-server-app-classic');
    expect((await revoke(token)).status).toBe(200);
    expect((await zoom.change('New-Password-1', { token })).status).toBe(204);
  });

  test('zoom-4700-token (documented): no token', async () => {
    expect(await revoke('')).toEqual(
      refused(400, 'zoom-4700-token', 'documented', 'invalid_request', 'Token cannot be empty.'),
    );
  });
});

describe('section 5: tokens at the API', () => {
  test('zoom-124-query (third-party): a token in the query', async () => {
    const response = await fetch(zoom.url(`/users/me?access_token=${tokens.admin}`));
    expect(await seen(response)).toEqual({
      status: 401,
      rule: 'zoom-124-query; source=third-party',
      body: {
        code: 124,
        message: 'Invalid access token, this access token is not supported as query parameter string.',
      },
    });
  });

  test('zoom-124 (third-party): the token of a deactivated user', async () => {
    expect((await zoom.call('GET', '/users/me', { token: 'member' })).status).toBe(200);
    await zoom.call('PUT', '/users/wp-mia-2f8a/status', { body: { action: 'deactivate' } });
    expect((await zoom.call('GET', '/users/me', { token: 'member' })).body).toEqual({
      code: 124,
      message: 'Invalid access token.',
    });
  });

  test('zoom-124 (third-party): the token of an app that was disabled (documented: the page on such apps)', async () => {
    const of = (clientId: string) => zoomWithToken('x', 'wp-olivia-93e0', 'user:read:admin', clientId);
    await restart({ behaviours: [of('wp-server-app')] });
    expect((await zoom.call('GET', '/users', { token: 'x' })).status).toBe(200);
    await restart({ behaviours: [of('wp-disabled-app')] });
    expect((await zoom.call('GET', '/users', { token: 'x' })).body.code).toBe(124);
  });

  test.each([
    ['PUT', '/users/me/password', 'user:update:password, user:update:password:admin'],
    ['POST', '/users', 'user:write:user:admin'],
    ['GET', '/users', 'user:read:list_users:admin'],
    ['GET', '/users/me', 'user:read:user, user:read:user:admin'],
    ['GET', '/users/email', 'user:read:email, user:read:email:admin'],
    ['PATCH', '/users/me', 'user:update:user, user:update:user:admin'],
    ['DELETE', '/users/me', 'user:delete:user, user:delete:user:admin'],
    ['PUT', '/users/me/status', 'user:update:status, user:update:status:admin'],
    ['PUT', '/users/me/email', 'user:update:email, user:update:email:admin'],
    ['GET', '/accounts/me/settings', 'account:read:settings:admin'],
    ['PATCH', '/accounts/me/settings', 'account:update:settings:admin'],
  ])('zoom-4711 (third-party): %s %s names its granular scopes', async (method, path, named) => {
    const { status, body } = await zoom.call(method, path, { token: 'unscoped' });
    expect([status, body]).toEqual([
      400,
      { code: 4711, message: `Invalid access token, does not contain scopes:[${named}].` },
    ]);
    // The granular scopes are enough, so that something else answers.
    expect((await zoom.call(method, path, { token: 'granular' })).body?.code).not.toBe(4711);
  });
});

describe('section 2: "me" by the type of an app', () => {
  test('zoom-300-me (assumed): a server-to-server app must not use "me"', async () => {
    const token = await tokenOf();
    expect(await seen(await zoom.change('New-Password-1', { token, userId: 'me' }))).toEqual({
      status: 400,
      rule: 'zoom-300-me; source=assumed',
      body: {
        code: 300,
        message: 'Validation Failed.',
        errors: [{ field: 'userId', message: 'Invalid field.' }],
      },
    });
  });

  test('serverMe=allowed (assumed): then it is the owner', async () => {
    await restart({ settings: { serverMe: 'allowed' } });
    const token = await tokenOf();
    expect((await zoom.call('GET', '/users/me', { token })).body.email).toBe('olivia.owner@example.com');
  });

  test('zoom-4700 (third-party): userAppId=refused leaves an app of one user only "me"', async () => {
    await restart({ settings: { userAppId: 'refused' } });
    const token = 'member';
    expect(await seen(await zoom.change('New-Password-1', { token }))).toEqual({
      status: 400,
      rule: 'zoom-4700; source=third-party',
      body: { code: 4700, message: 'Invalid access token, does not contain scopes.' },
    });
    expect((await zoom.change('New-Password-1', { token, userId: 'me' })).status).toBe(204);
  });
});
