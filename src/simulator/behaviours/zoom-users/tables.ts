import { type Generated, type Kysely, sql } from 'kysely';
import type { Migrations } from '../../../database/migrate.ts';

/** A user's place in the account. Owner and admin may change the passwords of others. */
export type Role = 'owner' | 'admin' | 'member';

/** Times are milliseconds since 1970 on the simulator's clock; booleans are 0 and 1, as both databases hold them. */
export interface ZoomTables {
  zoom_account: {
    id: string;
    name: string;
    minimum_password_length: number;
    have_special_character: number;
    consecutive_characters_length: number;
    weak_enhance_detection: number;
  };
  zoom_user: {
    id: string;
    account_id: string;
    /** Lower case. */
    email: string;
    first_name: string;
    last_name: string;
    role: Role;
    password_hash: string;
    /** Grows with every change of the password, so that two changes at once are noticed. */
    password_version: Generated<number>;
    /** Null until the first change. */
    password_changed_at: number | null;
  };
  /** One row for each accepted change, for the limit over 24 hours. */
  zoom_password_change: { id: string; user_id: string; changed_at: number };
  zoom_token: {
    /** SHA-256 of the token, in hexadecimal. */
    hash: string;
    user_id: string;
    /** Separated by spaces. */
    scopes: string;
    /** Name of the seed token. */
    name: string;
  };
  /** Calls counted by account, rate label and window. */
  zoom_rate_window: {
    account_id: string;
    label: string;
    kind: 'QPS' | 'Daily-limit';
    /** Seconds or days since 1970. */
    period: number;
    calls: number;
  };
}

/** In an order in which they can be emptied. */
export const zoomTables = [
  'zoom_rate_window',
  'zoom_token',
  'zoom_password_change',
  'zoom_user',
  'zoom_account',
] as const satisfies readonly (keyof ZoomTables)[];

export const zoomMigrations: Migrations = {
  '001-users': {
    async up(database: Kysely<unknown>) {
      await makeAccounts(database);
      await makeUsers(database);
      await makeTokens(database);
      await makeRateWindows(database);
    },
  },
};

async function makeAccounts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('zoom_account')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('minimum_password_length', 'integer', (column) => column.notNull())
    .addColumn('have_special_character', 'integer', (column) => column.notNull())
    .addColumn('consecutive_characters_length', 'integer', (column) => column.notNull())
    .addColumn('weak_enhance_detection', 'integer', (column) => column.notNull())
    .execute();
}

async function makeUsers({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('zoom_user')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('zoom_account.id'))
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('first_name', 'text', (column) => column.notNull())
    .addColumn('last_name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('password_version', 'integer', (column) => column.notNull().defaultTo(sql`0`))
    .addColumn('password_changed_at', 'bigint')
    .execute();
  await schema
    .createTable('zoom_password_change')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('zoom_user.id'))
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('zoom_password_change_by_user')
    .on('zoom_password_change')
    .columns(['user_id', 'changed_at'])
    .execute();
}

async function makeTokens({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('zoom_token')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('zoom_user.id'))
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
}

async function makeRateWindows({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('zoom_rate_window')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('period', 'bigint', (column) => column.notNull())
    .addColumn('calls', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('zoom_rate_window_key', ['account_id', 'label', 'kind', 'period'])
    .execute();
}
