import { type Collection, itemsOf } from '../../../collection/model.ts';
import { type BehaviourRoute, defineBehaviour } from '../../behaviour.ts';
import { readSegment } from '../../path-pattern.ts';
import { changeSettings, readSettings } from './account-settings.ts';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { changeStatus } from './change-status.ts';
import { changeUser } from './change-user.ts';
import { checkEmail } from './check-email.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { listUsers } from './list-users.ts';
import { giveToken, revokeToken } from './oauth.ts';
import { type Operation, operations } from './operations.ts';
import { readUser } from './read-user.ts';
import { isPassword } from './secrets.ts';
import { accountId, seed, seedMember, seedTokens, withdraw } from './seed.ts';
import { type ZoomSettings, zoomSettings } from './settings.ts';
import { describe } from './sheets.ts';
import { type ZoomTables, zoomMigrations, zoomTables } from './tables.ts';

/** A password that the rules accept for the member whom a first call is about. */
const firstPassword = 'Another-Kettle-82';

/** The users of an account of Zoom's API: their passwords, and what the account demands of them. Independent of the vendor. */
export const zoomUsers = defineBehaviour<ZoomTables, ZoomSettings>({
  name: 'zoom-users',
  title: 'Zoom users: accounts, passwords, tokens and limits',
  basePath: '/v2',
  appliesTo,
  migrations: zoomMigrations,
  tables: zoomTables,
  settings: zoomSettings,
  tokens: seedTokens,
  seed,
  end: withdraw,
  routes: [
    route(operations.changePassword, changePassword, { password: firstPassword }),
    route(operations.createUser, createUser),
    route(operations.listUsers, listUsers),
    route(operations.checkEmail, checkEmail),
    route(operations.readUser, readUser),
    route(operations.changeUser, changeUser),
    route(operations.deleteUser, deleteUser),
    route(operations.changeStatus, changeStatus),
    route(operations.changeEmail, changeEmail),
    route(operations.readSettings, readSettings),
    route(operations.changeSettings, changeSettings),
    { method: 'POST', path: 'oauth/token', handle: giveToken },
    { method: 'POST', path: 'oauth/revoke', handle: revokeToken },
  ],
  values: ({ tokens }) => ({ userId: seedMember, accountId, accessToken: tokens['admin'] ?? '' }),
  curl: ({ tokens }, baseUrl) =>
    `curl -i -X PUT -H 'Authorization: Bearer ${tokens['admin'] ?? ''}' -F 'password=${firstPassword}' '${baseUrl}/users/${seedMember}/password'`,
  signIn: async ({ database }, email, password) => {
    const user = await database
      .selectFrom('zoom_user')
      .select('password_hash')
      .where('email', '=', email.trim().toLowerCase())
      .where('status', '=', 'active')
      .executeTakeFirst();
    return user !== undefined && (await isPassword(password, user.password_hash));
  },
  describe,
});

function route(
  { method, path }: Operation,
  handle: BehaviourRoute<ZoomTables, ZoomSettings>['handle'],
  fields: Readonly<Record<string, string>> = {},
): BehaviourRoute<ZoomTables, ZoomSettings> {
  return { method, path, handle, fields };
}

/** Collections that change a user's password under that path, and speak of Zoom. */
function appliesTo(collection: Collection): boolean {
  const hasPassword = itemsOf(collection).some(
    ({ request: { method, url } }) =>
      method.toUpperCase() === 'PUT' && isPasswordPath(url.path.filter((segment) => segment !== '')),
  );
  return hasPassword && /zoom/i.test(collection.source);
}

function isPasswordPath(path: readonly string[]): boolean {
  const [users, userId = '', password] = path.slice(-3);
  return users === 'users' && password === 'password' && readSegment(userId).kind === 'any';
}
