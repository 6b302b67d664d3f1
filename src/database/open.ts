import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

/** Milliseconds that a writer waits for another process which holds the same file. */
const busyTimeout = 5_000;

/** A database that cannot be opened. The message is one sentence for the person who named it. */
export class DatabaseFailure extends Error {}

/**
 * Opens the database that a text names: `:memory:`, or the path of a SQLite file, which is made where it is missing.
 *
 * Whoever opens it ends it with `destroy()`.
 */
export async function openDatabase<Tables>(name: string): Promise<Kysely<Tables>> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(name)?.[1];
  if (scheme !== undefined) {
    throw new DatabaseFailure(`A database "${scheme}://..." is not supported; name a file, or :memory:.`);
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: await openFile(name) }) });
}

/** Statements that are kept ready; no behaviour has as many different ones. */
const mostStatements = 500;

async function openFile(path: string): Promise<SqliteDatabase> {
  // Loaded here, so that a command without a database does not pay for the native library.
  const { default: Libsql } = await import('libsql');
  try {
    const file = new Libsql(path, { timeout: busyTimeout });
    // With a write-ahead log, NORMAL keeps every commit through a crash of the process (sqlite.org/pragma.html#pragma_synchronous).
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = NORMAL');
    file.pragma('foreign_keys = ON');
    return keepStatements(file);
  } catch (error) {
    throw new DatabaseFailure(`Cannot open the database ${path}: ${reason(error)}.`);
  }
}

/** Prepares each text once: that is half the time of a short statement. */
function keepStatements(file: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare: (text) => {
      const statement = kept.get(text) ?? file.prepare(text);
      if (kept.size >= mostStatements) kept.clear();
      kept.set(text, statement);
      return statement;
    },
  };
}

/** SQLite's own words for what is wrong; the result codes are those of sqlite.org/rescode.html. */
function reason(error: unknown): string {
  const text = String((error as Error).message);
  if (/: 14\b/.test(text)) return 'the file cannot be opened or made';
  if (/not a database/i.test(text)) return 'the file is not a SQLite database';
  return text.replace(/\.$/, '');
}
