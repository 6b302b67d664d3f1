import {
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { DatabaseFailure } from './database-failure.ts';

/** Milliseconds that a writer waits for another process which holds the same file. */
const busyTimeout = 5_000;

/** Statements that are kept ready; no behaviour has as many different ones. */
const mostStatements = 500;

/** Opens a SQLite file, or `:memory:`, with libsql. */
export async function openSqlite(path: string): Promise<SqliteDialect> {
  const { default: Libsql } = await import('libsql');
  try {
    const file = new Libsql(path, { timeout: busyTimeout });
    // With a write-ahead log, NORMAL keeps every commit through a crash of the process (sqlite.org/pragma.html#pragma_synchronous).
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = NORMAL');
    file.pragma('foreign_keys = ON');
    return new FileDialect({ database: prepared(file) });
  } catch (error) {
    throw new DatabaseFailure(`Cannot open the database ${path}: ${reason(error)}.`);
  }
}

/** Migrations run in a transaction, which keeps another process on the same file out of them. */
class FileDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createAdapter(): SqliteAdapter {
    return new FileAdapter();
  }

  override createDriver(): FileDriver {
    return new FileDriver(this.#config);
  }
}

/**
 * The one connection goes to those who wait for it one after the other. Kysely's own wakes all of them whenever it is
 * free, and all but one go back to sleep.
 */
class FileDriver extends SqliteDriver {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection();
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }
}

class FileAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Prepares each text once: that is half the time of a short statement. A transaction asks for the right to write when it
 * begins: one that asks after it has read is refused at once where another process has written in between
 * (sqlite.org/isolation.html), instead of waiting for its turn.
 */
function prepared(file: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare: (text) => {
      const known = kept.get(text);
      if (known) return known;
      const statement = file.prepare(text === 'begin' ? 'begin immediate' : text);
      // Whether it gives rows is asked at every call, and the library asks SQLite.
      Object.defineProperty(statement, 'reader', { value: statement.reader });
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
