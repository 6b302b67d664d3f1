import type { Selectable } from 'kysely';
import { compiled, type Places } from '../../../database/compiled.ts';
import type { ZoomDatabase, ZoomWorld } from './settings.ts';
import type { ZoomTables } from './tables.ts';

/** The account of a caller, which exists as long as its users do. */
export async function findAccount(
  { database }: ZoomWorld,
  id: string,
): Promise<Selectable<ZoomTables['zoom_account']>> {
  const { rows } = await accountById(database, { id });
  const [account] = rows;
  if (!account) throw new Error(`There is no account ${id}.`);
  return account;
}

/** Lets no other transaction that asks for the same account go on until this one has ended, in any process. */
export async function lockAccount(transaction: ZoomDatabase, id: string): Promise<void> {
  await transaction
    .updateTable('zoom_account')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', id)
    .execute();
}

const accountById = compiled((database: ZoomDatabase, { id }: Places<{ id: string }>) =>
  database.selectFrom('zoom_account').selectAll().where('id', '=', id),
);
