import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { file, pets, wireproof } from './wireproof.ts';

const collection = file('pets.json', pets);
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

/** Starts a server and waits for what it prints first. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, ['dist/cli/main.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const [chunk] = await once(child.stdout, 'data');
  return { child, printed: String(chunk) };
}

describe('wireproof serve', () => {
  it('prints a loopback address, has the collection there, and ends when it is told to', async () => {
    const { child, printed } = await start('serve', '--port', '0', '--simulator-port', '0', collection);
    expect(printed).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const answer = await fetch(printed.trim());
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Pets');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('is the default command', async () => {
    const { printed } = await start('--port', '0', '--simulator-port', '0');
    expect(printed).toMatch(/^http:/);
  });
});

describe('wireproof simulate', () => {
  it('answers as the collection documents, and ends when it is told to', async () => {
    const { child, printed } = await start('simulate', '--port', '0', '--json', collection);
    const { collections } = JSON.parse(printed);
    const answer = await fetch(`${collections[0].baseUrl}/nowhere`);
    expect(answer.status).toBe(404);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});

describe('a port in use', () => {
  it.each([
    ['--port', ['serve', '--simulator-port', '0', '--port']],
    ['--simulator-port', ['serve', '--port', '0', '--simulator-port']],
    ['--port', ['simulate', collection, '--port']],
  ])('is one sentence that names %s', async (option, args) => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { status, stdout, stderr } = await wireproof([...args, port]);
    holder.close();
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `wireproof: Port ${port} is in use; choose another one with ${option}, or 0 for a free one.\n`,
    });
  });
});
