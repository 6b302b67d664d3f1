import type { SeedToken } from '../../behaviour.ts';
import { hashToken } from '../../hash-token.ts';
import type { App } from './oauth-rules.ts';
import { hashPassword } from './secrets.ts';
import { seedHashes } from './seed-hashes.ts';
import { type ZoomWorld, zoomSettings } from './settings.ts';
import type { AppKind, Role, Status } from './tables.ts';

export const accountId = 'wp-account-7b21d0c4';

interface SeedUser {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly status: Status;
  /** 100 for e-mail and password, 101 for SSO, 1 for Google. */
  readonly loginType: number;
  /** Shown on the simulator's page until it is changed; empty for a user who has none. */
  readonly password: string;
}

/** People of our own making. */
export const seedUsers: readonly SeedUser[] = [
  user('wp-olivia-93e0', 'Olivia', 'Owner', { role: 'owner', password: 'Copper-Kettle-41' }),
  user('wp-adam-5c17', 'Adam', 'Admin', { role: 'admin', password: 'Silver-Anchor-58' }),
  user('wp-mia-2f8a', 'Mia', 'Member', { password: 'Amber-Lantern-73' }),
  user('wp-noah-b604', 'Noah', 'Member', { password: 'Walnut-Bridge-26' }),
  user('wp-zoe-e9d2', 'Zoe', 'Member', { password: 'Violet-Harbor-94' }),
  user('wp-sam-7d31', 'Sam', 'Single', { loginType: 101 }),
  user('wp-gina-c85b', 'Gina', 'Google', { loginType: 1 }),
  user('wp-dora-1e46', 'Dora', 'Deactivated', { status: 'inactive', password: 'Marble-Garden-37' }),
  user('wp-paul-f092', 'Paul', 'Pending', { status: 'pending' }),
];

function user(
  id: string,
  firstName: string,
  lastName: string,
  rest: Partial<Pick<SeedUser, 'role' | 'status' | 'loginType' | 'password'>>,
): SeedUser {
  const email = `${firstName}.${lastName}@example.com`.toLowerCase();
  const usual = { role: 'member', status: 'active', loginType: 100, password: '' } as const;
  return { id, email, firstName, lastName, ...usual, ...rest };
}

/** The member whom a first call is about. */
export const seedMember = 'wp-mia-2f8a';

interface ZoomSeedToken extends SeedToken {
  readonly userId: string;
  readonly scopes: string;
  readonly appKind: AppKind;
}

const classic = 'user:write:admin user:read:admin account:read:admin account:write:admin';

const granular = [
  ...['user:update:password', 'user:write:user', 'user:read:user', 'user:read:list_users', 'user:read:email'],
  ...['user:update:user', 'user:delete:user', 'user:update:status', 'user:update:email'],
  ...['account:read:settings', 'account:update:settings'],
]
  .map((scope) => `${scope}:admin`)
  .join(' ');

const accessTokens: readonly ZoomSeedToken[] = [
  {
    name: 'admin',
    meaning: `Account-level app of Adam, the admin: ${classic}.`,
    userId: 'wp-adam-5c17',
    scopes: classic,
    appKind: 'account',
  },
  {
    name: 'member',
    meaning:
      'User-level app of Mia, a member: user:write user:read. Changes her own password with the user id "me".',
    userId: seedMember,
    scopes: 'user:write user:read',
    appKind: 'user',
  },
  {
    name: 'owner',
    meaning: `Account-level app of Olivia, the owner: ${classic}.`,
    userId: 'wp-olivia-93e0',
    scopes: classic,
    appKind: 'account',
  },
  {
    name: 'granular',
    meaning: 'Account-level app of Adam, the admin, with granular scopes such as user:update:password:admin.',
    userId: 'wp-adam-5c17',
    scopes: granular,
    appKind: 'account',
  },
  {
    name: 'unscoped',
    meaning: 'An app of Adam, the admin, without any scope.',
    userId: 'wp-adam-5c17',
    scopes: '',
    appKind: 'account',
  },
];

/** Apps that ask for tokens themselves. All have the same secret, which is new at each start. */
const apps: readonly App[] = [
  app('wp-server-app', {}),
  app('wp-server-app-classic', { scopes: classic }),
  app('wp-user-app', { kind: 'user', scopes: 'user:write' }),
  app('wp-disabled-app', { is_active: 0 }),
  app('wp-orphan-app', { owner_id: 'wp-nobody' }),
];

function app(clientId: string, rest: Partial<App>): App {
  const usual = { kind: 'server', owner_id: 'wp-olivia-93e0', scopes: granular, is_active: 1 } as const;
  return { client_id: clientId, account_id: accountId, ...usual, ...rest };
}

const clientSecret: SeedToken = {
  name: 'client-secret',
  meaning: `No token, but the secret of the apps ${apps.map((one) => one.client_id).join(', ')}: POST /oauth/token with Basic wp-server-app:<secret>, grant_type=account_credentials and account_id=${accountId}.`,
};

export const seedTokens: readonly SeedToken[] = [...accessTokens, clientSecret];

/** Fills an empty database, and gives one that is filled new tokens: they are known in clear only while this runs. */
export async function seed(world: ZoomWorld): Promise<void> {
  const { database } = world;
  const filled = await database
    .selectFrom('zoom_account')
    .select('id')
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!filled) await fill(world);
  await seedApps(world);
  // A person who has them may have been deleted.
  const known = await database.selectFrom('zoom_user').select('id').execute();
  const rows = accessTokens
    .filter(({ userId }) => known.some(({ id }) => id === userId))
    .map(({ name, userId, scopes, appKind }) => ({
      hash: hashToken(world.tokens[name] ?? ''),
      user_id: userId,
      scopes,
      name,
      app_kind: appKind,
    }));
  if (rows.length === 0) return;
  await database
    .insertInto('zoom_token')
    .values(rows)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

async function seedApps({ database, tokens }: ZoomWorld): Promise<void> {
  await database
    .insertInto('zoom_app')
    .values([...apps])
    .onConflict((conflict) => conflict.column('client_id').doNothing())
    .execute();
  const hash = hashToken(tokens[clientSecret.name] ?? '');
  await database
    .insertInto('zoom_app_secret')
    .values(apps.map((one) => ({ client_id: one.client_id, hash })))
    .onConflict((conflict) => conflict.columns(['client_id', 'hash']).doNothing())
    .execute();
}

/** Takes the seed tokens back: nobody else knows them. Those of another simulator on the same database stay. */
export async function withdraw({ database, tokens }: ZoomWorld): Promise<void> {
  const hashes = Object.values(tokens).map(hashToken);
  await database.deleteFrom('zoom_token').where('hash', 'in', hashes).execute();
  await database.deleteFrom('zoom_app_secret').where('hash', 'in', hashes).execute();
}

async function fill({ clock, database, settings }: ZoomWorld): Promise<void> {
  const rows = await Promise.all(
    seedUsers.map(async ({ id, email, firstName, lastName, role, status, loginType, password }) => ({
      id,
      account_id: accountId,
      email,
      first_name: firstName,
      last_name: lastName,
      role,
      status,
      login_type: loginType,
      password_hash: await hashOfSeed(id, password, settings.passwordCost),
      password_changed_at: null,
      created_at: clock.now(),
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

async function hashOfSeed(id: string, password: string, cost: number): Promise<string> {
  if (password === '') return '';
  return cost === zoomSettings.passwordCost.default && seedHashes[id] !== undefined
    ? seedHashes[id]
    : hashPassword(password, cost);
}
