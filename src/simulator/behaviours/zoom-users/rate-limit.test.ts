import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../database/migrate.ts';
import { openDatabase } from '../../../database/open.ts';
import { Clock } from '../../clock.ts';
import { Turns } from '../../turns.ts';
import { invitationRule } from './invitation-rule.ts';
import { operations } from './operations.ts';
import { labelledOperations, labelOf, type RateLabel } from './rate-labels.ts';
import { countCall, countInvitation, invitationLimits, type Plan, rateLimits } from './rate-limit.ts';
import { firstRefusal } from './rule.ts';
import type { ZoomSettings, ZoomWorld } from './settings.ts';
import { type ZoomTables, zoomMigrations } from './tables.ts';
import { visit } from './visit.ts';

const midnight = Date.parse('2026-03-01T00:00:00Z');

let clock: Clock;
let database: ZoomWorld['database'];
beforeEach(async () => {
  database = await openDatabase<ZoomTables>(':memory:');
  await migrate(database, 'zoom-users', zoomMigrations);
  clock = new Clock();
  clock.freeze();
  clock.advance(midnight + 366 * 86_400_000 - clock.now());
});
afterEach(() => database.destroy());

function worldOf(plan: Plan, rateHeaders: ZoomSettings['rateHeaders'] = 'documented'): ZoomWorld {
  const settings = { plan, rateHeaders, changesPerDay: 5, longestPassword: 31, passwordCost: 4 };
  return { database, clock, turns: new Turns(), settings, rules: 'all', tokens: {} } as ZoomWorld;
}

/** Writes down that so many calls were made in the window of now, as if they had been. */
function made(label: string, kind: 'QPS' | 'Daily-limit', length: number, calls: number) {
  const period = Math.floor(clock.now() / length);
  return database
    .insertInto('zoom_rate_window')
    .values({ account_id: 'a', label, kind, period, calls })
    .execute();
}

const [second, minute, day] = [1_000, 60_000, 86_400_000];
const shared = 'Heavy, Resource-intensive';

describe('section 4 of the vendor’s limits (documented: its page on rate limits)', () => {
  test.each<[Plan, RateLabel, number, number]>([
    ['free', 'Light', 4, second],
    ['free', 'Medium', 2, second],
    ['free', 'Heavy', 1, second],
    ['free', 'Resource-intensive', 10, minute],
    ['pro', 'Light', 30, second],
    ['pro', 'Medium', 20, second],
    ['pro', 'Heavy', 10, second],
    ['pro', 'Resource-intensive', 10, minute],
    ['business', 'Light', 80, second],
    ['business', 'Medium', 60, second],
    ['business', 'Heavy', 40, second],
    ['business', 'Resource-intensive', 20, minute],
  ])('%s, %s: %i calls in %i ms, then none until the next window', async (plan, label, most, length) => {
    const calls = await Promise.all(Array.from({ length: most }, () => countCall(worldOf(plan), 'a', label)));
    expect(calls.filter(({ exceeded }) => exceeded)).toEqual([]);
    const remaining = calls.map(({ headers }) => Number(headers[7])).sort((one, other) => one - other);
    expect(remaining).toEqual(Array.from({ length: most }, (_, left) => left));
    expect((await countCall(worldOf(plan), 'a', label)).exceeded).toBe('QPS');
    expect((await countCall(worldOf(plan), 'another', label)).exceeded).toBeUndefined();
    clock.advance(length - 1);
    expect((await countCall(worldOf(plan), 'a', label)).exceeded).toBe('QPS');
    clock.advance(1);
    expect((await countCall(worldOf(plan), 'a', label)).exceeded).toBeUndefined();
  });

  test.each<[Plan, RateLabel, number, string]>([
    ['free', 'Light', 6_000, 'Light'],
    ['free', 'Medium', 2_000, 'Medium'],
    ['free', 'Heavy', 1_000, 'Heavy'],
    ['free', 'Resource-intensive', 30_000, 'Resource-intensive'],
    ['pro', 'Heavy', 30_000, shared],
    ['pro', 'Resource-intensive', 30_000, shared],
    ['business', 'Heavy', 60_000, shared],
    ['business', 'Resource-intensive', 60_000, shared],
  ])('%s, %s: %i calls a day', async (plan, label, most, counted) => {
    await made(counted, 'Daily-limit', day, most - 1);
    expect((await countCall(worldOf(plan), 'a', label)).exceeded).toBeUndefined();
    clock.advance(minute);
    const beyond = await countCall(worldOf(plan), 'a', label);
    expect(beyond.exceeded).toBe('Daily-limit');
    expect(beyond.headers).toEqual([
      ...['X-RateLimit-Category', label],
      ...['X-RateLimit-Type', 'Daily-limit'],
      ...['X-RateLimit-Limit', String(most)],
      ...['X-RateLimit-Remaining', '0'],
      ...['Retry-After', '2027-03-03T00:00:00Z'],
    ]);
    clock.advance(day);
    expect((await countCall(worldOf(plan), 'a', label)).exceeded).toBeUndefined();
  });

  test.each<[Plan, number]>([
    ['pro', 30_000],
    ['business', 60_000],
  ])('%s: Heavy and Resource-intensive share the %i calls of a day', async (plan, most) => {
    await made(shared, 'Daily-limit', day, most - 2);
    expect((await countCall(worldOf(plan), 'a', 'Heavy')).exceeded).toBeUndefined();
    expect((await countCall(worldOf(plan), 'a', 'Resource-intensive')).exceeded).toBeUndefined();
    expect((await countCall(worldOf(plan), 'a', 'Heavy')).exceeded).toBe('Daily-limit');
  });

  test('labels do not count together otherwise', async () => {
    await made('Medium', 'QPS', second, 2);
    expect((await countCall(worldOf('free'), 'a', 'Light')).exceeded).toBeUndefined();
    expect((await countCall(worldOf('free'), 'a', 'Medium')).exceeded).toBe('QPS');
  });

  test('windows of the past are forgotten', async () => {
    for (let n = 0; n < 3; n += 1) {
      await countCall(worldOf('free'), 'a', 'Light');
      clock.advance(day);
    }
    const rows = await database.selectFrom('zoom_rate_window').selectAll().execute();
    expect(rows).toHaveLength(2);
  });

  test('the time is that of the behaviour: a frozen second never ends', async () => {
    for (let n = 0; n < 4; n += 1) await countCall(worldOf('free'), 'a', 'Light');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await countCall(worldOf('free'), 'a', 'Light')).exceeded).toBe('QPS');
  });
});

