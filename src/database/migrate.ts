import { type Kysely, type Migration, Migrator } from 'kysely';
import { DatabaseFailure } from './database-failure.ts';

/** Steps by name; they run in the alphabetical order of their names, each once in the life of a database. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings the tables of one owner to their newest form.
 *
 * Each owner (a behaviour, the outbox) has its own record of what has run, so that one database holds any mix of them.
 */
export async function migrate(
  // A migration knows the tables as they were, not as they are: Kysely's own types say `any` here too.
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  database: Kysely<any>,
  owner: string,
  migrations: Migrations,
): Promise<void> {
  const name = owner.replaceAll('-', '_');
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: `${name}_migration`,
    migrationLockTableName: `${name}_migration_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new DatabaseFailure(`Cannot prepare the tables of ${owner}: ${(error as Error).message}.`);
}
