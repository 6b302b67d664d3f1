import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SandboxJob } from '../../src/prove/sandbox.ts';
import { describeSandboxed } from './sandboxed.ts';

describeSandboxed('the sandbox', (sandbox) => {
  const run = (script: string, more: Partial<SandboxJob> = {}) =>
    sandbox.run({
      command: ['sh', '-c', script],
      mounts: [],
      folder: '/',
      milliseconds: 20_000,
      outputBytes: 64 * 1024,
      ...more,
    });
  const output = async (script: string) => (await run(script)).stdout.toString();

  test('shows the system, and nothing of whoever proves', async () => {
    expect(existsSync(import.meta.dirname)).toBe(true);
    const seen = await output(
      `ls -d ${import.meta.dirname} ${homedir()}/.[a-z]* /etc/shadow /root /var; ls /home /tmp`,
    );
    expect(seen).toBe('/home:\n\n/tmp:\n');
  });

  test('cannot be written to, but for a home and a folder for temporary files that go away', async () => {
    expect(
      await output(
        'for f in /usr/x /etc/x /x /program/x; do true > $f && echo $f; done; true > ~/x; true > /tmp/x; ls ~ /tmp',
      ),
    ).toBe('/home:\nx\n\n/tmp:\nx\n');
    expect(await output('ls ~ /tmp')).toBe('/home:\n\n/tmp:\n');
  });

  test('has no environment but a path, a language and a home', async () => {
    process.env['SECRET_OF_THE_TEST'] = 'x';
    const names = (await output('env')).split('\n').map((line) => line.split('=')[0]);
    expect(names.filter((name) => name !== '').sort()).toEqual(['HOME', 'LANG', 'PATH', 'PWD']);
    delete process.env['SECRET_OF_THE_TEST'];
  });

  test("finds Debian's own Python first", async () => {
    expect(await output('command -v python3')).toBe('/usr/bin/python3\n');
  });

  test('has a network of its own: this machine does not answer, and there is no way out', async () => {
    const script =
      'import socket\nprint([name for _, name in socket.if_nameindex()])\nsocket.create_connection(("192.0.2.1", 80), 2)';
    const { stdout, stderr, exit } = await run('', { command: ['python3', '-c', script] });
    expect([`${stdout}`, exit]).toEqual(["['lo']\n", 1]);
    expect(`${stderr}`).toContain('Network is unreachable');
  });

  test('gives no capability, and no way to get one', async () => {
    expect(await output('grep -E "^(CapEff|CapBnd|NoNewPrivs)" /proc/self/status')).toBe(
      'CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\n',
    );
  });

  test('ends a program at its limit of time, with everything it started', async () => {
    const { ended, exit, milliseconds } = await run('sleep 1000 & sleep 1000', { milliseconds: 300 });
    expect([ended, exit]).toEqual(['time', null]);
    expect(milliseconds).toBeLessThan(5000);
  });

  test('ends a program that prints without end, and keeps no more than its limit', async () => {
    const { ended, stdout } = await run('yes', { outputBytes: 1000 });
    expect([ended, stdout.length]).toEqual(['output', 1000]);
  });

  test('refuses memory beyond its limit', async () => {
    const { stderr, exit } = await run('', { command: ['python3', '-c', 'b"x" * (8 << 30)'] });
    expect([`${stderr}`.includes('MemoryError'), exit]).toEqual([true, 1]);
  });

  // Using it up would take processes from the proofs that other tests make at the same time.
  test('has a limit of processes, and makes no core files', async () => {
    const limits = await output('prlimit --nproc --core --output RESOURCE,SOFT,HARD --noheadings');
    expect(limits.replace(/ +/g, ' ').trim().split('\n').sort()).toEqual(['CORE 0 0', 'NPROC 512 512']);
  });

  test('writes only into the folder that a build is given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wireproof-test-'));
    await writeFile(join(folder, 'given'), '');
    const { stderr } = await run('true > new', {
      mounts: [{ from: folder, at: '/given' }],
      folder: '/given',
    });
    expect(`${stderr}`).toMatch(/Read-only|Permission denied/);
    await rm(folder, { recursive: true });
  });
});
