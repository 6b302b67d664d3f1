import type { Sheet } from '../../behaviour.ts';
import type { ZoomWorld } from './settings.ts';

/** What the simulator's page shows: users, and what the account demands of passwords. */
export async function describe(world: ZoomWorld): Promise<readonly Sheet[]> {
  return [await users(world), await accounts(world)];
}

async function users({ database }: ZoomWorld): Promise<Sheet> {
  const rows = await database
    .selectFrom('zoom_user')
    .select(['id', 'email', 'role', 'password_changed_at'])
    .orderBy('email')
    .execute();
  return {
    title: 'Users',
    columns: ['E-mail', 'User id', 'Role', 'Password'],
    rows: rows.map(({ id, email, role, password_changed_at: changedAt }) => [
      email,
      id,
      role,
      changedAt === null ? 'the first one' : `changed at ${new Date(Number(changedAt)).toISOString()}`,
    ]),
  };
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
