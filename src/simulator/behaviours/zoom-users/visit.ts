import { compiled, type Places } from '../../../database/compiled.ts';
import { type Answer, withHeaders } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { hashToken } from '../../hash-token.ts';
import { parseBody, type ReadBody } from '../../request-body.ts';
import type { Operation } from './operations.ts';
import { labelOf } from './rate-labels.ts';
import { countCall, dailyLimitReached, type Rate } from './rate-limit.ts';
import { firstRefusal, once, type Rule } from './rule.ts';
import type { ZoomDatabase, ZoomWorld } from './settings.ts';
import type { AccountSettings, AppKind, Role } from './tables.ts';

/** Who calls: the user for whom an app was given its token. */
export interface Caller {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  readonly scopes: ReadonlySet<string>;
  readonly appKind: AppKind;
  /** What the account demands, as it is stored. */
  readonly account: AccountSettings;
}

/** What a call's token says: who calls, or why nobody does. */
type Identity = Caller | 'expired' | 'in-query' | 'unknown';

/** One call of the API, and what is found out about it when a rule asks. */
export interface Visit {
  readonly call: Call;
  readonly world: ZoomWorld;
  readonly operation: Operation;
  readonly identity: () => Promise<Identity>;
  readonly caller: () => Promise<Caller | undefined>;
  /** Counts the call the first time it is asked for. */
  readonly rate: () => Promise<Rate | undefined>;
  readonly body: () => Promise<ReadBody>;
}

export function visit(call: Call, world: ZoomWorld, operation: Operation): Visit {
  const identity = once(() => identify(call, world));
  const caller = once(async () => {
    const known = await identity();
    return typeof known === 'object' ? known : undefined;
  });
  return {
    call,
    world,
    operation,
    identity,
    caller,
    rate: once(async () => {
      const { accountId } = (await caller()) ?? {};
      return accountId === undefined ? undefined : countCall(world, accountId, labelOf(call.route));
    }),
    body: once(async () => parseBody(await call.body(), call.headers['content-type'])),
  };
}

/** Answers a call: with the refusal of the first rule that speaks, else with what is done for it. */
export async function answerVisit<Subject extends Visit>(
  rules: readonly Rule<Subject>[],
  visited: Subject,
  perform: (visited: Subject) => Promise<Answer>,
): Promise<Answer> {
  const refusal = await firstRefusal(rules, visited, visited.world.rules);
  const given = refusal ?? (await perform(visited));
  return withHeaders(given, (await visited.rate())?.headers ?? []);
}

/** Whether the caller's token is for all users of the account, and not only for one. */
export async function isForAccount({ caller, operation }: Visit): Promise<boolean> {
  const held = (await caller())?.scopes;
  return operation.scopes.some((scope) => /:(?:admin|master)$|^user:master$/.test(scope) && held?.has(scope));
}

/** Whether the caller is owner or admin, with a token for the whole account. */
export async function isAdministrator(visited: Visit): Promise<boolean> {
  const caller = await visited.caller();
  return caller !== undefined && caller.role !== 'member' && (await isForAccount(visited));
}

/** Rules that hold for every operation: the token, its scopes, the rate limit. */
export const entryRules: readonly Rule<Visit>[] = [
  {
    id: 'zoom-124-query',
    status: 401,
    code: 124,
    stated: 'third-party',
    worded: 'third-party',
    reference: 'A change of the vendor of February 2023; code and words as a client library met them.',
    refuse: async ({ identity }) =>
      (await identity()) === 'in-query'
        ? 'Invalid access token, this access token is not supported as query parameter string.'
        : undefined,
  },
  {
    id: 'zoom-124-expired',
    status: 401,
    code: 124,
    stated: 'documented',
    worded: 'third-party',
    reference:
      'A token lives one hour: the vendor’s page on server-to-server apps; the words of a partner, the code is assumed.',
    refuse: async ({ identity }) =>
      (await identity()) === 'expired' ? 'Access token is expired.' : undefined,
  },
  {
    id: 'zoom-124',
    status: 401,
    code: 124,
    stated: 'documented',
    worded: 'third-party',
    reference: 'The item documents scopes, so a token; code and words from answers in the vendor’s forum.',
    refuse: async ({ caller }) => ((await caller()) ? undefined : 'Invalid access token.'),
  },
  {
    id: 'zoom-4711',
    status: 400,
    code: 4711,
    stated: 'documented',
    worded: 'third-party',
    reference: 'Scopes from the item; code and words from the vendor’s forum, the status is assumed.',
    refuse: async ({ call, caller, operation }) => {
      const held = (await caller())?.scopes;
      const isMe = call.parameters['userId'] === 'me';
      const enough = [...operation.scopes, ...(isMe ? (operation.meScopes ?? []) : [])];
      if (enough.some((scope) => held?.has(scope))) return undefined;
      return `Invalid access token, does not contain scopes:[${operation.named.join(', ')}].`;
    },
  },
  {
    id: 'zoom-429-second',
    status: 429,
    code: 429,
    stated: 'documented',
    worded: 'third-party',
    reference: 'Label from the item, limits from the vendor’s page on rate limits; the body from partners.',
    refuse: async ({ rate }) =>
      (await rate())?.exceeded === 'QPS'
        ? 'You have reached the maximum per-second rate limit for this API. Try again later.'
        : undefined,
  },
  {
    id: 'zoom-429-day',
    status: 429,
    code: 429,
    stated: 'documented',
    worded: 'third-party',
    reference: 'As zoom-429-second; only the plan "free" has a limit for a day.',
    refuse: async ({ rate }) => ((await rate())?.exceeded === 'Daily-limit' ? dailyLimitReached : undefined),
  },
];

const tokenByHash = compiled((database: ZoomDatabase, { hash }: Places<{ hash: string }>) =>
  database
    .selectFrom('zoom_token')
    .innerJoin('zoom_user', 'zoom_user.id', 'zoom_token.user_id')
    .innerJoin('zoom_account', 'zoom_account.id', 'zoom_user.account_id')
    .leftJoin('zoom_app', 'zoom_app.client_id', 'zoom_token.client_id')
    .select([
      'zoom_user.id',
      'zoom_user.account_id',
      'zoom_user.email',
      'zoom_user.role',
      'zoom_user.status',
      'zoom_token.scopes',
      'zoom_token.app_kind',
      'zoom_token.expires_at',
      'zoom_token.revoked_at',
      'zoom_app.is_active',
      'zoom_account.minimum_password_length',
      'zoom_account.have_special_character',
      'zoom_account.consecutive_characters_length',
      'zoom_account.weak_enhance_detection',
      'zoom_account.security',
    ])
    .where('zoom_token.hash', '=', hash),
);

async function identify({ headers, query }: Call, { database, clock }: ZoomWorld): Promise<Identity> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) {
    return headers.authorization === undefined && query.has('access_token') ? 'in-query' : 'unknown';
  }
  const {
    rows: [row],
  } = await tokenByHash(database, { hash: hashToken(token) });
  if (!row || row.revoked_at !== null || row.is_active === 0 || row.status !== 'active') return 'unknown';
  if (row.expires_at !== null && Number(row.expires_at) <= clock.now()) return 'expired';
  const { id, account_id: accountId, email, role, scopes, app_kind: appKind } = row;
  return { id, accountId, email, role, scopes: new Set(scopes.split(' ')), appKind, account: row };
}
