import { PostgresDialect, type PostgresPool } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import { DatabaseFailure } from './database-failure.ts';

/** Milliseconds after which a server that does not answer is given up. */
const connectTimeout = 10_000;

/** Connections of one process. PostgreSQL allows 100 where nothing else is said. */
const mostConnections = 10;

/** Opens a PostgreSQL database with pg, an optional dependency, and connects once, so that a wrong address is told at the start. */
export async function openPostgres(
  address: string,
  load: () => Promise<typeof import('pg')> = () => import('pg'),
): Promise<PostgresDialect> {
  const driver = await loadDriver(load);
  let pool: Pool | undefined;
  try {
    pool = new driver.Pool({
      connectionString: address,
      connectionTimeoutMillis: connectTimeout,
      max: mostConnections,
      application_name: 'wireproof',
      types: asNumbers(driver.types),
    });
    keepRunning(pool);
    (await pool.connect()).release();
    return new PostgresDialect({ pool: withoutNul(pool) });
  } catch (error) {
    await pool?.end();
    throw new DatabaseFailure(`Cannot open the database ${withoutPassword(address)}: ${reason(error)}.`);
  }
}

async function loadDriver(load: () => Promise<typeof import('pg')>): Promise<typeof import('pg')> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new DatabaseFailure(
      'A PostgreSQL database needs the package pg, which is not installed: npm install pg.',
    );
  }
}

/** Types of bigint and numeric in pg_type: what counts, sums and times in milliseconds have. */
const wholeNumbers: readonly number[] = [20, 1700];

/** Times and counts are far below 2^53, and come as numbers from SQLite too; pg gives them as text. */
function asNumbers({ getTypeParser }: typeof import('pg').types): NonNullable<PoolConfig['types']> {
  const parser = (type: number, format?: string) =>
    wholeNumbers.includes(type) && format !== 'binary' ? Number : getTypeParser(type, format as 'text');
  return { getTypeParser: parser as typeof getTypeParser };
}

/** A connection that breaks fails the query it had and is replaced; without a listener it would end the process. */
function keepRunning(pool: Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (connection) => connection.on('error', () => {}));
}

/**
 * PostgreSQL holds no NUL in a text (postgresql.org/docs/current/datatype-character.html), and a caller may send one anywhere:
 * it becomes U+FFFD, as a character that UTF-8 cannot write does.
 */
function withoutNul(pool: Pool): PostgresPool {
  const storable = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);
  return {
    connect: async () => {
      const connection = await pool.connect();
      const query = (text: string, parameters: readonly unknown[]) =>
        connection.query(text, parameters.map(storable));
      return { query: query as never, release: () => connection.release() };
    },
    end: () => pool.end(),
  };
}

function withoutPassword(address: string): string {
  return address.replace(/^([^:]+:\/\/[^:/?#@]*):.*@/, '$1:***@').replace(/([?&]password=)[^&#]*/gi, '$1***');
}

/** By the system's code, or PostgreSQL's (postgresql.org/docs/current/errcodes-appendix.html). */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'there is no such host',
  ERR_INVALID_URL: 'this is no address',
  '28P01': 'the password is wrong',
  '28000': 'this user may not connect',
  '3D000': 'there is no such database on that server',
  '53300': 'the server has no connection left',
};

function reason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message.replace(/\.$/, '');
}
