import { type Kysely, type Migration, sql } from 'kysely';

/** What the neighbours of the password need: kinds of users, apps with their tokens, pages of a list, and history. */
export const accountsAndApps: Migration = {
  async up(database: Kysely<unknown>) {
    await widenUsers(database);
    await makeSettingsAndHistory(database);
    await makeApps(database);
    await makePages(database);
  },
};

async function widenUsers({ schema }: Kysely<unknown>): Promise<void> {
  const texts = { status: 'active', profile: '{}' };
  for (const [name, start] of Object.entries(texts)) {
    await schema
      .alterTable('zoom_user')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(start))
      .execute();
  }
  const numbers = { type: 2, login_type: 100, email_version: 0 };
  for (const [name, start] of Object.entries(numbers)) {
    await schema
      .alterTable('zoom_user')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(sql.lit(start)))
      .execute();
  }
  await schema
    .alterTable('zoom_user')
    .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(sql`0`))
    .execute();
}

async function makeSettingsAndHistory({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('zoom_account')
    .addColumn('security', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  await schema
    .alterTable('zoom_password_change')
    .addColumn('former_hash', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .alterTable('zoom_password_change')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(sql`0`))
    .execute();
  await schema
    .createTable('zoom_email_change')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('zoom_user.id'))
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('zoom_unlinked_user')
    .addColumn('email', 'text', (column) => column.primaryKey())
    .execute();
}

async function makeApps({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('zoom_app')
    .addColumn('client_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('zoom_app_secret')
    .addColumn('client_id', 'text', (column) => column.notNull().references('zoom_app.client_id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('zoom_app_secret_key', ['client_id', 'hash'])
    .execute();
  await schema
    .alterTable('zoom_token')
    .addColumn('app_kind', 'text', (column) => column.notNull().defaultTo('account'))
    .execute();
  await schema.alterTable('zoom_token').addColumn('client_id', 'text').execute();
  await schema.alterTable('zoom_token').addColumn('expires_at', 'bigint').execute();
  await schema.alterTable('zoom_token').addColumn('revoked_at', 'bigint').execute();
}

async function makePages({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('zoom_page')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('after_email', 'text', (column) => column.notNull())
    .addColumn('page_number', 'integer', (column) => column.notNull())
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}
