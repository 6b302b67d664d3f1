import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwords, seen, startZoom, tokens, type Zoom } from './zoom.ts';

let zoom: Zoom;
beforeAll(async () => {
  zoom = await startZoom();
});
afterAll(() => zoom.simulator.close());

/** Sends bytes and gives what comes back until the server or we end. */
function send(bytes: string | Buffer, { endAfter = 500 } = {}): Promise<string> {
  const { hostname, port } = new URL(zoom.simulator.origin);
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(end, endAfter);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      end();
    });
  });
}

const isAlive = async () => (await zoom.settings()).status === 200;

const head = (type: string, length: number) =>
  `PUT /v2/users/me/password HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.member}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['a broken version', 'GET / HTTP/9.9\r\n\r\n', 400],
  ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n', 400],
  ['a header line break in a value', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\n c\r\n\r\n', 400],
  [
    'both length and chunks',
    'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  ['a chunk of a wrong size', 'PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 404],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['a huge header', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ['a huge target', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ['a path of slashes', `GET ${'/'.repeat(8_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 404],
  ['a path of broken escapes', `GET /${'%'.repeat(8_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 404],
  [
    'bytes outside ASCII in a target',
    Buffer.from('GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1'),
    400,
  ],
  ['OPTIONS of the whole server', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 204],
])('%s is answered, and the server lives on', async (_, bytes, status) => {
  expect(await send(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(await isAlive()).toBe(true);
});

test.each([
  ['that promises more than comes', `${head('application/json', 50)}{"password":`],
  ['that breaks off in a boundary', `${head('multipart/form-data; boundary=x', 50)}--x\r\nContent-Dis`],
  [
    'of chunks that stop',
    `${head('application/json', 1).replace(/Content-Length: 1/, 'Transfer-Encoding: chunked')}5\r\n{"pas`,
  ],
])('a client that goes away in a body %s changes nothing', async (_, bytes) => {
  expect(await send(bytes, { endAfter: 100 })).toBe('');
  expect(await isAlive()).toBe(true);
  expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
});

test('a body beyond the limit: 413, and the server lives on', async () => {
  const response = await zoom.change(undefined, { body: 'x'.repeat(2_000_000) });
  expect(await seen(response)).toMatchObject({ status: 413, rule: 'body-too-large; source=simulator' });
  expect(await isAlive()).toBe(true);
});

test('a form of very many parts is read or refused in a bounded time', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n';
  const started = performance.now();
  const response = await zoom.change(undefined, {
    body: `${part.repeat(15_000)}--x--\r\n`,
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  });
  expect(response.status).toBe(400);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test.each([
  ['curl', '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nFrom-Client-1\r\n--x--\r\n', 'x'],
  [
    'a part with a type',
    '--x\r\nContent-Disposition: form-data; name="password"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nFrom-Client-2\r\n--x--\r\n',
    'x',
  ],
  [
    'a quoted boundary',
    '--a b\r\nContent-Disposition: form-data; name="password"\r\n\r\nFrom-Client-3\r\n--a b--\r\n',
    '"a b"',
  ],
  [
    'headers in lower case',
    '--x\r\ncontent-disposition: form-data; name="password"\r\n\r\nFrom-Client-4\r\n--x--',
    'x',
  ],
])('multipart as clients write it: %s', async (_, body, boundary) => {
  const response = await zoom.change(undefined, {
    userId: 'wp-zoe-e9d2',
    body,
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  });
  expect(response.status).toBe(204);
});

test('many silent connections do not keep others from being answered', async () => {
  const { hostname, port } = new URL(zoom.simulator.origin);
  const silent = Array.from({ length: 500 }, () => connect(Number(port), hostname));
  for (const socket of silent) socket.on('error', () => {});
  for (const socket of silent) socket.write('GET / HTTP/1.1\r\nHost:');
  expect(await isAlive()).toBe(true);
  for (const socket of silent) socket.destroy();
});

test('a POST to the pages that has no body and says no length, as curl -X POST sends it', async () => {
  const answer = await send(
    'POST /_wireproof/reset HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
    {
      endAfter: 10_000,
    },
  );
  expect(answer).toMatch(/^HTTP\/1\.1 204 /);
});
