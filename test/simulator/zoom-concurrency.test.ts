import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import type { AnyBehaviour } from '../../src/simulator/behaviour.ts';
import { zoomUsers } from '../../src/simulator/behaviours/zoom-users/behaviour.ts';
import type { ZoomDatabase } from '../../src/simulator/behaviours/zoom-users/settings.ts';
import type { ZoomTables } from '../../src/simulator/behaviours/zoom-users/tables.ts';
import { keptDatabase } from './databases.ts';
import { seen, startZoom, type Zoom } from './zoom.ts';

/** A point that calls reach and do not pass until it is opened. */
function newGate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const pass = () => {
    arrive();
    return opened;
  };
  return { open, arrived, pass };
}

/** The behaviour with a gate before every transaction: a call that changes something is under way as long as a test wants. */
function gated(pass: () => Promise<void>): AnyBehaviour {
  return {
    ...zoomUsers,
    routes: zoomUsers.routes.map((route) => ({
      ...route,
      handle: (call, world) => route.handle(call, { ...world, database: withGate(world.database, pass) }),
    })),
  };
}

function withGate(database: ZoomDatabase, pass: () => Promise<void>): ZoomDatabase {
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<ZoomDatabase['transaction']>['execute']>[0]) => {
      await pass();
      return database.transaction().execute(work);
    },
  });
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const noah = '/users/wp-noah-b604';
const refused = { concurrentChanges: 'refused' };

let database: string;
let gate: ReturnType<typeof newGate>;
/** Two simulators on one database; what the first one changes waits at the gate. */
let held: Zoom;
let other: Zoom;

async function startBoth(options: Parameters<typeof startZoom>[0] = {}) {
  held = await startZoom({ ...options, database, behaviours: [gated(() => gate.pass())] });
  other = await startZoom({ ...options, database });
}

beforeEach(async () => {
  database = await keptDatabase();
  gate = newGate();
});
afterEach(async () => {
  gate.open();
  await held.simulator.close();
  await other.simulator.close();
});

const tooMany = (id: string, source: string, what: string) => ({
  status: 429,
  rule: `${id}; source=${source}`,
  body: {
    code: 429,
    message: `Too many concurrent requests. A request to ${what} this user has already been made.`,
  },
});

describe('section 4: one operation at a time on a user', () => {
  const twice = tooMany('zoom-429-disassociate', 'documented', 'disassociate');

  test.each(['all', 'documented'] as const)(
    'zoom-429-disassociate (documented): a deletion while another is under way, at both simulators, with the rules "%s"',
    async (rules) => {
      await startBoth({ rules });
      const first = held.call('DELETE', noah);
      await gate.arrived;
      expect(await held.call('DELETE', noah)).toEqual(twice);
      expect(await other.call('DELETE', `${noah}?action=delete`)).toEqual(twice);
      expect(await other.call('DELETE', '/users/noah.member@example.com')).toEqual(twice);
      expect((await other.call('DELETE', '/users/wp-zoe-e9d2')).status).toBe(204);
      expect((await other.call('PATCH', noah, { body: { dept: 'Tea' } })).status).toBe(204);
      gate.open();
      expect((await first).status).toBe(204);
      expect((await other.call('DELETE', noah)).body.code).toBe(1001);
    },
  );

  test('zoom-429-disassociate (documented): of 20 deletions at once exactly one succeeds', async () => {
    gate.open();
    await startBoth();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? held : other).call('DELETE', noah)),
    );
    const codes = answers.map(({ status, body }) => body?.code ?? status);
    expect(codes.filter((code) => code === 204)).toHaveLength(1);
    expect(codes.filter((code) => code !== 204 && code !== 1001 && code !== 429)).toEqual([]);
  });

  test('zoom-429-concurrent (assumed): with concurrentChanges=refused no change while another is under way', async () => {
    await startBoth({ settings: refused });
    const first = held.change('New-Password-1', { userId: 'wp-noah-b604' });
    await gate.arrived;
    const concurrent = tooMany('zoom-429-concurrent', 'assumed', 'change');
    for (const { call, change } of [held, other]) {
      expect(await seen(await change('New-Password-2', { userId: 'wp-noah-b604' }))).toEqual(concurrent);
      expect(await call('PATCH', noah, { body: { dept: 'Tea' } })).toEqual(concurrent);
      expect(await call('PUT', `${noah}/status`, { body: { action: 'deactivate' } })).toEqual(concurrent);
      expect(await call('PUT', `${noah}/email`, { body: { email: 'n@example.com' } })).toEqual(concurrent);
      expect(await call('DELETE', noah)).toEqual(concurrent);
      expect((await call('GET', noah)).status).toBe(200);
    }
    expect((await other.change('New-Password-1', { userId: 'wp-zoe-e9d2' })).status).toBe(204);
    gate.open();
    expect((await first).status).toBe(204);
    expect((await other.change('New-Password-2', { userId: 'wp-noah-b604' })).status).toBe(204);
    expect((await other.call('DELETE', noah)).status).toBe(204);
  });

  test.each([
    ['by default', {}],
    ['with the rules "documented"', { rules: 'documented', settings: refused }],
  ] as const)('a change may follow another %s', async (_, options) => {
    await startBoth(options);
    const first = held.change('New-Password-1', { userId: 'wp-noah-b604' });
    await gate.arrived;
    expect((await other.call('PATCH', noah, { body: { dept: 'Tea' } })).status).toBe(204);
    const second = held.change('New-Password-2', { userId: 'wp-noah-b604' });
    gate.open();
    expect([(await first).status, (await second).status]).toEqual([204, 204]);
  });

  test('a refused change leaves no claim, and a claim whose process was killed ends by itself', async () => {
    gate.open();
    await startBoth({ settings: refused });
    expect((await seen(await other.change('short', { userId: 'wp-noah-b604' }))).body.code).toBe(1124);
    const state = await openDatabase<ZoomTables>(database);
    expect(await state.selectFrom('zoom_claim').selectAll().execute()).toEqual([]);
    const claim = { user_id: 'wp-noah-b604', kind: 'deletion', holder: 'killed' } as const;
    await state
      .insertInto('zoom_claim')
      .values({ ...claim, held_until: Date.now() + 60_000 })
      .execute();
    expect(await other.call('DELETE', noah)).toEqual(twice);
    await state.updateTable('zoom_claim').set({ held_until: Date.now() }).execute();
    expect((await other.call('DELETE', noah)).status).toBe(204);
    expect(await state.selectFrom('zoom_claim').selectAll().execute()).toEqual([]);
    await state.destroy();
  });
});
