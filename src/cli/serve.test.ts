import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { serve } from './serve.ts';

let folder: string;
let taken: Server;
let port: number;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wireproof-serve-'));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  port = (taken.address() as AddressInfo).port;
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it said on standard error so far. */
  readonly said: () => string;
}

/** Starts the command in a process of its own and waits for what it prints on standard output. */
async function start(
  files: readonly string[],
  options: object = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const program = `import { serve } from ${JSON.stringify(new URL('serve.ts', import.meta.url).href)};
    serve(${JSON.stringify(files)}, ${JSON.stringify({ port: 0, simulatorPort: 0, ...options })})
      .then((status) => { process.exitCode = status; });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, ...environment },
  });
  children.push(child);
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  return { child, address, said: () => said };
}

const endOf = (child: ChildProcess) =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));

/** A connection with a request whose end has not been sent. */
async function halfRequest(address: string): Promise<Socket> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.on('error', () => {});
  socket.write('GET /_health HTTP/1.1\r\nHost: localhost\r\n');
  await new Promise((resolve) => setTimeout(resolve, 100));
  return socket;
}

describe('serve', () => {
  it('prints the address of the pages, shows the files given, and ends when it is told to', async () => {
    const given = file(
      'pets.json',
      JSON.stringify({
        info: { name: 'Pets' },
        item: [{ name: 'Get', request: 'https://example.com/pets' }],
      }),
    );
    const { child, address } = await start([given]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const html = await (await fetch(address)).text();
    expect(html).toContain('Zoom users: Update a user&#39;s password, in C++');
    expect(html).toContain('Pets');
    const ended = endOf(child);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('answers what runs when it is told to end, and ends at once when it is told twice', async () => {
    const first = await start([]);
    const patient = await halfRequest(first.address);
    const ended = endOf(first.child);
    const answered = new Promise((resolve) => patient.once('data', (data) => resolve(String(data))));
    first.child.kill('SIGTERM');
    setTimeout(() => patient.write('\r\n'), 500);
    expect(await answered).toMatch(/^HTTP\/1\.1 503 /);
    expect(await ended).toBe(0);

    const second = await start([]);
    const silent = await halfRequest(second.address);
    const endedAtOnce = endOf(second.child);
    second.child.kill('SIGTERM');
    setTimeout(() => second.child.kill('SIGINT'), 300);
    expect(await endedAtOnce).toBe('SIGINT');
    silent.destroy();
  });

  it('takes the token from the environment, says what it is for, and logs requests where it is asked to', async () => {
    const secret = 'a-token-of-24-characters';
    const options = { accessLog: true, publicUrl: 'https://docs.example.com/api/' };
    const { address, said } = await start([], options, { WIREPROOF_TOKEN: secret });
    const body = new URLSearchParams({ text: '{}' });
    const open = (token: string) =>
      fetch(`${address}api/_open`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    expect((await open('wrong')).status).toBe(401);
    expect((await open(secret)).status).toBe(422);
    expect(said()).toContain('For readers the pages are at https://docs.example.com/api/');
    expect(said()).toContain('Opening and running need the token.');
    await vi.waitFor(() => expect(said()).toMatch(/ 127\.0\.0\.1 POST \/api\/_open 422 \d+ \d+ms\n/));
    expect(said()).not.toContain(secret);
  });

  it.each([
    ['--port', { simulatorPort: 0 }],
    ['--simulator-port', { port: 0 }],
  ])('names %s where the port asked for is in use', async (option, others) => {
    const asked = { ...(option === '--port' ? { port } : { simulatorPort: port }), ...others };
    await expect(serve([], asked)).rejects.toMatchObject({
      exitCode: 1,
      message: `Port ${port} is in use; choose another one with ${option}, or 0 for a free one.`,
    });
  });

  it.each([
    ['missing.json', undefined, /^Cannot read .*missing\.json/],
    ['broken.json', '{', /broken\.json cannot be opened\. This is not JSON/],
    ['list.json', '[1]', /list\.json cannot be opened\. /],
  ])('ends with one sentence for %s', async (name, text, message) => {
    const path = text === undefined ? join(folder, name) : file(name, text);
    await expect(serve([path], { port: 0, simulatorPort: 0 })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [
      { send: true, allowHost: ['http://localhost'] },
      /^"http:\/\/localhost" is no host; write --allow-host /,
    ],
    [{ allowHost: ['localhost'] }, /^--allow-host says where --send may go/],
  ])('ends with one sentence for %o', async (options, message) => {
    await expect(serve([], { port: 0, simulatorPort: 0, ...options })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  it('names a database that cannot be opened', async () => {
    const database = join(folder, 'no-such-folder', 'state.db');
    await expect(serve([], { port: 0, simulatorPort: 0, database })).rejects.toMatchObject({
      exitCode: 1,
      message: `Cannot open the database ${database}: the file cannot be opened or made.`,
    });
  });

  it('has no such address', async () => {
    await expect(serve([], { port: 0, simulatorPort: 0, host: '192.0.2.1' })).rejects.toMatchObject({
      message: 'This machine has no such address; choose another one with --host.',
    });
  });
});
