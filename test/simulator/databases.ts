import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { withClient } from './postgres.ts';

/**
 * Where the tests of the simulator keep its state. `vitest.config.ts` runs the same tests on each; `databases-setup.ts`
 * says in which folder the files or the socket are.
 */
const kind = process.env['WIREPROOF_TEST_DATABASE'] ?? 'memory';
const folder = process.env['WIREPROOF_TEST_FOLDER'] ?? '';

/** An empty database of its own for one simulator. */
export async function newDatabase(): Promise<string> {
  return kind === 'memory' ? ':memory:' : keptDatabase();
}

/** The same for a test that opens it twice: a file where the others are in memory. */
export async function keptDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  if (kind !== 'postgres') return join(folder, `${name}.db`);
  const address = (database: string) => `postgres://wireproof@/${database}?host=${folder}`;
  await withClient(address('postgres'), (client) => client.query(`create database ${name}`));
  return address(name);
}
