import type { Kysely, Migration } from 'kysely';

/** What one call at a time may do. */
export const claims: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('zoom_claim')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('zoom_claim_key', ['user_id', 'kind'])
      .execute();
  },
};
