import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DatabaseFailure } from './database-failure.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

interface Tables {
  note: { id: number; text: string };
}

const folder = await mkdtemp(join(tmpdir(), 'wireproof-database-'));
afterAll(() => rm(folder, { recursive: true }));

const first = {
  '001-note': {
    // biome-ignore lint/suspicious/noExplicitAny: Kysely's type of a migration.
    async up(database: any) {
      await database.schema.createTable('note').addColumn('id', 'integer').execute();
    },
  },
};
const second = {
  '002-text': {
    // biome-ignore lint/suspicious/noExplicitAny: Kysely's type of a migration.
    async up(database: any) {
      await database.schema.alterTable('note').addColumn('text', 'text').execute();
    },
  },
};

test('a file keeps what was written, and a later version adds only its own migration', async () => {
  const path = join(folder, 'kept.db');
  const before = await openDatabase<{ note: { id: number } }>(path);
  await migrate(before, 'notes', first);
  await before.insertInto('note').values({ id: 1 }).execute();
  await before.destroy();

  const after = await openDatabase<Tables>(path);
  await migrate(after, 'notes', { ...first, ...second });
  await after.insertInto('note').values({ id: 2, text: 'new' }).execute();
  expect(await after.selectFrom('note').selectAll().orderBy('id').execute()).toEqual([
    { id: 1, text: null },
    { id: 2, text: 'new' },
  ]);
  await after.destroy();
});

test('two owners keep their migrations apart in one database', async () => {
  const database = await openDatabase<Tables>(':memory:');
  await migrate(database, 'notes', first);
  await migrate(database, 'other-notes', { '001-other': { up: async () => {} } });
  await migrate(database, 'notes', first);
  await database.destroy();
});

test('a failing migration is one sentence', async () => {
  const database = await openDatabase<Tables>(':memory:');
  const broken = { '001': { up: () => Promise.reject(new Error('no such thing')) } };
  await expect(migrate(database, 'notes', broken)).rejects.toThrow(
    new DatabaseFailure('Cannot prepare the tables of notes: no such thing.'),
  );
  await database.destroy();
});

test('a database that cannot be opened is one sentence', async () => {
  await expect(openDatabase('mysql://host/x')).rejects.toThrow(
    new DatabaseFailure(
      'A database "mysql://..." is not supported; name a file, :memory:, or postgres://...',
    ),
  );
  const missing = join(folder, 'no', 'such', 'folder.db');
  await expect(openDatabase(missing)).rejects.toThrow(
    new DatabaseFailure(`Cannot open the database ${missing}: the file cannot be opened or made.`),
  );
  const text = join(folder, 'text.db');
  await writeFile(text, 'This is no database, but a text that is long enough for a header.'.repeat(20));
  await expect(openDatabase(text)).rejects.toThrow(
    new DatabaseFailure(`Cannot open the database ${text}: the file is not a SQLite database.`),
  );
});
