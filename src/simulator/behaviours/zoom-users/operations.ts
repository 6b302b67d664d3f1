/** One operation of the API: where it is, and which scopes let an app call it. */
export interface Operation {
  readonly method: string;
  /** Below the API's base path. */
  readonly path: string;
  /** Classic and granular scopes, each of which is enough. Those that end in `:admin` or `:master` are for the whole account. */
  readonly scopes: readonly string[];
  /** The granular scopes that a refusal names. */
  readonly named: readonly string[];
  /** Scopes that are enough where the path says `me`. */
  readonly meScopes?: readonly string[];
}

const classicWrite = ['user:write', 'user:write:admin'];
const classicRead = ['user:read', 'user:read:admin'];

function onUser(method: string, path: string, classic: readonly string[], granular: string): Operation {
  const named = [granular, `${granular}:admin`];
  return { method, path, scopes: [...classic, ...named], named };
}

function onAccount(method: string, path: string, classic: readonly string[], granular: string): Operation {
  return { method, path, scopes: [...classic, granular], named: [granular] };
}

/** Scopes: the collection's items for the classic ones, the vendor's table of granular scopes as a partner mirrors it. */
export const operations = {
  changePassword: {
    ...onUser('PUT', 'users/:userId/password', classicWrite, 'user:update:password'),
    scopes: [
      ...classicWrite,
      'user:update:password',
      'user:update:password:admin',
      'user:master',
      'user:update:password:master',
    ],
  },
  createUser: onAccount('POST', 'users', classicWrite, 'user:write:user:admin'),
  listUsers: onAccount('GET', 'users', ['user:read:admin'], 'user:read:list_users:admin'),
  checkEmail: onUser('GET', 'users/email', classicRead, 'user:read:email'),
  readUser: {
    ...onUser('GET', 'users/:userId', classicRead, 'user:read:user'),
    meScopes: ['user_info:read'],
  },
  changeUser: onUser('PATCH', 'users/:userId', classicWrite, 'user:update:user'),
  deleteUser: onUser('DELETE', 'users/:userId', classicWrite, 'user:delete:user'),
  changeStatus: onUser('PUT', 'users/:userId/status', classicWrite, 'user:update:status'),
  changeEmail: onUser('PUT', 'users/:userId/email', classicWrite, 'user:update:email'),
  readSettings: onAccount(
    'GET',
    'accounts/:accountId/settings',
    ['account:read:admin'],
    'account:read:settings:admin',
  ),
  changeSettings: onAccount(
    'PATCH',
    'accounts/:accountId/settings',
    ['account:write:admin'],
    'account:update:settings:admin',
  ),
} satisfies Record<string, Operation>;
