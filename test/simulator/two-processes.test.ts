import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { keptDatabase } from './databases.ts';
import { startZoom, tokens } from './zoom.ts';

/** Long enough that changes overlap. */
const passwordCost = 12;

/** The nine seeded users are Licensed. */
const seats = { payingUsers: 13, basicUsers: 9, pendingUsers: 3 };

const database = await keptDatabase();
const settings = { passwordCost, ...seats };
const first = await startZoom({ database, settings });
/** The same in a process of its own: says where it is, and ends with its input. */
const script = `
  const { startZoom } = await import('./test/simulator/zoom.ts');
  const zoom = await startZoom(${JSON.stringify({ database, settings })});
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

const authorization = { Authorization: `Bearer ${tokens.admin}` };

/** Changes a password at one of the two simulators in turn, and gives the rules that spoke. */
async function changes(userId: string, count: number, start: number): Promise<(string | undefined)[]> {
  const responses = Array.from({ length: count }, (_, n) =>
    fetch(`${bases[n % 2]}/users/${userId}/password`, {
      method: 'PUT',
      headers: { ...authorization, 'Content-Type': 'application/json' },
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

/** Calls both simulators in turn, all at once, and gives the rules that spoke with how often each did. */
async function spoken(count: number, call: (n: number) => { method: string; path: string; body: object }) {
  // A second of its own, so that the rate limit of the account is not what refuses.
  await wait(1_000);
  const responses = Array.from({ length: count }, (_, n) => {
    const { method, path, body } = call(n);
    return fetch(`${bases[n % 2]}${path}`, {
      method,
      headers: { ...authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  });
  const rules: Record<string, number> = {};
  for (const { headers } of await Promise.all(responses)) {
    const rule = headers.get('wireproof-rule')?.split(';')[0] ?? '';
    rules[rule] = (rules[rule] ?? 0) + 1;
  }
  return rules;
}

const newcomers = (action: string, type: number) => (n: number) => ({
  method: 'POST',
  path: '/users',
  body: { action, user_info: { email: `${action}-${type}-${n}@example.com`, type } },
});

test('zoom-3412, zoom-2033, zoom-2034 (third-party): two simulators on one database give away no seat twice', async () => {
  expect(await spoken(20, newcomers('custCreate', 1))).toEqual({ 'zoom-201': 9, 'zoom-2033': 11 });
  const { users } = await (await fetch(`${bases[0]}/users`, { headers: authorization })).json();
  const basic = users.filter(({ type }: { type: number }) => type === 1);
  const converted = await spoken(9, (n) => ({
    method: 'PATCH',
    path: `/users/${basic[n].id}`,
    body: { type: 2 },
  }));
  expect(converted).toEqual({ 'zoom-204-user': 4, 'zoom-2034': 5 });
  expect(await spoken(20, newcomers('create', 1))).toEqual({ 'zoom-201': 3, 'zoom-3412': 17 });
  await fetch(`${bases[0]}/users/wp-sam-7d31`, { method: 'DELETE', headers: authorization });
  expect(await spoken(20, newcomers('ssoCreate', 2))).toEqual({ 'zoom-201': 1, 'zoom-2034': 19 });
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