describe('headers', () => {
  test('rateHeaders=reset (third-party) tells when a second ends, in seconds since 1970', async () => {
    await made('Medium', 'QPS', second, 2);
    clock.advance(400);
    const { headers } = await countCall(worldOf('free', 'reset'), 'a', 'Medium');
    expect(headers.slice(-2)).toEqual(['X-RateLimit-Reset', String(clock.now() / 1_000 + 0.6)]);
    expect((await countCall(worldOf('free'), 'a', 'Medium')).headers).not.toContain('X-RateLimit-Reset');
  });

  test('rateHeaders=none sends none', async () => {
    await made('Medium', 'Daily-limit', day, 2_000);
    expect(await countCall(worldOf('free', 'none'), 'a', 'Medium')).toEqual({
      headers: [],
      comeBack: [],
      exceeded: 'Daily-limit',
    });
  });
});

describe('zoom-429-invitations (documented)', () => {
  test.each<[Plan, number]>([
    ['free', 50],
    ['pro', 1_500],
    ['business', 10_000],
  ])('%s: %i invitations a day', async (plan, most) => {
    await made('Invitations', 'Daily-limit', day, most - 1);
    expect((await countInvitation(worldOf(plan), 'a')).exceeded).toBeUndefined();
    expect((await countInvitation(worldOf(plan), 'a')).exceeded).toBe('Daily-limit');
    expect((await countCall(worldOf(plan), 'a', 'Light')).exceeded).toBeUndefined();
    clock.advance(day);
    expect((await countInvitation(worldOf(plan), 'a')).exceeded).toBeUndefined();
  });

  test('the refusal says when to come back', async () => {
    const world = worldOf('free');
    await made('Invitations', 'Daily-limit', day, 50);
    const call = { headers: {} } as Parameters<typeof visit>[0];
    const caller = {
      id: 'u',
      accountId: 'a',
      email: '',
      role: 'admin',
      scopes: new Set<string>(),
      appKind: 'account',
      account: {
        minimum_password_length: 8,
        have_special_character: 0,
        consecutive_characters_length: 0,
        weak_enhance_detection: 0,
        security: '{}',
      },
    } as const;
    const visited = { ...visit(call, world, operations.createUser), caller: async () => caller };
    const answer = await firstRefusal([invitationRule], visited, 'all');
    expect(answer).toMatchObject({ status: 429, rule: { id: 'zoom-429-invitations' } });
    expect(answer?.headers.slice(0, 2)).toEqual(['Retry-After', '2027-03-03T00:00:00Z']);
    expect(JSON.parse(String(answer?.body)).message).toContain(
      'daily rate limit (50) of user invite requests',
    );
  });
});

describe('labels', () => {
  test('every route of the behaviour has one', () => {
    for (const route of Object.values(operations))
      expect(labelOf(route), route.path).toMatch(/^(?:Light|Medium)$/);
  });

  test('names of path variables do not matter, everything else does', () => {
    expect(labelOf({ method: 'PUT', path: 'users/:id/password' })).toBe('Medium');
    expect(labelOf({ method: 'GET', path: 'users/email' })).toBe('Light');
    expect(() => labelOf({ method: 'PUT', path: 'users' })).toThrow('PUT users has no rate limit label');
  });

  test('no operation stands in the table twice', () => {
    const names = labelledOperations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('docs/zoom.md lists the limits as they are', () => {
  const names: Readonly<Record<number, string>> = { [second]: 'second', [minute]: 'minute', [day]: 'day' };
  const cell = (windows: readonly (typeof invitationLimits)[Plan][]) =>
    windows
      .map(({ length, most, counted }) => {
        const isShared = counted === shared;
        return `${most.toLocaleString('en-US')}/${names[length]}${isShared ? ' shared' : ''}`;
      })
      .join(', ');
  const plans = ['free', 'pro', 'business'] as const;
  const labels = ['Light', 'Medium', 'Heavy', 'Resource-intensive'] as const;
  const rows = [
    ...labels.map((label) => [label, ...plans.map((plan) => cell(rateLimits[plan][label]))]),
    ['Invitations', ...plans.map((plan) => cell([invitationLimits[plan]]))],
  ];
  const documented = readFileSync('docs/zoom.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((text) => text.trim()))
    .filter(([, name = '']) => rows.some(([label]) => label === name))
    .map(([, name, , ...limits]) => [name, ...limits.slice(0, 3)]);
  expect(documented).toEqual(rows);
});
