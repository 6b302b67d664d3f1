import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectionOf, itemAlone, passwords, startZoom, tokens, type Zoom } from './zoom.ts';

let zoom: Zoom;
beforeAll(async () => {
  zoom = await startZoom();
  const info = {
    name: '<script>alert(1)</script>',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  };
  zoom.simulator.mount(collectionOf({ info, item: [itemAlone] }), '/hostile');
});
afterAll(() => zoom.simulator.close());

const page = async (path = '', init: RequestInit = {}) =>
  fetch(`${zoom.simulator.origin}/_wireproof/${path}`, { redirect: 'manual', ...init });

const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers,
});

/** A request with headers that fetch does not let through. */
function raw(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { hostname, port } = new URL(zoom.simulator.origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const secrets = [...Object.values(passwords), ...Object.values(tokens), 'New-Password-1', 'scrypt$'];

test('the page shows users, masked tokens, mails and requests, escaped and without scripts', async () => {
  await zoom.change('New-Password-1');
  await fetch(`${zoom.simulator.origin}/v2/<b>?access_token=hidden-in-log`);
  const response = await page();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await response.text();
  expect(html).toContain('a simulation, independent of the vendors');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script');
  for (const shown of [
    'mia.member@example.com',
    'wp-mia-2f8a',
    `${tokens.admin.slice(0, 4)}…`,
    'zoom-204',
    'Your password was changed',
  ]) {
    expect(html).toContain(shown);
  }
  for (const hidden of [...secrets, 'hidden-in-log']) expect(html).not.toContain(hidden);
});

test('the same as JSON: state, log, outbox, clock', async () => {
  const state = JSON.stringify((await zoom.pages('state')).body);
  expect(state).toContain('"plan":"business"');
  for (const secret of secrets) expect(state).not.toContain(secret);
  expect((await zoom.pages('log')).body.requests[1]).toMatchObject({
    method: 'PUT',
    target: '/v2/users/wp-mia-2f8a/password',
    status: 204,
    rule: { id: 'zoom-204', source: 'documented' },
  });
  expect((await zoom.pages('outbox')).body.mails[0].recipient).toBe('mia.member@example.com');
  expect((await zoom.pages('clock')).body.isFrozen).toBe(false);
});

test('the pages are not routes of the collection, and unknown ones are 404', async () => {
  expect((await page('nothing')).status).toBe(404);
  const style = await page('simulator.css');
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await style.text()).toMatch(/--page: .*var\(--page\)/s);
});

test('signing in says whether a password is the one of now, as JSON and in a form', async () => {
  expect(await zoom.pages('sign-in', { email: 'noah.member@example.com', password: passwords.noah })).toEqual(
    {
      status: 200,
      body: { signedIn: true },
    },
  );
  expect((await zoom.pages('sign-in', { email: 'noah.member@example.com', password: 'x' })).status).toBe(401);
  expect((await zoom.pages('sign-in', { email: 'nobody@example.com', password: 'x' })).status).toBe(401);
  expect((await zoom.pages('sign-in', { email: 7 })).status).toBe(400);
  const response = await page(
    'sign-in',
    form({ email: 'NOAH.member@example.com', password: passwords.noah }),
  );
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('NOAH.member@example.com can sign in with this password.');
});

test('the clock is frozen, advanced and let go by forms', async () => {
  expect((await page('clock', form({ freeze: 'true' }))).status).toBe(303);
  const { now, isFrozen } = (await zoom.pages('clock')).body;
  expect(isFrozen).toBe(true);
  expect((await page('clock', form({ advanceHours: '24' }))).headers.get('location')).toBe(
    '/_wireproof/#clock',
  );
  expect(Date.parse((await zoom.pages('clock')).body.now) - Date.parse(now)).toBe(24 * 3_600_000);
  expect((await page('clock', form({ freeze: 'false' }))).status).toBe(303);
  for (const advanceSeconds of [-1, 'x', 1e12]) {
    expect((await zoom.pages('clock', { advanceSeconds })).status).toBe(400);
  }
});

test('the clock is set to a moment, with or without a time zone, and to nothing else', async () => {
  for (const set of ['2030-05-01T08:00:00Z', '2030-05-01T08:00', '2030-05-01T10:00:00+02:00']) {
    await page('clock', form({ set, freeze: 'true' }));
    expect((await zoom.pages('clock')).body.now).toBe('2030-05-01T08:00:00.000Z');
  }
  for (const set of ['tomorrow', '2030-99-01T00:00:00Z', 7]) {
    expect((await zoom.pages('clock', { set })).status).toBe(400);
  }
});

test('another site can change nothing, a stranger’s name can read nothing', async () => {
  const { host } = new URL(zoom.simulator.origin);
  expect(await raw('POST', '/_wireproof/reset', { Host: host, Origin: 'http://evil.example' })).toBe(403);
  expect(await raw('POST', '/_wireproof/reset', { Host: host, 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await raw('POST', '/_wireproof/clock', { Host: host, Origin: 'null' })).toBe(403);
  expect(await raw('GET', '/_wireproof/state', { Host: 'evil.example' })).toBe(421);
  expect(await raw('GET', '/_wireproof/state', { Host: 'localhost:1' })).toBe(200);
  expect(await raw('POST', '/_wireproof/clock', { Host: host, Origin: `http://${host}` })).toBe(200);
  expect(await zoom.signsIn('mia.member@example.com', 'New-Password-1')).toBe(true);
});

test('bodies that are too large or no JSON are refused', async () => {
  expect((await page('sign-in', { method: 'POST', body: 'x'.repeat(50_000) })).status).toBe(413);
  const { host } = new URL(zoom.simulator.origin);
  expect(await raw('POST', '/_wireproof/sign-in', { Host: host, 'Transfer-Encoding': 'chunked' })).toBe(411);
  const headers = { 'Content-Type': 'application/json' };
  expect((await page('sign-in', { method: 'POST', body: '{', headers })).status).toBe(400);
});

test('a form resets everything', async () => {
  expect((await page('reset', form({}))).status).toBe(303);
  expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
  expect((await zoom.pages('log')).body.requests).toEqual([]);
});
