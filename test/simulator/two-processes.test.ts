import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { keptDatabase } from './databases.ts';
import { startZoom, tokens } from './zoom.ts';

/** Long enough that changes overlap. */
const passwordCost = 12;

const database = await keptDatabase();
const first = await startZoom({ database, settings: { passwordCost } });
/** The same in a process of its own: says where it is, and ends with its input. */
const script = `
  const { startZoom } = await import('./test/simulator/zoom.ts');
  const zoom = await startZoom(${JSON.stringify({ database, settings: { passwordCost } })});
  process.stdout.write(zoom.simulator.origin);
  process.stdin.on('end', () => zoom.simulator.close()).resume();`;
const second = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [secondOrigin] = await once(second.stdout, 'data');
const bases = [first.mount.baseUrl, `${String(secondOrigin)}/v2`];

afterAll(async () => {
  await end(second);
  await first.simulator.close();
});

/** Changes a password at one of the two simulators in turn, and gives the rules that spoke. */
async function changes(userId: string, count: number, start: number): Promise<(string | undefined)[]> {
  const responses = Array.from({ length: count }, (_, n) =>
    fetch(`${bases[n % 2]}/users/${userId}/password`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${tokens.admin}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password: `New-Password-${start + n}` }),
    }),
  );
  return (await Promise.all(responses)).map(({ headers }) => headers.get('wireproof-rule')?.split(';')[0]);
}

test('a second simulator with tokens of its own leaves those of the first alone, and takes its own back', async () => {
  const seedTokens = { admin: 'third-admin', member: 'third-member', unscoped: 'third-unscoped' };
  const third = await startZoom({ database, seedTokens, settings: { passwordCost } });
  const status = async (token: string) => (await first.settings(undefined, token)).status;
  expect([await status('admin'), await status('third-admin')]).toEqual([200, 200]);
  await third.simulator.close();
  expect([await status('admin'), await status('third-admin')]).toEqual([200, 401]);
});

test.each(['wp-noah-b604', 'wp-zoe-e9d2'])(
  'zoom-300-day (documented): two simulators on one database, the last change of the day at both at once: %s',
  async (userId) => {
    for (let n = 0; n < 4; n += 1) expect(await changes(userId, 1, n)).toEqual(['zoom-204']);
    expect((await changes(userId, 2, 4)).sort()).toEqual(['zoom-204', 'zoom-300-day']);
  },
);

test('zoom-300-day (documented): of 50 changes at once at two simulators on one database exactly 5 succeed', async () => {
  const before = (await first.pages('outbox')).body.mails.length;
  // A second of its own, so that the rate limit of the account is not what refuses.
  await wait(1_000);
  const rules = await changes('wp-mia-2f8a', 50, 0);
  expect(rules.filter((rule) => rule === 'zoom-204')).toHaveLength(5);
  expect(rules.filter((rule) => rule === 'zoom-300-day')).toHaveLength(45);
  expect((await first.pages('outbox')).body.mails.length - before).toBe(5);
}, 60_000);

test('what one simulator changed holds at the other: password, requirement, rate limit', async () => {
  const pages = (path: string, body: object) =>
    fetch(`${secondOrigin}/_wireproof/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const moment = { set: '2130-05-01T08:00:00Z', freeze: true };
  await first.pages('clock', moment);
  await pages('clock', moment);
  expect((await first.change('Shared-Password-1', { userId: 'me', token: 'member' })).status).toBe(204);
  const mia = { email: 'mia.member@example.com', password: 'Shared-Password-1' };
  expect((await pages('sign-in', mia)).status).toBe(200);
  await first.changeSettings({ password_requirement: { minimum_password_length: 12 } });
  expect(await changes('wp-mia-2f8a', 2, 100)).toEqual(['zoom-204', 'zoom-204']);
  expect(await changes('wp-mia-2f8a', 56, 0)).not.toContain('zoom-429-second');
  expect(await changes('wp-mia-2f8a', 2, 0)).toEqual(['zoom-429-second', 'zoom-429-second']);
});

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}
