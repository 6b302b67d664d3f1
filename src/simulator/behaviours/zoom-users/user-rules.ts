import { sql } from 'kysely';
import type { Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import { isAdministrator, type Visit } from './visit.ts';

const vendorText = 'the vendor’s OpenAPI text of 2022';

/** How many users of these types an account has. */
async function countUsers(
  { database }: ZoomWorld,
  accountId: string,
  types: readonly number[],
  status?: 'pending',
): Promise<number> {
  let query = database
    .selectFrom('zoom_user')
    .select(({ fn }) => fn.count<number>(sql.ref('id')).as('users'))
    .where('account_id', '=', accountId)
    .where('type', 'in', types);
  if (status) query = query.where('status', '=', status);
  return Number((await query.executeTakeFirstOrThrow()).users);
}

/** A visit that would give somebody a type of user: when it is not the one they have. */
export interface Seated extends Visit {
  readonly wantedType: () => Promise<number | undefined>;
  /** The words for what was asked: "add a new {0} user". */
  readonly asked: 'add' | 'convert';
}

const typeNames: Readonly<Record<number, string>> = { 1: 'Basic', 2: 'Licensed', 3: 'On-prem', 99: 'None' };
const paying = [2, 3];

/** The limits of an account; which code belongs to which limit is assumed where the texts leave it open. */
export const seatRules: readonly Rule<Seated>[] = [
  {
    id: 'zoom-2034',
    status: 400,
    code: 2034,
    stated: 'third-party',
    worded: 'third-party',
    reference: `The maximum of Licensed and On-prem users; ${vendorText}. Its number is a setting.`,
    refuse: async ({ asked, caller, wantedType, world }) => {
      const type = (await wantedType()) ?? 0;
      const most = world.settings.payingUsers;
      if (!paying.includes(type)) return undefined;
      if ((await countUsers(world, (await caller())?.accountId ?? '', paying)) < most) return undefined;
      const name = typeNames[type];
      return asked === 'add'
        ? `Your request to add a new ${name} user could not be approved at this time because your account has reached the permitted maximum number of ${most} users. Please purchase additional licenses or contact the Zoom support team to provision additional users in your account.`
        : `Your request to convert the plan type of this user to "${name}" was not approved at this time because your account has reached the permitted maximum number of "${most}" users. You must purchase additional licenses or contact the Zoom support team to provision additional users in your account.`;
    },
  },
  {
    id: 'zoom-2033',
    status: 400,
    code: 2033,
    stated: 'third-party',
    worded: 'third-party',
    reference: `The maximum of Basic users; ${vendorText}. Its number is a setting.`,
    refuse: async ({ asked, caller, wantedType, world }) => {
      const isFull =
        (await wantedType()) === 1 &&
        (await countUsers(world, (await caller())?.accountId ?? '', [1])) >= world.settings.basicUsers;
      if (!isFull) return undefined;
      const request = asked === 'add' ? 'add a basic user' : 'convert the user type to "Basic"';
      return `Your request to ${request} was not approved because you have already reached the maximum basic user limit allowed in your account. For additional help regarding this issue, contact the Zoom Customer Support team.`;
    },
  },
  {
    id: 'zoom-3412',
    status: 400,
    code: 3412,
    stated: 'third-party',
    worded: 'third-party',
    reference: `The maximum of Basic users who are pending; ${vendorText}. That it counts pending ones is assumed, its number a setting.`,
    refuse: async ({ asked, caller, wantedType, world }) => {
      const most = world.settings.pendingUsers;
      const isFull =
        asked === 'add' &&
        (await wantedType()) === 1 &&
        (await countUsers(world, (await caller())?.accountId ?? '', [1], 'pending')) >= most;
      return isFull
        ? `Your request to add a basic user could not be approved at this time because your account has reached the permitted maximum number of ${most} basic users. Please remove existing basic user(s) from your Users list or the Pending Users list before attempting to add another user.`
        : undefined;
    },
  },
];

/** The address of a user has to be of a managed domain where the account has some. */
export function domainRule<Subject extends Visit>(
  emailOf: (visited: Subject) => Promise<string>,
): Rule<Subject> {
  return {
    id: 'zoom-1116',
    status: 400,
    code: 1116,
    stated: 'documented',
    worded: 'third-party',
    reference: `Managed domains from the item "Update a user's email"; code and words of "Create users" in ${vendorText}.`,
    refuse: async (visited) => {
      const domains = visited.world.settings.managedDomains.split(' ').filter((domain) => domain !== '');
      const email = await emailOf(visited);
      const isManaged = domains.some((domain) => email.endsWith(`@${domain.toLowerCase()}`));
      if (domains.length === 0 || isManaged) return undefined;
      return `Email address ${email} doesn't match limited domains: ${domains.join(', ')}`;
    },
  };
}

/** Only owner and admins, with a token for the account. */
export const administratorOnly: Rule<Visit> = {
  id: 'zoom-200-admin',
  status: 400,
  code: 200,
  stated: 'assumed',
  worded: 'assumed',
  reference: 'Scopes for the whole account, taken to need an admin; the words of neighbouring operations.',
  refuse: async (visited) => ((await isAdministrator(visited)) ? undefined : 'No privilege.'),
};

/** An address that a user of any account has. */
export function takenRule<Subject extends Visit>(
  emailOf: (visited: Subject) => Promise<string>,
): Rule<Subject> {
  return {
    id: 'zoom-1005',
    status: 409,
    code: 1005,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Create users".',
    refuse: async (visited) => {
      const address = await emailOf(visited);
      return (await isTaken(visited.world, address)) ? `Email ${address} has already been used.` : undefined;
    },
  };
}

/** Whether a user of any account has this address. */
export async function isTaken({ database }: ZoomWorld, email: string): Promise<boolean> {
  const row = await database
    .selectFrom('zoom_user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return row !== undefined;
}
