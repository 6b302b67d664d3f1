import type { ZoomDatabase } from './settings.ts';

/** Lets no other transaction that asks for the same account go on until this one has ended, in any process. */
export async function lockAccount(transaction: ZoomDatabase, id: string): Promise<void> {
  await transaction
    .updateTable('zoom_account')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', id)
    .execute();
}
