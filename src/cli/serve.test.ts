import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

/** Starts the command in a process of its own and waits for what it prints on standard output. */
async function start(...args: string[]): Promise<{ child: ChildProcess; address: string }> {
  const program = `import { serve } from ${JSON.stringify(new URL('serve.ts', import.meta.url).href)};
    serve(${JSON.stringify(args)}, { port: 0, simulatorPort: 0 }).then((status) => { process.exitCode = status; });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  children.push(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  return { child, address };
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
    const { child, address } = await start(given);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const html = await (await fetch(address)).text();
    expect(html).toContain('Zoom users: Update a user&#39;s password, in C++');
    expect(html).toContain('Pets');
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
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
