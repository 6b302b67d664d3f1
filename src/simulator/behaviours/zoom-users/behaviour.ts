import { type Collection, itemsOf } from '../../../collection/model.ts';
import { defineBehaviour } from '../../behaviour.ts';
import { readSegment } from '../../path-pattern.ts';
import { endpoints, firstPassword } from './endpoints.ts';
import { isPassword } from './secrets.ts';
import { accountId, seed, seedMember, seedTokens, withdraw } from './seed.ts';
import { type ZoomSettings, zoomSettings } from './settings.ts';
import { describe } from './sheets.ts';
import { type ZoomTables, zoomMigrations, zoomTables } from './tables.ts';

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
  routes: endpoints,
  values: ({ tokens }) => ({
    userId: seedMember,
    accountId,
    accessToken: tokens['admin'] ?? '',
    clientId: 'wp-server-app',
    clientSecret: tokens['client-secret'] ?? '',
  }),
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
