import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test, vi } from 'vitest';
import { describeMail, freePort, MailServer } from './mail-server.ts';

const folder = await mkdtemp(join(tmpdir(), 'wireproof-mail-command-'));
afterAll(() => rm(folder, { recursive: true }));

/** `wireproof simulate --smtp` in a process of its own. */
function simulate(smtp: string, ...imports: string[]) {
  const script = `
    const { commandLine } = await import('./src/cli/commands.ts');
    const sample = 'samples/zoom-users.postman_collection.json';
    const options = ['--json', '--port', '0', '--set', 'passwordCost=4', '--smtp', ${JSON.stringify(smtp)}];
    await commandLine().parseAsync(['simulate', sample, ...options], { from: 'user' });`;
  const loaders = ['tsx', ...imports].flatMap((name) => ['--import', name]);
  return spawn(process.execPath, [...loaders, '--input-type=module', '-e', script]);
}

describeMail('wireproof simulate --smtp', () => {
  test('delivers the mail of the first call', async () => {
    const server = new MailServer(await freePort(), join(folder, 'mails'));
    await server.start();
    const child = simulate(`localhost:${server.port}`);
    const [line] = await once(child.stdout, 'data');
    const [{ curl }] = JSON.parse(String(line)).collections;
    const shell = spawn('sh', ['-c', curl], { stdio: 'ignore' });
    await once(shell, 'exit');
    await vi.waitFor(() => expect(server.arrived()).toHaveLength(1), { timeout: 10_000 });
    expect(server.arrived()[0]?.to).toEqual(['mia.member@example.com']);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
    await server.kill();
  });
});

test('without nodemailer it is one sentence that says what to install', async () => {
  const hook = `export const resolve = (name, context, next) => {
    if (name.startsWith('nodemailer')) throw Object.assign(new Error(name), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(name, context);
  };`;
  const register = `import { register } from 'node:module';
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});`;
  const child = simulate('localhost:25', `data:text/javascript,${encodeURIComponent(register)}`);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).not.toBe(0);
  expect(said).toContain('Mails are delivered by nodemailer, which is not here: npm install nodemailer.');
});
