import type { SeedToken } from '../../behaviour.ts';
import { hashPassword, hashToken } from './secrets.ts';
import type { ZoomWorld } from './settings.ts';
import type { Role } from './tables.ts';

export const accountId = 'wp-account-7b21d0c4';

interface SeedUser {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** Shown on the simulator's page until it is changed. */
  readonly password: string;
}

/** People of our own making. */
export const seedUsers: readonly SeedUser[] = [
  user('wp-olivia-93e0', 'Olivia', 'Owner', 'owner', 'Copper-Kettle-41'),
  user('wp-adam-5c17', 'Adam', 'Admin', 'admin', 'Silver-Anchor-58'),
  user('wp-mia-2f8a', 'Mia', 'Member', 'member', 'Amber-Lantern-73'),
  user('wp-noah-b604', 'Noah', 'Member', 'member', 'Walnut-Bridge-26'),
  user('wp-zoe-e9d2', 'Zoe', 'Member', 'member', 'Violet-Harbor-94'),
];

function user(id: string, firstName: string, lastName: string, role: Role, password: string): SeedUser {
  const email = `${firstName}.${lastName}@example.com`.toLowerCase();
  return { id, email, firstName, lastName, role, password };
}

/** The member whom a first call is about. */
export const seedMember = 'wp-mia-2f8a';

interface ZoomSeedToken extends SeedToken {
  readonly userId: string;
  readonly scopes: string;
}

export const seedTokens: readonly ZoomSeedToken[] = [
  {
    name: 'admin',
    meaning: 'Account-level app of Adam, the admin: user:write:admin account:read:admin account:write:admin.',
    userId: 'wp-adam-5c17',
    scopes: 'user:write:admin account:read:admin account:write:admin',
  },
  {
    name: 'member',
    meaning: 'User-level app of Mia, a member: user:write. Changes her own password with the user id "me".',
    userId: seedMember,
    scopes: 'user:write',
  },
  {
    name: 'unscoped',
    meaning: 'An app of Adam, the admin, without any scope.',
    userId: 'wp-adam-5c17',
    scopes: '',
  },
];

/** Fills an empty database, and gives one that is filled new tokens: they are known in clear only while this runs. */
export async function seed(world: ZoomWorld): Promise<void> {
  const { database } = world;
  const filled = await database
    .selectFrom('zoom_account')
    .select('id')
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!filled) await fill(world);
  await database
    .insertInto('zoom_token')
    .values(
      seedTokens.map(({ name, userId, scopes }) => ({
        hash: hashToken(world.tokens[name] ?? ''),
        user_id: userId,
        scopes,
        name,
      })),
    )
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** Takes the seed tokens back: nobody else knows them. Those of another simulator on the same database stay. */
export async function withdraw({ database, tokens }: ZoomWorld): Promise<void> {
  const hashes = Object.values(tokens).map(hashToken);
  await database.deleteFrom('zoom_token').where('hash', 'in', hashes).execute();
}

async function fill({ database, settings }: ZoomWorld): Promise<void> {
  const rows = await Promise.all(
    seedUsers.map(async ({ id, email, firstName, lastName, role, password }) => ({
      id,
      account_id: accountId,
      email,
      first_name: firstName,
      last_name: lastName,
      role,
      password_hash: await hashPassword(password, settings.passwordCost),
      password_changed_at: null,
    })),
  );
  await database
    .insertInto('zoom_account')
    .values({
      id: accountId,
      name: 'Example account',
      minimum_password_length: 8,
      have_special_character: 0,
      consecutive_characters_length: 0,
      weak_enhance_detection: 0,
    })
    .execute();
  await database.insertInto('zoom_user').values(rows).execute();
}
