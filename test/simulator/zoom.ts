import type { Collection } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import type { AnyBehaviour } from '../../src/simulator/behaviour.ts';
import { zoomUsers } from '../../src/simulator/behaviours/zoom-users/behaviour.ts';
import { hashToken } from '../../src/simulator/hash-token.ts';
import { startSimulator } from '../../src/simulator/index.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { newDatabase } from './databases.ts';

/** The reading of a document that is known to hold one collection. */
export function collectionOf(document: unknown): Collection {
  const [collection] = readCollections(JSON.stringify(document)).value;
  if (!collection) throw new Error('This document holds no collection.');
  return collection;
}

/** One item alone, in the form of the reference page: no collection around it, so no value for its base URL. */
export const itemAlone = {
  name: 'Set a password of Zoom',
  request: {
    method: 'PUT',
    header: [],
    url: {
      raw: '{{baseUrl}}/users/:userId/password',
      host: ['{{baseUrl}}'],
      path: ['users', ':userId', 'password'],
      variable: [{ key: 'userId', value: 'ada@example.com' }],
    },
  },
  response: [
    { name: '**HTTP Status Code:** `204` **OK**<br>\nDone.', code: 204, body: '', header: [] },
    {
      name: '**HTTP Status Code:** `404` **Not Found**<br>\n**Error Code:** `1001`<br>\nUser does not exist: $userId.',
      code: 404,
      body: '',
      header: [],
    },
  ],
};

export const tokens = {
  admin: 'token-of-adam',
  member: 'token-of-mia',
  owner: 'token-of-olivia',
  granular: 'granular-token-of-adam',
  unscoped: 'token-without-scopes',
  'client-secret': 'secret-of-the-apps',
};

export const passwords = { mia: 'Amber-Lantern-73', noah: 'Walnut-Bridge-26' };

/** The behaviour with one more token: of this user's account-level app, or of the one that is named, with these scopes. */
export function zoomWithToken(
  token: string,
  userId: string,
  scopes: string,
  clientId: string | null = null,
): AnyBehaviour {
  return {
    ...zoomUsers,
    seed: async (world) => {
      await zoomUsers.seed(world);
      await world.database
        .insertInto('zoom_token')
        .values({ hash: hashToken(token), user_id: userId, scopes, name: token, client_id: clientId })
        .execute();
    },
  };
}

interface Change {
  /** Name of a seed token, or any text. */
  readonly token?: string | undefined;
  readonly userId?: string;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

/** A simulator with Zoom's users at its root and quick hashes, and ways to call it. */
export async function startZoom(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({
    seedTokens: tokens,
    ...options,
    database: options.database ?? (await newDatabase()),
    settings: { passwordCost: 4, plan: 'business', ...options.settings },
  });
  const mount = simulator.mount(collectionOf(itemAlone));
  const url = (path: string) => `${mount.baseUrl}${path}`;
  const authorization = (token: string | undefined): Record<string, string> =>
    token === undefined ? {} : { Authorization: `Bearer ${tokens[token as keyof typeof tokens] ?? token}` };
  const pages = async (path: string, body?: object) => {
    const response = await fetch(`${simulator.origin}/_wireproof/${path}`, {
      ...(body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    simulator,
    mount,
    url,
    pages,
    /** Changes a password by JSON. */
    change: (password: unknown, { token = 'admin', userId = 'wp-mia-2f8a', body, headers }: Change = {}) =>
      fetch(url(`/users/${encodeURIComponent(userId)}/password`), {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', ...authorization(token), ...headers },
        body: body ?? JSON.stringify({ password }),
      }),
    settings: (query = '?option=security', token = 'admin', accountId = 'me') =>
      fetch(url(`/accounts/${accountId}/settings${query}`), { headers: authorization(token) }),
    changeSettings: (body: unknown, query = '?option=security', token = 'admin') =>
      fetch(url(`/accounts/me/settings${query}`), {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', ...authorization(token) },
        body: JSON.stringify(body),
      }),
    /** Calls any operation, with a JSON body where one is given. */
    call: async (
      method: string,
      path: string,
      { token = 'admin', body, headers }: { token?: string; body?: unknown; headers?: object } = {},
    ) =>
      seen(
        await fetch(url(path), {
          method,
          headers: {
            ...authorization(token),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
    /** Posts a form to `/oauth/token` or `/oauth/revoke`. */
    oauth: async (
      form: Record<string, string>,
      { client = 'wp-server-app', secret = tokens['client-secret'], path = 'token' } = {},
    ) =>
      seen(
        await fetch(`${simulator.origin}/oauth/${path}`, {
          method: 'POST',
          headers: { Authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
          body: new URLSearchParams(form),
        }),
      ),
    signsIn: async (email: string, password: string) =>
      (await pages('sign-in', { email, password })).status === 200,
    freeze: () => pages('clock', { freeze: true }),
    advance: (seconds: number) => pages('clock', { advanceSeconds: seconds }),
  };
}

export type Zoom = Awaited<ReturnType<typeof startZoom>>;

/** Status, rule and body of an answer. */
export async function seen(response: Response) {
  const text = await response.text();
  return {
    status: response.status,
    rule: response.headers.get('wireproof-rule'),
    body: text === '' ? undefined : JSON.parse(text),
  };
}
