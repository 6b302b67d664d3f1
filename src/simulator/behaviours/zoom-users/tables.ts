import { type Generated, type Kysely, type Selectable, sql } from 'kysely';
import type { Migrations } from '../../../database/migrate.ts';
import { accountsAndApps } from './migration-002.ts';
import { claims } from './migration-003.ts';

/** A user's place in the account. Owner and admin may change the passwords of others. */
export type Role = 'owner' | 'admin' | 'member';

/** `pending`: invited, and not yet accepted. */
export type Status = 'active' | 'inactive' | 'pending';

/** What one call at a time may do to a user. */
export type ClaimKind = 'deletion' | 'change';

/** For whom an app acts: one user, an account for which somebody authorized it, or the account it belongs to. */
export type AppKind = 'user' | 'account' | 'server';

/** Times are milliseconds since 1970 on the simulator's clock; booleans are 0 and 1, as both databases hold them. */
export interface ZoomTables {
  zoom_account: {
    id: string;
    name: string;
    minimum_password_length: number;
    have_special_character: number;
    consecutive_characters_length: number;
    weak_enhance_detection: number;
    /** Other security settings that were changed, as a JSON object. */
    security: Generated<string>;
  };
  zoom_user: {
    id: string;
    account_id: string;
    /** Lower case. */
    email: string;
    first_name: string;
    last_name: string;
    role: Role;
    /** Empty for a user without a password. */
    password_hash: string;
    /** Grows with every change of the password, so that two changes at once are noticed. */
    password_version: Generated<number>;
    /** Null until the first change. */
    password_changed_at: number | null;
    status: Generated<Status>;
    /** 1 Basic, 2 Licensed, 3 On-prem, 99 None. */
    type: Generated<number>;
    /** 100 signs in with e-mail and password, 101 by SSO, 1 Google, 0 Facebook, 24 Apple, 27 Microsoft, 99 API user. */
    login_type: Generated<number>;
    /** Grows with every change of the address. */
    email_version: Generated<number>;
    /** When the user was created, or invited while pending. */
    created_at: Generated<number>;
    /** Other fields of the API's user, as a JSON object. */
    profile: Generated<string>;
  };
  /** One row for each accepted change, for the limit over 24 hours and for former passwords. */
  zoom_password_change: {
    id: string;
    user_id: string;
    changed_at: number;
    /** The hash that was replaced; empty where there was none. */
    former_hash: Generated<string>;
    /** The user's `password_version` after the change. */
    version: Generated<number>;
  };
  zoom_email_change: { id: string; user_id: string; changed_at: number };
  /** Addresses of users who were disassociated, and have an active account of their own. */
  zoom_unlinked_user: { email: string };
  zoom_app: {
    client_id: string;
    account_id: string;
    /** The user for whom tokens of a server-to-server app act. */
    owner_id: string;
    kind: AppKind;
    scopes: string;
    is_active: number;
  };
  /** SHA-256 of a client secret, in hexadecimal: each simulator on a database has its own. */
  zoom_app_secret: { client_id: string; hash: string };
  zoom_token: {
    /** SHA-256 of the token, in hexadecimal. */
    hash: string;
    user_id: string;
    /** Separated by spaces. */
    scopes: string;
    /** Name of the seed token; empty for one that an app asked for. */
    name: string;
    app_kind: Generated<AppKind>;
    /** The app that asked for it; null for a seed token. */
    client_id: string | null;
    /** Null for a seed token, which lives as long as its simulator. */
    expires_at: number | null;
    revoked_at: number | null;
  };
  /** Pages of a list of users that may still be asked for. */
  zoom_page: {
    /** SHA-256 of the page's token. */
    hash: string;
    account_id: string;
    /** The last address before the page. */
    after_email: string;
    page_number: number;
    /** What the list was asked for, as JSON. */
    filter: string;
    expires_at: number;
  };
  /** Users whom a call has to itself while it is under way. */
  zoom_claim: {
    user_id: string;
    kind: ClaimKind;
    /** The call. */
    holder: string;
    /** On the machine's clock, after which the call counts as dead. */
    held_until: number;
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

/** What an account demands and allows, as it is stored. */
export type AccountSettings = Omit<Selectable<ZoomTables['zoom_account']>, 'id' | 'name'>;

/** In an order in which they can be emptied. */
export const zoomTables = [
  'zoom_claim',
  'zoom_rate_window',
  'zoom_page',
  'zoom_token',
  'zoom_app_secret',
  'zoom_app',
  'zoom_unlinked_user',
  'zoom_email_change',
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
  '002-accounts-and-apps': accountsAndApps,
  '003-claims': claims,
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
