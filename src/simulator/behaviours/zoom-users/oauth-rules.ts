import type { Selectable } from 'kysely';
import type { Call } from '../../behaviour.ts';
import { hashToken } from '../../hash-token.ts';
import { findUser } from './find-user.ts';
import type { Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import type { ZoomTables } from './tables.ts';

export type App = Selectable<ZoomTables['zoom_app']>;

/** A call of the token endpoint, or of the one that revokes. */
export interface OAuthVisit {
  readonly call: Call;
  readonly world: ZoomWorld;
  /** What the Authorization header or the form names; undefined where one of both is missing. */
  readonly credentials: () => Promise<{ readonly id: string; readonly secret: string } | undefined>;
  /** A parameter of the form, else of the query; empty for none. */
  readonly parameter: (name: string) => Promise<string>;
  readonly app: () => Promise<App | undefined>;
}

/** A rule whose refusal has the `error` of RFC 6749 section 5.2 beside the vendor's own words. */
export interface OAuthRule extends Rule<OAuthVisit> {
  readonly error: 'invalid_client' | 'invalid_grant' | 'invalid_request' | 'unsupported_grant_type';
}

/** The refusal's body. That it has `reason` and `error` is seen in public reports; the `code` beside them is assumed. */
export function oauthBody(refusal: unknown, { code, error }: OAuthRule): object {
  return { reason: refusal, error, code };
}

const table = 'The vendor’s table of OAuth errors';

const clientRules: readonly OAuthRule[] = [
  {
    id: 'zoom-4706',
    status: 400,
    code: 4706,
    error: 'invalid_client',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status is assumed.`,
    refuse: async ({ credentials }) =>
      (await credentials()) ? undefined : 'Client ID or client secret is missing.',
  },
  {
    id: 'zoom-4702',
    status: 400,
    code: 4702,
    error: 'invalid_client',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status from public reports. That 4702 is the unknown client and 4704 the wrong secret is assumed.`,
    refuse: async ({ app }) => ((await app()) ? undefined : 'Invalid client.'),
  },
  {
    id: 'zoom-4704',
    status: 400,
    code: 4704,
    error: 'invalid_client',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status from public reports.`,
    refuse: async ({ credentials, world }) => {
      const { id = '', secret = '' } = (await credentials()) ?? {};
      const known = await world.database
        .selectFrom('zoom_app_secret')
        .select('hash')
        .where('client_id', '=', id)
        .where('hash', '=', hashToken(secret))
        .executeTakeFirst();
      return known ? undefined : 'Invalid client secret.';
    },
  },
  {
    id: 'zoom-4717',
    status: 400,
    code: 4717,
    error: 'invalid_client',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status is assumed.`,
    refuse: async ({ app }) => ((await app())?.is_active === 1 ? undefined : 'The app has been disabled'),
  },
];

/** Reasons not to give out a token, in the order of the checks, which is assumed. */
export const tokenRules: readonly OAuthRule[] = [
  ...clientRules,
  {
    id: 'zoom-4706-grant',
    status: 400,
    code: 4706,
    error: 'invalid_request',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status is assumed.`,
    refuse: async ({ parameter }) => ((await parameter('grant_type')) ? undefined : 'Missing grant type.'),
  },
  {
    id: 'zoom-4705',
    status: 400,
    code: 4705,
    error: 'unsupported_grant_type',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status from public reports. Of the other grants that the vendor has, the simulator has none.`,
    refuse: async ({ parameter }) =>
      (await parameter('grant_type')) === 'account_credentials'
        ? undefined
        : 'Grant type is not supported from token endpoint.',
  },
  {
    id: 'zoom-4705-app',
    status: 400,
    code: 4705,
    error: 'unsupported_grant_type',
    stated: 'documented',
    worded: 'third-party',
    reference:
      'The vendor’s article on server-to-server tokens: the app is of another type; words and status from public reports.',
    refuse: async ({ app }) => ((await app())?.kind === 'server' ? undefined : 'unsupported grant type'),
  },
  {
    id: 'zoom-4700-account',
    status: 400,
    code: 4700,
    error: 'invalid_request',
    stated: 'documented',
    worded: 'assumed',
    reference:
      'The vendor’s page on server-to-server apps asks for the account’s id; how another is refused is in no document.',
    refuse: async ({ app, parameter }) =>
      (await parameter('account_id')) === (await app())?.account_id ? undefined : 'Bad Request',
  },
  {
    id: 'zoom-4735',
    status: 400,
    code: 4735,
    error: 'invalid_grant',
    stated: 'documented',
    worded: 'assumed',
    reference: `${table} has the code; words and status are ours.`,
    refuse: async ({ app, world }) => {
      const { account_id: accountId = '', owner_id: ownerId = '' } = (await app()) ?? {};
      const owner = await findUser(world, accountId, ownerId);
      return owner?.status === 'active' ? undefined : 'The owner of the token does not exist.';
    },
  },
];

/** Reasons not to revoke a token. */
export const revokeRules: readonly OAuthRule[] = [
  ...clientRules,
  {
    id: 'zoom-4700-token',
    status: 400,
    code: 4700,
    error: 'invalid_request',
    stated: 'documented',
    worded: 'documented',
    reference: `${table}; the status is assumed.`,
    refuse: async ({ parameter }) => ((await parameter('token')) ? undefined : 'Token cannot be empty.'),
  },
  {
    id: 'zoom-4741',
    status: 400,
    code: 4741,
    error: 'invalid_grant',
    stated: 'documented',
    worded: 'assumed',
    reference: `${table} has the code for a token that was revoked; words and status are ours.`,
    refuse: async ({ parameter, world }) => {
      const row = await world.database
        .selectFrom('zoom_token')
        .select('revoked_at')
        .where('hash', '=', hashToken(await parameter('token')))
        .executeTakeFirst();
      return row && row.revoked_at !== null ? 'The token has been revoked.' : undefined;
    },
  },
];
