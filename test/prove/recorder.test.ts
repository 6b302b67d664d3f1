import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Plan, Recording } from '../../src/prove/recording.ts';

// The recorder itself needs no sandbox; what it starts here are one-liners of this file.
const recorder = fileURLToPath(new URL('../../src/prove/recorder.mjs', import.meta.url));

const around = { folder: '/', environment: {}, milliseconds: 10_000, outputBytes: 1000 };

async function start(plan: Plan): Promise<Recording> {
  const child = spawn(process.execPath, [recorder], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(plan));
  return (await json(child.stdout)) as Recording;
}

/** Records a script for Node that finds the recorder at `port`. */
async function record(script: string, more: Partial<Plan> = {}): Promise<Recording & { port: number }> {
  const port = await freePort();
  const recording = await start({
    listener: {
      address: '127.0.0.1',
      port,
      answer: base64('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'),
    },
    otherPorts: [],
    command: [process.execPath, '-e', `const port = ${port};\n${script}`],
    ...around,
    ...more,
  });
  return { ...recording, port };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const text = (bytes: string | undefined) => Buffer.from(bytes ?? '', 'base64').toString('latin1');

/** Sends pieces 20 ms apart, prints all that comes back within 300 ms. */
const sends = (...pieces: string[]) => `
  const socket = require('node:net').connect(port, '127.0.0.1');
  socket.on('data', (data) => process.stdout.write(data));
  ${JSON.stringify(pieces)}.forEach((piece, index) => setTimeout(() => socket.write(piece, 'latin1'), 20 * index));
  setTimeout(() => socket.destroy(), 300);
`;

test('every byte of a request in pieces is kept, and it is answered once it is whole', async () => {
  const pieces = ['POST / HT', 'TP/1.1\r\nContent-Le', 'ngth: 3\r\n\r', '\na\0', '\xff'];
  const { contacts, stdout, exit, port } = await record(sends(...pieces));
  expect(contacts).toEqual([
    { port, requests: [Buffer.from(pieces.join(''), 'latin1').toString('base64')], rest: '' },
  ]);
  expect([text(stdout), exit]).toEqual(['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi', 0]);
});

test('a chunked request ends with its last chunk', async () => {
  const chunked = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
  const { contacts } = await record(sends(chunked, '3\r\na', 'bc\r\n0\r\n', '\r\n'));
  expect(contacts.map(({ requests }) => requests.map(text))).toEqual([[`${chunked}3\r\nabc\r\n0\r\n\r\n`]]);
});

test('several requests on one connection are several requests, each with its answer', async () => {
  const { contacts, stdout } = await record(sends('GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n', 'GET'));
  expect(contacts[0]?.requests.map(text)).toEqual(['GET /a HTTP/1.1\r\n\r\n', 'GET /b HTTP/1.1\r\n\r\n']);
  expect(text(contacts[0]?.rest)).toBe('GET');
  expect(text(stdout).match(/200 OK/g)).toHaveLength(2);
});

const lastRequest = (method: string) => `
    const socket = require('node:net').connect(port, '127.0.0.1');
    socket.write('${method} / HTTP/1.1\\r\\nConnection: close\\r\\n\\r\\n');
    socket.on('data', (data) => process.stdout.write(data)).on('end', () => process.exit(7));
    setTimeout(() => process.exit(1), 1000);
`;

test('behind the answer to the last request of a connection the connection ends', async () => {
  const { stdout, exit } = await record(lastRequest('GET'));
  expect([text(stdout), exit]).toEqual(['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi', 7]);
});

test('an answer that is not whole stays open, but one to HEAD has no body', async () => {
  const open = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n';
  const address = { address: '127.0.0.1', port: await freePort(), answer: base64(open) };
  const ended = async (method: string) => {
    const script = `const port = ${address.port};${lastRequest(method)}`;
    return (
      await start({ listener: address, otherPorts: [], command: [process.execPath, '-e', script], ...around })
    ).exit;
  };
  expect([await ended('GET'), await ended('HEAD')]).toEqual([1, 7]);
});

test('who asks whether to send the body is told to', async () => {
  const { stdout, contacts } = await record(
    sends('PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n', 'x'),
  );
  expect(text(stdout)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
  expect(contacts[0]?.requests).toHaveLength(1);
});

test('an answer without a length ends with its connection', async () => {
  const listener = {
    address: '127.0.0.1',
    port: await freePort(),
    answer: base64('HTTP/1.1 200 OK\r\n\r\nhi'),
  };
  const script = `require('node:http').get('http://127.0.0.1:${listener.port}', (answer) => answer.pipe(process.stdout))`;
  const { stdout, exit } = await record(script, { listener });
  expect([text(stdout), exit]).toEqual(['hi', 0]);
});

test('a port where nothing may arrive is watched, and answers nothing', async () => {
  const other = await freePort();
  const { contacts } = await record(`{ const port = ${other}; ${sends('hello')} }`, {
    otherPorts: [other],
  });
  expect(contacts).toEqual([{ port: other, requests: [], rest: base64('hello') }]);
});

test('without a listener a connection is refused', async () => {
  const port = await freePort();
  const script = `require('node:net').connect(${port}, '127.0.0.1').on('error', ({ code }) => console.log(code))`;
  const { stdout, contacts } = await start({
    otherPorts: [],
    command: [process.execPath, '-e', script],
    ...around,
  });
  expect([text(stdout), contacts]).toEqual(['ECONNREFUSED\n', []]);
});

test('a program that does not end, or prints without end, is stopped and says why', async () => {
  const slow = await record('console.log(process.pid); setInterval(() => {}, 1000)', { milliseconds: 1000 });
  expect([slow.ended, slow.exit]).toEqual(['time', null]);
  expect(() => process.kill(Number(text(slow.stdout)), 0)).toThrow('ESRCH');
  const loud = await record('setInterval(() => console.log("x".repeat(100)), 1)');
  expect([loud.ended, text(loud.stdout).length]).toEqual(['output', 1000]);
});

test('how a program ended is known: its status, or the signal', async () => {
  expect(await record('process.exit(7)')).toMatchObject({ exit: 7, ended: 'exited' });
  expect(await record('process.kill(process.pid, "SIGSEGV")')).toMatchObject({
    exit: null,
    signal: 'SIGSEGV',
  });
});
