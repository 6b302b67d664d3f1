import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { hashToken } from '../../hash-token.ts';
import { wholeNumberOf } from './field.ts';
import { userOf } from './find-user.ts';
import { operations } from './operations.ts';
import { roleOf, shownUser } from './read-user.ts';
import { type FieldError, invalidFields, once, type Rule } from './rule.ts';
import { newToken } from './secrets.ts';
import type { ZoomWorld } from './settings.ts';
import type { Status } from './tables.ts';
import { administratorOnly } from './user-rules.ts';
import { answerVisit, entryRules, type Visit, visit } from './visit.ts';

const usualPageSize = 30;
const largestPage = 300;
/** Milliseconds that a page can be asked for. */
const pageLifetime = 15 * 60 * 1_000;
const statuses: readonly string[] = ['active', 'inactive', 'pending'];

/** Where a page begins. */
interface Page {
  readonly number: number;
  /** Users with this address or an earlier one are on the pages before. */
  readonly after: string;
  /** Users to leave out after that. */
  readonly skipped: number;
}

interface Listing extends Visit {
  readonly status: string;
  readonly pageSize: number | undefined;
  readonly pageNumber: number | undefined;
  readonly roleId: string | null;
  /** Undefined where the token in the query opens none. */
  readonly page: () => Promise<Page | undefined>;
}

export const listUsersRules: readonly Rule<Listing>[] = [
  ...entryRules,
  administratorOnly,
  {
    id: 'zoom-300-list',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference:
      'Values of "List users"; the form of the refusal from the vendor’s page on errors. That a page of more than 300 is refused, not cut, is assumed.',
    refuse: (listing) => {
      const errors = wrongParameters(listing);
      return errors.length > 0 ? invalidFields(...errors) : undefined;
    },
  },
  {
    id: 'zoom-300-page',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'assumed',
    reference: '"The expiration period for this token is 15 minutes" in the item; code and words are ours.',
    refuse: async ({ page }) => ((await page()) ? undefined : 'The next page token is invalid or expired.'),
  },
];

/** `GET /users` */
export async function listUsers(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world, operations.listUsers);
  const { query } = call;
  const listing: Listing = {
    ...visited,
    status: query.get('status') ?? 'active',
    pageSize: wholeNumberOf(query.get('page_size') ?? usualPageSize),
    pageNumber: wholeNumberOf(query.get('page_number') ?? 1),
    roleId: query.get('role_id'),
    page: once(() => findPage(listing)),
  };
  return answerVisit(listUsersRules, listing, showPage);
}

function wrongParameters({ status, pageSize, pageNumber }: Listing): FieldError[] {
  const isFitting = {
    status: statuses.includes(status),
    page_size: pageSize !== undefined && pageSize >= 1 && pageSize <= largestPage,
    page_number: pageNumber !== undefined && pageNumber >= 1,
  };
  return Object.entries(isFitting)
    .filter(([, fits]) => !fits)
    .map(([field]) => ({ field, message: 'Invalid field.' }));
}

/** What a list was asked for: a page's token opens no page of another list. */
function filterOf({ status, pageSize, roleId }: Listing): string {
  return JSON.stringify([status, pageSize, roleId]);
}

async function findPage(listing: Listing): Promise<Page | undefined> {
  const { call, caller, pageNumber = 1, pageSize = usualPageSize, world } = listing;
  const token = call.query.get('next_page_token') ?? '';
  if (token === '') return { number: pageNumber, after: '', skipped: (pageNumber - 1) * pageSize };
  const row = await world.database
    .selectFrom('zoom_page')
    .select(['after_email', 'page_number'])
    .where('hash', '=', hashToken(token))
    .where('account_id', '=', (await caller())?.accountId ?? '')
    .where('filter', '=', filterOf(listing))
    .where('expires_at', '>', world.clock.now())
    .executeTakeFirst();
  return row && { number: row.page_number, after: row.after_email, skipped: 0 };
}

async function showPage(listing: Listing): Promise<Answer> {
  const { page, pageSize = usualPageSize, world } = listing;
  const { number, after, skipped } = (await page()) ?? { number: 1, after: '', skipped: 0 };
  const matching = await matchingUsers(listing);
  const { total } = await matching.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  const rows = await matching
    .selectAll()
    .where('email', '>', after)
    .orderBy('email')
    .limit(pageSize + 1)
    .offset(skipped)
    .execute();
  const shown = rows.slice(0, pageSize).map((row) => shownUser(userOf(row), world));
  const last = rows[pageSize - 1];
  const hasMore = rows.length > pageSize && last !== undefined;
  return jsonAnswer(
    200,
    { id: 'zoom-200-users', source: 'documented' },
    {
      page_count: Math.ceil(Number(total) / pageSize),
      page_number: number,
      page_size: pageSize,
      total_records: Number(total),
      next_page_token: hasMore ? await keepPage(listing, last.email, number + 1) : '',
      // The API gives no id of a pending user.
      users: shown.map(({ id, ...user }) => (user['status'] === 'pending' ? user : { id, ...user })),
    },
  );
}

async function matchingUsers({ caller, roleId, status, world }: Listing) {
  const query = world.database
    .selectFrom('zoom_user')
    .where('account_id', '=', (await caller())?.accountId ?? '')
    .where('status', '=', status as Status);
  // An id that no role has leaves nobody.
  return roleId === null ? query : query.where('role', '=', roleOf(roleId) ?? ('' as 'member'));
}

/** Keeps where the next page begins, and forgets the pages whose time is over. */
async function keepPage(listing: Listing, after: string, number: number): Promise<string> {
  const { caller, world } = listing;
  const { clock, database } = world;
  const token = newToken();
  await database.deleteFrom('zoom_page').where('expires_at', '<=', clock.now()).execute();
  await database
    .insertInto('zoom_page')
    .values({
      hash: hashToken(token),
      account_id: (await caller())?.accountId ?? '',
      after_email: after,
      page_number: number,
      filter: filterOf(listing),
      expires_at: clock.now() + pageLifetime,
    })
    .execute();
  return token;
}
