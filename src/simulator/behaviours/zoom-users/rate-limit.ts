import { sql } from 'kysely';
import type { ZoomWorld } from './settings.ts';
import type { ZoomTables } from './tables.ts';

interface Limit {
  readonly perSecond: number;
  readonly perDay?: number;
}

/** Calls of the label Medium by plan (Zoom's page on rate limits, which has a column for each plan). */
export const mediumLimits = {
  free: { perSecond: 2, perDay: 2_000 },
  pro: { perSecond: 20 },
  business: { perSecond: 60 },
} as const satisfies Record<string, Limit>;

/** What counting one call gave. */
export interface Rate {
  /** For the answer, names and values in turn. */
  readonly headers: readonly string[];
  /** The limit that this call went beyond. */
  readonly exceeded?: 'QPS' | 'Daily-limit';
}

const second = 1_000;
const day = 24 * 60 * 60 * 1_000;

/**
 * Counts one call of an account, whose users and apps share the limits. Windows are whole seconds, and whole days from
 * 00:00 GMT; how the vendor cuts a second is in no document.
 */
export async function countCall(world: ZoomWorld, accountId: string): Promise<Rate> {
  const limit: Limit = mediumLimits[world.settings.plan];
  const now = world.clock.now();
  const calls = await count(world, accountId, 'QPS', Math.floor(now / second));
  if (calls > limit.perSecond) {
    return { exceeded: 'QPS', headers: rateHeaders('QPS', limit.perSecond, 0) };
  }
  if (limit.perDay !== undefined) {
    const today = Math.floor(now / day);
    const callsToday = await count(world, accountId, 'Daily-limit', today);
    if (callsToday > limit.perDay) {
      const retryAfter = new Date((today + 1) * day).toISOString().replace('.000', '');
      const headers = [...rateHeaders('Daily-limit', limit.perDay, 0), 'Retry-After', retryAfter];
      return { exceeded: 'Daily-limit', headers };
    }
  }
  return { headers: rateHeaders('QPS', limit.perSecond, limit.perSecond - calls) };
}

function rateHeaders(kind: 'QPS' | 'Daily-limit', limit: number, remaining: number): string[] {
  return [
    ...['X-RateLimit-Category', 'Medium'],
    ...['X-RateLimit-Type', kind],
    ...['X-RateLimit-Limit', String(limit)],
    ...['X-RateLimit-Remaining', String(remaining)],
  ];
}

/** Counts in one statement, so that calls at the same moment are all counted. The first call of a window clears older ones. */
async function count(
  { database }: ZoomWorld,
  accountId: string,
  kind: ZoomTables['zoom_rate_window']['kind'],
  period: number,
): Promise<number> {
  const { calls } = await database
    .insertInto('zoom_rate_window')
    .values({ account_id: accountId, label: 'Medium', kind, period, calls: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'label', 'kind', 'period'])
        .doUpdateSet({ calls: sql<number>`zoom_rate_window.calls + 1` }),
    )
    .returning('calls')
    .executeTakeFirstOrThrow();
  if (calls === 1) {
    await database
      .deleteFrom('zoom_rate_window')
      .where('account_id', '=', accountId)
      .where('label', '=', 'Medium')
      .where('kind', '=', kind)
      .where('period', '<', period)
      .execute();
  }
  return calls;
}
