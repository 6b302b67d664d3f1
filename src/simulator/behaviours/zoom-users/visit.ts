import type { Call } from '../../behaviour.ts';
import { parseBody, type ReadBody } from '../../request-body.ts';
import { labelOf } from './rate-labels.ts';
import { countCall, dailyLimitReached, type Rate } from './rate-limit.ts';
import { once, type Rule } from './rule.ts';
import { hashToken } from './secrets.ts';
import type { ZoomWorld } from './settings.ts';
import type { Role } from './tables.ts';

/** Who calls: the user for whom an app was given its token. */
export interface Caller {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  readonly scopes: ReadonlySet<string>;
}

/** One call of the API, and what is found out about it when a rule asks. */
export interface Visit {
  readonly call: Call;
  readonly world: ZoomWorld;
  readonly caller: () => Promise<Caller | undefined>;
  /** Counts the call the first time it is asked for. */
  readonly rate: () => Promise<Rate | undefined>;
  readonly body: () => Promise<ReadBody>;
}

export function visit(call: Call, world: ZoomWorld): Visit {
  const caller = once(() => findCaller(call, world));
  return {
    call,
    world,
    caller,
    rate: once(async () => {
      const { accountId } = (await caller()) ?? {};
      return accountId === undefined ? undefined : countCall(world, accountId, labelOf(call.route));
    }),
    body: once(async () => parseBody(await call.body(), call.headers['content-type'])),
  };
}

/** Rules that hold for every operation: the token, its scopes, the rate limit. */
export function entryRules(operation: {
  /** Classic and granular scopes, each of which is enough. */
  readonly scopes: readonly string[];
  /** The granular scopes that the refusal names. */
  readonly named: readonly string[];
}): readonly Rule<Visit>[] {
  return [
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
      refuse: async ({ caller }) => {
        const scopes = (await caller())?.scopes;
        if (operation.scopes.some((scope) => scopes?.has(scope))) return undefined;
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
      refuse: async ({ rate }) =>
        (await rate())?.exceeded === 'Daily-limit' ? dailyLimitReached : undefined,
    },
  ];
}

async function findCaller({ headers }: Call, { database }: ZoomWorld): Promise<Caller | undefined> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const row = await database
    .selectFrom('zoom_token')
    .innerJoin('zoom_user', 'zoom_user.id', 'zoom_token.user_id')
    .select([
      'zoom_user.id',
      'zoom_user.account_id',
      'zoom_user.email',
      'zoom_user.role',
      'zoom_token.scopes',
    ])
    .where('zoom_token.hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, account_id: accountId, email, role, scopes } = row;
  return { id, accountId, email, role, scopes: new Set(scopes.split(' ')) };
}
