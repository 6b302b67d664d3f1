import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Catalogue } from '../catalogue.ts';
import { openCatalogue, openSamples } from '../open-catalogue.ts';
import { catalogueServer } from '../server.tsx';
import { type CatalogueOptions, type RunningCatalogue, startCatalogue } from '../start-catalogue.ts';
import { readPublicUrl } from './public-url.ts';

const token = 'a-token-of-24-characters';
const item = '/zoom-users/users/user-id/update-a-user-s-password/cpp-libcurl/';
const ping = JSON.stringify({ name: 'Ping', request: { method: 'GET', url: 'https://example.com/ping' } });

let simulator: Simulator;
let catalogue: Catalogue;
const running: RunningCatalogue[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  catalogue = await openCatalogue(['cpp-libcurl', 'shell-curl']);
  openSamples(catalogue);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
});
afterAll(() => simulator.close());

async function start(options: Partial<CatalogueOptions> = {}): Promise<RunningCatalogue> {
  const started = await startCatalogue({ catalogue, simulator, port: 0, ...options });
  running.push(started);
  return started;
}

const behindProxy = { publicUrl: readPublicUrl('https://docs.example.com/api/'), token } as CatalogueOptions;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with exactly these headers, as no fetch does. */
function ask(
  { origin }: RunningCatalogue,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method, headers: { ...headers }, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const opening = new URLSearchParams({ text: ping }).toString();
const signing = (word: string, to = '/') => new URLSearchParams({ token: word, to }).toString();

/** What a browser sends with a form of our own page. */
const ours = (origin: string) => ({ ...form, origin, 'sec-fetch-site': 'same-origin' });

async function signIn(at: RunningCatalogue, origin: string, prefix = '') {
  return ask(at, `${prefix}/_sign-in`, { method: 'POST', headers: ours(origin), body: signing(token, item) });
}

function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

describe('the length of a form', () => {
  it('without a body is no defect, and one of unknown length is refused', async () => {
    const at = await start({ onFault: (error) => expect(error).toBeUndefined() });
    const headers = ours(at.origin);
    expect((await ask(at, '/_open', { method: 'POST', headers })).status).toBe(422);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await ask(at, '/_open', { method: 'POST', headers: chunked, body: opening })).status).toBe(411);
  });

  it('of more bytes than are read is refused before they come', async () => {
    const at = await start();
    const headers = { ...ours(at.origin), 'content-length': '400000' };
    expect((await ask(at, `${item}_run`, { method: 'POST', headers, body: '' })).status).toBe(413);
  });
});

