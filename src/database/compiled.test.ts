import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { compiled, type Places } from './compiled.ts';
import { openDatabase } from './open.ts';

interface Tables {
  note: { id: number; text: string | null };
}

const added = compiled((database: Kysely<Tables>, { id, text }: Places<Tables['note']>) =>
  database.insertInto('note').values({ id, text }).returning('id'),
);
const textOf = compiled((database: Kysely<Tables>, { id }: Places<{ id: number }>) =>
  database.selectFrom('note').select('text').where('id', '=', id),
);

test('a compiled query takes other values each time, in any database and in a transaction', async () => {
  const open = async () => {
    const database = await openDatabase<Tables>(':memory:');
    await database.schema.createTable('note').addColumn('id', 'integer').addColumn('text', 'text').execute();
    return database;
  };
  const [one, other] = [await open(), await open()];
  expect((await added(one, { id: 1, text: "it's" })).rows).toEqual([{ id: 1 }]);
  await added(one, { id: 2, text: null });
  await added(other, { id: 1, text: 'other' });
  const fails = one.transaction().execute(async (transaction) => {
    await added(transaction, { id: 3, text: 'lost' });
    expect((await textOf(transaction, { id: 3 })).rows).toEqual([{ text: 'lost' }]);
    throw new Error('rolled back');
  });
  await expect(fails).rejects.toThrow('rolled back');
  expect((await textOf(one, { id: 1 })).rows).toEqual([{ text: "it's" }]);
  expect((await textOf(one, { id: 2 })).rows).toEqual([{ text: null }]);
  expect((await textOf(one, { id: 3 })).rows).toEqual([]);
  expect((await textOf(other, { id: 1 })).rows).toEqual([{ text: 'other' }]);
  await Promise.all([one.destroy(), other.destroy()]);
});
