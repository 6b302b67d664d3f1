import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type SimulateOptions, simulate } from '../../src/cli/simulate.ts';

const sample = 'samples/zoom-users.postman_collection.json';

/** Runs the command with options, in a process of its own. */
function run(options: SimulateOptions) {
  const script = `
    const { simulate } = await import('./src/cli/simulate.ts');
    await simulate(${JSON.stringify(sample)}, ${JSON.stringify(options)});`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
}

async function ended(child: ChildProcessWithoutNullStreams) {
  const [error, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, error };
}

test('says where it is and how to call it, logs each request, and ends in good order', async () => {
  const child = run({ port: '0', json: true, set: ['passwordCost=4', 'changesPerDay=1'] });
  const [line] = await once(child.stdout, 'data');
  const { pages, collections } = JSON.parse(String(line));
  const [{ name, baseUrl, accounts, curl }] = collections;
  expect(name).toBe('Zoom users');
  expect(curl).toContain(accounts[0].accessToken);
  const logged = once(child.stdout, 'data');
  const response = await fetch(`${baseUrl}/users/me/password?access_token=hidden`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${accounts[0].accessToken}`, 'Content-Type': 'application/json' },
    body: '{"password":"New-Password-1"}',
  });
  expect(response.status).toBe(204);
  expect(JSON.parse(String((await logged)[0]))).toMatchObject({
    target: '/v2/users/me/password?access_token=***',
    status: 204,
  });
  expect((await fetch(pages)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended(child)).toEqual({ code: 0, error: '' });
});

test('text for people: address, tokens, and that it is a simulation', async () => {
  const child = run({ port: '0', quiet: true, set: ['passwordCost=4'] });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toMatch(
    /^This is a simulation, independent of the vendors.*Zoom users: 15 routes at http:\/\/127\.0\.0\.1:\d+\/v2\n.*Token "admin": \S+\n.*Try: curl /s,
  );
  child.kill('SIGINT');
  expect((await ended(child)).code).toBe(0);
});

test('a port in use is one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  await expect(simulate(sample, { port })).rejects.toMatchObject({
    exitCode: 1,
    message: `Port ${port} is in use; choose another one with --port, or 0 for a free one.`,
  });
  server.close();
});

test.each([
  [sample, { port: 'x' }, 2, '"x" is no port; use a number from 0 to 65535.'],
  [sample, { port: '0', plan: 'gold' }, 2, 'The setting "plan" cannot be "gold"; use free, pro, business.'],
  [
    sample,
    { port: '0', smtp: 'localhost' },
    2,
    '"localhost" is no mail server; write its name and port, as in localhost:1025.',
  ],
  [sample, { port: '0', set: ['plan'] }, 2, '"plan" is no setting; write name=value.'],
  [sample, { port: '0', rules: 'some' }, 2, 'Rules cannot be "some"; use all or documented.'],
  [
    sample,
    { port: '0', database: 'mysql://x' },
    1,
    'A database "mysql://..." is not supported; name a file, :memory:, or postgres://...',
  ],
  ['no-such-file.json', {}, 1, 'Cannot read no-such-file.json: there is no such file.'],
] as const)('%s with %j ends with %i and one sentence', async (file, options, code, error) => {
  await expect(simulate(file, options)).rejects.toMatchObject({ exitCode: code, message: error });
});
