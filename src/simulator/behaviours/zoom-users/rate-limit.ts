import { sql } from 'kysely';
import { compiled, type Places } from '../../../database/compiled.ts';
import type { RateLabel } from './rate-labels.ts';
import type { ZoomDatabase, ZoomWorld } from './settings.ts';
import type { ZoomTables } from './tables.ts';

export type Plan = 'free' | 'pro' | 'business';

/** How an answer calls the limit that it tells of; one of a minute is called like one of a second (assumed). */
type RateKind = ZoomTables['zoom_rate_window']['kind'];

/** So many calls in each whole second, minute or day (from 00:00 GMT) of the simulator's clock. */
interface Window {
  readonly kind: RateKind;
  /** Milliseconds. */
  readonly length: number;
  readonly most: number;
  /** What is counted together: the label itself unless labels share a window. */
  readonly counted?: string;
}

const [second, minute, day] = [1_000, 60_000, 86_400_000] as const;

const perSecond = (most: number): Window => ({ kind: 'QPS', length: second, most });
const perMinute = (most: number): Window => ({ kind: 'QPS', length: minute, most });
const perDay = (most: number): Window => ({ kind: 'Daily-limit', length: day, most });
const sharedPerDay = (most: number): Window => ({ ...perDay(most), counted: 'Heavy, Resource-intensive' });

/**
 * Calls of an account by plan and label: the vendor's page on rate limits, which has a column for each plan. Business
 * stands for Business, Education, Enterprise and Partners.
 */
export const rateLimits: Readonly<Record<Plan, Readonly<Record<RateLabel, readonly [Window, ...Window[]]>>>> =
  {
    free: {
      Light: [perSecond(4), perDay(6_000)],
      Medium: [perSecond(2), perDay(2_000)],
      Heavy: [perSecond(1), perDay(1_000)],
      'Resource-intensive': [perMinute(10), perDay(30_000)],
    },
    pro: {
      Light: [perSecond(30)],
      Medium: [perSecond(20)],
      Heavy: [perSecond(10), sharedPerDay(30_000)],
      'Resource-intensive': [perMinute(10), sharedPerDay(30_000)],
    },
    business: {
      Light: [perSecond(80)],
      Medium: [perSecond(60)],
      Heavy: [perSecond(40), sharedPerDay(60_000)],
      'Resource-intensive': [perMinute(20), sharedPerDay(60_000)],
    },
  };

/** Users that an account can invite on one day with `action=create` (the vendor's OpenAPI text on creating users). */
export const invitationLimits: Readonly<Record<Plan, Window>> = {
  free: { ...perDay(50), counted: 'Invitations' },
  pro: { ...perDay(1_500), counted: 'Invitations' },
  business: { ...perDay(10_000), counted: 'Invitations' },
};

/** The words of a refusal for the rest of the day. */
export const dailyLimitReached =
  'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.';

/** What counting one call gave. Headers are names and values in turn. */
export interface Rate {
  /** For every answer. */
  readonly headers: readonly string[];
  /** Of those the one that tells when to call again. */
  readonly comeBack: readonly string[];
  /** The limit that this call went beyond. */
  readonly exceeded?: RateKind;
}

/**
 * Counts one call of an account, whose users and apps share the limits. A call that one window refuses is not counted in
 * those after it. How the vendor cuts a second is in no document; ours are whole ones.
 */
export async function countCall(world: ZoomWorld, accountId: string, label: RateLabel): Promise<Rate> {
  const [first, ...others] = rateLimits[world.settings.plan][label];
  const rate = await countIn(world, accountId, label, first);
  if (rate.exceeded) return rate;
  for (const window of others) {
    const longer = await countIn(world, accountId, label, window);
    if (longer.exceeded) return longer;
  }
  return rate;
}

/** Counts one invitation of a user. */
export function countInvitation(world: ZoomWorld, accountId: string): Promise<Rate> {
  return countIn(world, accountId, 'Light', invitationLimits[world.settings.plan]);
}

async function countIn(world: ZoomWorld, accountId: string, label: RateLabel, window: Window): Promise<Rate> {
  const { kind, length, most, counted = label } = window;
  const period = Math.floor(world.clock.now() / length);
  const calls = await count(world, { account_id: accountId, label: counted, kind, period });
  const { rateHeaders } = world.settings;
  const isBeyond = calls > most;
  const comeBack = isBeyond ? whenToComeBack(kind, (period + 1) * length, rateHeaders) : [];
  const headers = [
    ...['X-RateLimit-Category', label],
    ...['X-RateLimit-Type', kind],
    ...['X-RateLimit-Limit', String(most)],
    ...['X-RateLimit-Remaining', String(Math.max(0, most - calls))],
    ...comeBack,
  ];
  const told = { headers: rateHeaders === 'none' ? [] : headers, comeBack };
  return isBeyond ? { ...told, exceeded: kind } : told;
}

/** A moment in milliseconds: of a day as the vendor's page quotes it, of a second as partners tell of it. */
function whenToComeBack(
  kind: RateKind,
  moment: number,
  which: ZoomWorld['settings']['rateHeaders'],
): string[] {
  if (which === 'none') return [];
  if (kind === 'Daily-limit') return ['Retry-After', new Date(moment).toISOString().replace('.000', '')];
  return which === 'reset' ? ['X-RateLimit-Reset', String(Math.ceil(moment / second))] : [];
}

type CountedWindow = Omit<ZoomTables['zoom_rate_window'], 'calls'>;

const countedUp = compiled((database: ZoomDatabase, window: Places<CountedWindow>) =>
  database
    .insertInto('zoom_rate_window')
    .values({
      account_id: window.account_id,
      label: window.label,
      kind: window.kind,
      period: window.period,
      calls: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'label', 'kind', 'period'])
        .doUpdateSet({ calls: sql<number>`zoom_rate_window.calls + 1` }),
    )
    .returning('calls'),
);

/** Counts in one statement, so that calls at the same moment are all counted. The first call of a window clears older ones. */
async function count({ database }: ZoomWorld, window: CountedWindow): Promise<number> {
  const { rows } = await countedUp(database, window);
  const calls = rows[0]?.calls ?? 0;
  if (calls === 1) {
    await database
      .deleteFrom('zoom_rate_window')
      .where('account_id', '=', window.account_id)
      .where('label', '=', window.label)
      .where('kind', '=', window.kind)
      .where('period', '<', window.period)
      .execute();
  }
  return calls;
}
