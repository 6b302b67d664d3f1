import { type Kysely, PostgresAdapter, sql, type Transaction } from 'kysely';

/** Number of our lock among the advisory locks of a PostgreSQL database; any constant does. */
const lock = 8_025_001;

/**
 * Does work in a transaction that waits for its like in other processes on the same database, so that two simulators which
 * start at once fill it once. A SQLite file has one writer at a time anyway.
 */
export function alone<Tables, Value>(
  database: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Value>,
): Promise<Value> {
  return database.transaction().execute(async (transaction) => {
    const isPostgres = transaction.getExecutor().adapter instanceof PostgresAdapter;
    if (isPostgres) await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(transaction);
    return work(transaction);
  });
}
