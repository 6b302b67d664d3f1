import type { Sheet } from '../../behaviour.ts';
import type { ZoomWorld } from './settings.ts';

/** What the simulator's page shows: users, and what the account demands of passwords. */
export async function describe(world: ZoomWorld): Promise<readonly Sheet[]> {
  return [await users(world), await accounts(world)];
}

const signIns: Readonly<Record<number, string>> = {
  0: 'Facebook',
  1: 'Google',
  24: 'Apple',
  27: 'Microsoft',
  99: 'nothing: an API user',
  100: 'e-mail and password',
  101: 'SSO',
};

async function users({ database }: ZoomWorld): Promise<Sheet> {
  const rows = await database
    .selectFrom('zoom_user')
    .select(['id', 'email', 'role', 'status', 'login_type', 'password_hash', 'password_changed_at'])
    .orderBy('email')
    .execute();
  return {
    title: 'Users',
    columns: ['E-mail', 'User id', 'Role', 'Status', 'Signs in with', 'Password'],
    rows: rows.map(
      ({
        id,
        email,
        role,
        status,
        login_type: loginType,
        password_hash: hash,
        password_changed_at: changedAt,
      }) => [
        email,
        id,
        role,
        status,
        signIns[loginType] ?? `login type ${loginType}`,
        changedAt === null ? firstPassword(hash) : `changed at ${new Date(Number(changedAt)).toISOString()}`,
      ],
    ),
  };
}

function firstPassword(hash: string): string {
  return hash === '' ? 'none' : 'the first one';
}

async function accounts({ database, settings }: ZoomWorld): Promise<Sheet> {
  const rows = await database.selectFrom('zoom_account').selectAll().orderBy('id').execute();
  return {
    title: 'Account',
    columns: [
      'Account id',
      'Plan',
      'Minimum length',
      'Special character',
      'Consecutive characters',
      'Weak words',
    ],
    rows: rows.map((row) => [
      row.id,
      settings.plan,
      String(row.minimum_password_length),
      row.have_special_character === 1 ? 'needed' : 'not needed',
      row.consecutive_characters_length === 0 ? 'any' : `fewer than ${row.consecutive_characters_length}`,
      row.weak_enhance_detection === 1 ? 'refused' : 'allowed',
    ]),
  };
}
