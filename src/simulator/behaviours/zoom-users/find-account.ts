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

const accountById = compiled((database: ZoomDatabase, { id }: Places<{ id: string }>) =>
  database.selectFrom('zoom_account').selectAll().where('id', '=', id),
);
