import type { Selectable } from 'kysely';
import { compiled, type Places } from '../../../database/compiled.ts';
import type { ZoomDatabase, ZoomWorld } from './settings.ts';
import type { Role, Status, ZoomTables } from './tables.ts';

/** A user, as one moment saw them. */
export interface User {
  readonly id: string;
  readonly accountId: string;
  /** Lower case. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly status: Status;
  /** 1 Basic, 2 Licensed, 3 On-prem, 99 None. */
  readonly type: number;
  readonly loginType: number;
  /** Empty for none. */
  readonly passwordHash: string;
  readonly passwordVersion: number;
  readonly emailVersion: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Other fields of the API's user. */
  readonly profile: Readonly<Record<string, unknown>>;
}

export function userOf(row: Selectable<ZoomTables['zoom_user']>): User {
  return {
    id: row.id,
    accountId: row.account_id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    status: row.status,
    type: row.type,
    loginType: row.login_type,
    passwordHash: row.password_hash,
    passwordVersion: row.password_version,
    emailVersion: row.email_version,
    createdAt: Number(row.created_at),
    profile: JSON.parse(row.profile) as Record<string, unknown>,
  };
}

const userByName = compiled(
  (
    database: ZoomDatabase,
    { accountId, id, email }: Places<{ accountId: string; id: string; email: string }>,
  ) =>
    database
      .selectFrom('zoom_user')
      .selectAll()
      .where('account_id', '=', accountId)
      .where(({ eb, or }) => or([eb('id', '=', id), eb('email', '=', email)])),
);

/** The user of an account with this id or e-mail address. */
export async function findUser(
  { database }: ZoomWorld,
  accountId: string,
  idOrEmail: string,
): Promise<User | undefined> {
  const {
    rows: [row],
  } = await userByName(database, { accountId, id: idOrEmail, email: idOrEmail.toLowerCase() });
  return row && userOf(row);
}

export function isAdmin({ role }: Pick<User, 'role'>): boolean {
  return role !== 'member';
}