describe('a server with a token', () => {
  it('lets everybody read, and only who signed in open', async () => {
    const at = await start({ token });
    const { origin } = at;
    const start_ = await ask(at, '/');
    expect(start_.body).toContain('href="/_sign-in?to=%2F"');
    expect(start_.body).not.toContain('<textarea');
    const read = (await ask(at, item)).body;
    expect(read).toContain('Sign in</a> to send it.');
    expect(read).not.toContain('class="primary"');
    expect(read).not.toContain('/_wireproof/"');
    const refused = await ask(at, '/_open', { method: 'POST', headers: ours(origin), body: opening });
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('Bearer');
    expect(refused.body).toContain('<a href="/_sign-in?to=%2F">Sign in</a>');

    const signed = await signIn(at, origin);
    expect(signed.status).toBe(303);
    expect(signed.headers['location']).toBe(item);
    expect(signed.headers['set-cookie']?.[0]).toMatch(
      /^wireproof-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = cookieOf(signed);
    expect((await ask(at, '/', { headers: { cookie } })).body).toContain('<textarea');
    const headers = { ...ours(origin), cookie };
    const opened = await ask(at, '/_open', { method: 'POST', headers, body: opening });
    expect(opened.status).toBe(303);

    const out = await ask(at, '/_sign-out', { method: 'POST', headers });
    expect(out.headers['set-cookie']?.[0]).toMatch(/^wireproof-session=; Max-Age=0; Path=\//);
    expect((await ask(at, '/_open', { method: 'POST', headers, body: opening })).status).toBe(401);
  });

  it('takes the token from programs, which have no page', async () => {
    const at = await start({ token });
    const headers = { ...form, authorization: `Bearer ${token}` };
    expect((await ask(at, '/_open', { method: 'POST', headers, body: opening })).status).toBe(303);
    expect((await ask(at, `${item}_run`, { method: 'POST', headers, body: '' })).status).toBe(303);
    const wrong = { ...form, authorization: 'Bearer wrong' };
    expect((await ask(at, '/_open', { method: 'POST', headers: wrong, body: opening })).status).toBe(401);
  });

  it('says that the token was wrong, and after five times nothing more', async () => {
    const at = await start({ token });
    const guess = () =>
      ask(at, '/_sign-in', { method: 'POST', headers: ours(at.origin), body: signing('wrong') });
    for (let n = 0; n < 5; n++) {
      const { status, body } = await guess();
      expect(status).toBe(401);
      expect(body).toContain('That is not the token.');
    }
    const { status, headers, body } = await guess();
    expect(status).toBe(429);
    expect(headers['retry-after']).toBe('60');
    expect(body).toContain('Try again in 60 s.');
    expect((await signIn(at, at.origin)).status).toBe(429);
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', '/a\r\nX: y', '', 'zoom'])(
    'leads to its own pages only, not to %j',
    async (to) => {
      const at = await start({ token });
      const body = signing(token, to);
      const signed = await ask(at, '/_sign-in', { method: 'POST', headers: ours(at.origin), body });
      expect(signed.headers['location']).toBe('/');
      const page = await ask(at, `/_sign-in?${new URLSearchParams({ to })}`);
      expect(page.body).toContain('name="to" value="/"');
    },
  );
});

describe('cookies', () => {
  it('are never taken for a session, whatever they hold, and break nothing', async () => {
    const options = {
      host: '127.0.0.1',
      isLocal: true,
      token,
      onFault: (error: unknown) => faults.push(error),
    };
    const faults: unknown[] = [];
    const app = catalogueServer(catalogue, options);
    const pieces = fc.constantFrom(
      ...['wireproof-session', 'target', '=', ';', ' ', ',', '"', '%', '%00', '%ff', '\\', token],
      ...['__proto__', 'constructor', 'cpp-libcurl', 'a'.repeat(5000)],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const headers = { host: '127.0.0.1', cookie: parts.join('') };
        const page = await app.request('http://127.0.0.1/_sign-in', { headers });
        expect(page.status).toBe(200);
        expect(await page.text()).not.toContain('Signed in');
        expect((await app.request('http://127.0.0.1/zoom-users/', { headers })).status).toBe(200);
      }),
      { numRuns: 40 },
    );
    expect(faults).toEqual([]);
  });
});

describe('a form', () => {
  it.each([
    [{ origin: 'own' }, 303],
    [{ origin: 'own', 'sec-fetch-site': 'same-origin' }, 303],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 403],
    [{ origin: 'own', 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'own', 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://127.0.0.1' }, 403],
    [{ origin: 'https://evil.example', authorization: `Bearer ${token}` }, 403],
    [{ 'sec-fetch-site': 'cross-site', authorization: `Bearer ${token}` }, 403],
    [{ authorization: `Bearer ${token}` }, 303],
  ])('with %j is answered with %i, whatever the type of its body says', async (given, status) => {
    const at = await start();
    const { origin, ...rest } = given as { origin?: string };
    const from = origin === undefined ? {} : { origin: origin === 'own' ? at.origin : origin };
    const headers = { ...form, ...rest, ...from };
    expect((await ask(at, '/_open', { method: 'POST', headers, body: opening })).status).toBe(status);
    if (status !== 403) return;
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', undefined]) {
      const other = { ...rest, ...from, ...(type && { 'content-type': type }) };
      expect((await ask(at, '/_open', { method: 'POST', headers: other, body: 'x' })).status).toBe(403);
    }
  });
});

describe('behind a proxy', () => {
  it('has its pages below the base, and knows its name', async () => {
    const at = await start(behindProxy);
    const host = 'docs.example.com';
    const page = await ask(at, `/api${item}`, { headers: { host } });
    expect(page.status).toBe(200);
    const links = Array.from(page.body.matchAll(/ (?:href|src|action)="(\/[^"]*)"/g), ([, to]) => to);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((to) => !to?.startsWith('/api/'))).toEqual([]);
    const redirect = await ask(at, '/api/zoom-users/users', { headers: { host } });
    expect(redirect.headers['location']).toBe('/api/zoom-users/users/');
    expect((await ask(at, '/api', { headers: { host } })).status).toBe(200);
    expect((await ask(at, '/', { headers: { host } })).status).toBe(404);
    expect((await ask(at, '/apis/', { headers: { host } })).status).toBe(404);
    expect((await ask(at, '/api/', { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  it('gives cookies for TLS and the base only, and takes forms of the public address', async () => {
    const at = await start(behindProxy);
    const signed = await signIn(at, 'https://docs.example.com', '/api');
    expect(signed.status).toBe(303);
    expect(signed.headers['location']).toBe(`/api${item}`);
    expect(signed.headers['set-cookie']?.[0]).toMatch(/; Path=\/api\/; HttpOnly; Secure; SameSite=Strict$/);
    const page = await ask(at, `/api${item}`);
    expect(page.headers['set-cookie']?.[0]).toMatch(
      /^target=.*; Path=\/api\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await signIn(at, 'http://docs.example.com', '/api')).status).toBe(403);
  });

  it('never trusts this machine: without a token it is for reading', async () => {
    const at = await start({
      publicUrl: behindProxy.publicUrl as NonNullable<CatalogueOptions['publicUrl']>,
    });
    const headers = ours('https://docs.example.com');
    expect((await ask(at, '/api/_open', { method: 'POST', headers, body: opening })).status).toBe(403);
    expect((await ask(at, '/api/')).body).not.toContain('<form class="drop"');
    const read = (await ask(at, `/api${item}`)).body;
    expect(read).toContain('Nobody can send from here');
    expect(read).not.toContain('class="primary"');
  });

  it.each([
    { 'x-forwarded-for': '198.51.100.7' },
    { forwarded: 'for=198.51.100.7' },
    { via: '1.1 proxy' },
    { 'x-real-ip': '198.51.100.7' },
    { 'x-forwarded-proto': 'https' },
    { 'x-forwarded-host': 'docs.example.com' },
  ])('nor a proxy that it was not told of, which says %j', async (said) => {
    const at = await start();
    const headers = { ...ours(at.origin), ...said };
    expect((await ask(at, '/_open', { method: 'POST', headers, body: opening })).status).toBe(403);
  });

  it('limits each client by itself, by the address that the proxy saw', async () => {
    const at = await start(behindProxy);
    const from = (address: string) =>
      ask(at, '/api/_assets/wire.svg', { headers: { 'x-forwarded-for': address } });
    let refused = await from('198.51.100.7');
    for (let n = 0; n < 600 && refused.status === 200; n++) refused = await from(`10.0.0.${n}, 198.51.100.7`);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.body).toContain('Too many requests from your address.');
    expect((await from('198.51.100.8')).status).toBe(200);
    expect((await ask(at, '/_health', { headers: { 'x-forwarded-for': '198.51.100.7' } })).status).toBe(200);
  });

  it('limits what is sent more than what is read', async () => {
    const at = await start(behindProxy);
    const headers = { ...form, authorization: `Bearer ${token}`, 'x-forwarded-for': '198.51.100.7' };
    const statuses: number[] = [];
    for (let n = 0; n < 32; n++) {
      statuses.push((await ask(at, '/api/_sign-out', { method: 'POST', headers })).status);
    }
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(30);
    expect((await ask(at, '/api/', { headers: { 'x-forwarded-for': '198.51.100.7' } })).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each([
    [{}, undefined],
    [behindProxy, 'max-age=31536000'],
  ])('has the headers that keep a browser safe: %#', async (options, strict) => {
    const at = await start(options);
    const base = 'publicUrl' in options ? '/api' : '';
    for (const path of [
      '/',
      '/_sign-in',
      '/nope/',
      '/_assets/page.js',
      '/_health',
      '/llms.txt',
      `${item}index.md`,
    ]) {
      const { headers } = await ask(at, `${base}${path}`);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cache-control': expect.stringMatching(/^no-/),
      });
      expect(headers['strict-transport-security']).toBe(strict);
    }
  });

  it('to a head that is too large or a body that never comes is short', async () => {
    const at = await start();
    const { port } = new URL(at.origin);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
      );
      socket.once('data', (data) => resolve(String(data)));
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('health', () => {
  it('is good with the version until the end begins, then bad, while what runs is answered', async () => {
    const at = await start();
    const { status, body } = await ask(at, '/_health');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    const { port } = new URL(at.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const said: string[] = [];
    socket.on('data', (data) => said.push(String(data)));
    // The end of this head comes later: so this connection has a request under way.
    socket.write('GET /_health HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = running.splice(0)[0]?.close();
    await expect(ask(at, '/_health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    socket.write('\r\n');
    await closed;
    expect(said.join('')).toMatch(/^HTTP\/1\.1 503 [\s\S]*\{"status":"ending"/);
    socket.destroy();
  });
});

describe('the access log', () => {
  it('has a line for each request, without what was typed, and with the client that the proxy saw', async () => {
    const lines: string[] = [];
    const at = await start({ ...behindProxy, onRequest: (line) => lines.push(line) });
    const headers = { 'x-forwarded-for': '198.51.100.7', cookie: 'wireproof-session=hidden' };
    await ask(at, '/api/zoom-users/?q=hidden&value.token=hidden', { headers });
    await ask(at, '/api/nope%0d%0aGET%20/forged', { headers });
    await ask(at, '/api/_sign-in', {
      method: 'POST',
      headers: ours('https://docs.example.com'),
      body: signing('hidden'),
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lines).toEqual([
      expect.stringMatching(
        /^\d{4}-\d\d-\d\dT[\d:.]+Z 198\.51\.100\.7 GET \/api\/zoom-users\/\?\* 200 \d{4,} \d+ms$/,
      ),
      expect.stringMatching(/^\S+ 198\.51\.100\.7 GET \/api\/nope%0d%0aGET%20\/forged 404 \d+ \d+ms$/),
      expect.stringMatching(/^\S+ 127\.0\.0\.1 POST \/api\/_sign-in 401 \d+ \d+ms$/),
    ]);
    expect(lines.join('')).not.toContain('hidden');
  });
});
