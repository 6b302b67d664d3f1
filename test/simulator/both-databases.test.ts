import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alone } from '../../src/database/alone.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { keptDatabase } from './databases.ts';
import { passwords, seen, startZoom, tokens } from './zoom.ts';

/** What rules rely on, the same on SQLite and PostgreSQL. */
interface Tables {
  note: { id: string; text: string; changed_at: number; count: number };
}

let address: string;
let database: Kysely<Tables>;

beforeAll(async () => {
  address = await keptDatabase();
  database = await openDatabase<Tables>(address);
  await migrate(database, 'notes', {
    '001-note': {
      up: (made) =>
        made.schema
          .createTable('note')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('text', 'text', (column) => column.notNull())
          .addColumn('changed_at', 'bigint', (column) => column.notNull())
          .addColumn('count', 'integer', (column) => column.notNull())
          .execute(),
    },
  });
});
afterAll(() => database.destroy());

test('times, counts and sums are numbers', async () => {
  const now = 1_795_000_000_123;
  await database.insertInto('note').values({ id: 'a', text: 'x', changed_at: now, count: 2 }).execute();
  const row = await database
    .selectFrom('note')
    .select(({ fn }) => [
      'changed_at',
      fn.countAll().as('rows'),
      fn.sum('count').as('sum'),
      fn.sum('changed_at').as('times'),
    ])
    .groupBy('changed_at')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ changed_at: now, rows: 1, sum: 2, times: now });
});

test('an update says how many rows it met, and an upsert gives the new row', async () => {
  const update = database.updateTable('note').set({ count: 3 }).where('id', '=', 'a');
  expect((await update.where('count', '=', 2).executeTakeFirst()).numUpdatedRows).toBe(1n);
  expect((await update.where('count', '=', 2).executeTakeFirst()).numUpdatedRows).toBe(0n);
  const upsert = database
    .insertInto('note')
    .values({ id: 'a', text: '', changed_at: 0, count: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ eb }) => ({ count: eb('note.count', '+', 1) })),
    )
    .returning('count');
  expect(await upsert.executeTakeFirstOrThrow()).toEqual({ count: 4 });
});

test('a text of any characters can be asked for and stored', async () => {
  for (const [n, hostile] of ['\0', 'a\0b', '\ud800', "'; drop table note; --", '🙂'].entries()) {
    expect(await database.selectFrom('note').selectAll().where('id', '=', hostile).execute()).toEqual([]);
    await database
      .insertInto('note')
      .values({ id: `hostile ${n}`, text: hostile, changed_at: 0, count: 0 })
      .execute();
  }
});

test('a transaction that reads first and then writes waits for another, in two processes', async () => {
  const id = 'counter';
  await database.insertInto('note').values({ id, text: '', changed_at: 0, count: 0 }).execute();
  const script = `
    const { openDatabase } = await import('./src/database/open.ts');
    const { alone } = await import('./src/database/alone.ts');
    const database = await openDatabase(${JSON.stringify(address)});
    for (let n = 0; n < 50; n += 1) await alone(database, async (one) => {
      const { count } = await one.selectFrom('note').select('count').where('id', '=', 'counter').executeTakeFirstOrThrow();
      await one.updateTable('note').set({ count: count + 1 }).where('id', '=', 'counter').execute();
    });
    await database.destroy();`;
  const others = [run(script), run(script)];
  for (let n = 0; n < 50; n += 1) {
    await alone(database, async (one) => {
      const { count } = await one
        .selectFrom('note')
        .select('count')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await one
        .updateTable('note')
        .set({ count: count + 1 })
        .where('id', '=', id)
        .execute();
    });
  }
  expect(await Promise.all(others)).toEqual(['', '']);
  const row = await database
    .selectFrom('note')
    .select('count')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.count).toBe(150);
});

test('a failing transaction leaves nothing', async () => {
  const failing = alone(database, async (one) => {
    await one.insertInto('note').values({ id: 'lost', text: '', changed_at: 0, count: 0 }).execute();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await database.selectFrom('note').select('id').where('id', '=', 'lost').execute()).toEqual([]);
});

test('simulators that start at once on an empty database prepare and fill it once', async () => {
  const empty = await keptDatabase();
  const script = `
    const { startZoom } = await import('./test/simulator/zoom.ts');
    const zoom = await startZoom({ database: ${JSON.stringify(empty)} });
    await zoom.simulator.close();`;
  expect(await Promise.all([run(script), run(script), run(script)])).toEqual(['', '', '']);
  const zoom = await startZoom({ database: empty });
  expect(await zoom.signsIn('mia.member@example.com', passwords.mia)).toBe(true);
  await zoom.simulator.close();
}, 60_000);

test('a NUL in an address, a path or a password is no defect', async () => {
  const faults: unknown[] = [];
  const zoom = await startZoom({ onFault: (error) => faults.push(error) });
  expect((await seen(await zoom.change('New-Password-1', { userId: 'a\0b' }))).body.code).toBe(1001);
  await zoom.change('New-\0Password-1');
  expect(await zoom.signsIn('a\0b@example.com', 'x\0')).toBe(false);
  const headers = { Authorization: `Bearer ${tokens.admin}` };
  await fetch(zoom.url('/accounts/%00/settings?option=%00'), { headers });
  expect(faults).toEqual([]);
  await zoom.simulator.close();
});

/** Runs a module's text in a process of its own, and gives what it says of its end. */
async function run(script: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  const [error] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return error;
}
