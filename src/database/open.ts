import { Kysely } from 'kysely';
import { DatabaseFailure } from './database-failure.ts';

/**
 * Opens the database that a text names: `:memory:`, the path of a SQLite file, which is made where it is missing, or the
 * address of a PostgreSQL database (`postgres://user@host/name`, `postgres:///name?host=/run/postgresql` for a Unix socket).
 *
 * Whoever opens it ends it with `destroy()`. Rejects with a {@link DatabaseFailure}.
 */
export async function openDatabase<Tables>(name: string): Promise<Kysely<Tables>> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(name)?.[1]?.toLowerCase();
  // Loaded here, so that a command without a database does not pay for a native library, nor one database for another.
  if (scheme === undefined) {
    const { openSqlite } = await import('./sqlite.ts');
    return new Kysely<Tables>({ dialect: await openSqlite(name) });
  }
  if (scheme === 'postgres' || scheme === 'postgresql') {
    const { openPostgres } = await import('./postgres.ts');
    return new Kysely<Tables>({ dialect: await openPostgres(name) });
  }
  throw new DatabaseFailure(
    `A database "${scheme}://..." is not supported; name a file, :memory:, or postgres://...`,
  );
}
