import { findUser, type User } from './find-user.ts';
import { invalidFields, once, type Rule } from './rule.ts';
import { isForAccount, type Visit } from './visit.ts';

/** A call about one user. */
export interface UserVisit extends Visit {
  /** The `userId` of the path as given: an id, an e-mail address, or `me`. */
  readonly userId: string;
  /** Whether the user is the caller. */
  readonly isSelf: () => Promise<boolean>;
  readonly target: () => Promise<User | undefined>;
}

export function userVisit(visited: Visit): UserVisit {
  const { call, world, caller } = visited;
  const userId = call.parameters['userId'] ?? '';
  return {
    ...visited,
    userId,
    isSelf: once(async () => {
      const { id, email } = (await caller()) ?? {};
      return userId === 'me' || userId === id || userId.toLowerCase() === email;
    }),
    target: once(async () => {
      const { id = '', accountId = '' } = (await caller()) ?? {};
      return findUser(world, accountId, userId === 'me' ? id : userId);
    }),
  };
}

const day = 24 * 60 * 60 * 1_000;

/** Whether a user was invited, and did not accept in time. */
export function isLapsed({ status, createdAt }: User, { world }: Visit): boolean {
  return status === 'pending' && world.clock.now() - createdAt >= world.settings.invitationDays * day;
}

/** Rules about how a path may name its user, and who may call for another one. */
export const namingRules: readonly Rule<UserVisit>[] = [
  {
    id: 'zoom-300-me',
    status: 400,
    code: 300,
    stated: 'third-party',
    worded: 'assumed',
    reference:
      'A partner’s text: a server-to-server app must not use "me"; how that is refused is in no document.',
    refuse: async ({ caller, userId, world }) => {
      const isServer = (await caller())?.appKind === 'server';
      const isRefused = userId === 'me' && isServer && world.settings.serverMe === 'refused';
      return isRefused ? invalidFields({ field: 'userId', message: 'Invalid field.' }) : undefined;
    },
  },
  {
    id: 'zoom-4700',
    status: 400,
    code: 4700,
    stated: 'third-party',
    worded: 'third-party',
    reference:
      'A partner’s text for an id with the token of one user; the status is assumed. Only with the setting userAppId=refused.',
    refuse: async ({ caller, userId, world }) => {
      const isUserApp = (await caller())?.appKind === 'user';
      const isRefused = userId !== 'me' && isUserApp && world.settings.userAppId === 'refused';
      return isRefused ? 'Invalid access token, does not contain scopes.' : undefined;
    },
  },
  {
    id: 'zoom-200-role',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'assumed',
    reference:
      'Prerequisite "owner or admin" of the item, taken to hold for changing another user; the words of neighbouring operations.',
    refuse: async (visited) => {
      if (await visited.isSelf()) return undefined;
      const { role } = (await visited.caller()) ?? {};
      return role !== 'member' && (await isForAccount(visited)) ? undefined : 'No privilege.';
    },
  },
];

export const unknownUser: Rule<UserVisit> = {
  id: 'zoom-1001',
  status: 404,
  code: 1001,
  stated: 'documented',
  worded: 'documented',
  reference: 'Example of the item.',
  refuse: async ({ target, userId }) => ((await target()) ? undefined : `User does not exist: ${userId}.`),
};

export const noInvitation = 'A valid invitation to join the Zoom account was not found for this user.';

export const lapsedInvitation: Rule<UserVisit> = {
  id: 'zoom-1120',
  status: 400,
  code: 1120,
  stated: 'documented',
  worded: 'documented',
  reference: 'Example of "Get a user"; after how many days an invitation expires is a setting.',
  refuse: async (visited) => {
    const target = await visited.target();
    return target && isLapsed(target, visited) ? noInvitation : undefined;
  },
};

/** The body has to be a JSON object or a form. */
export const readableBody: Rule<Visit> = {
  id: 'zoom-300-body',
  status: 400,
  code: 300,
  stated: 'documented',
  worded: 'documented',
  reference: 'The vendor’s page on errors, for JSON; taken to hold for a form that cannot be read.',
  refuse: async ({ body }) =>
    (await body()).kind === 'unreadable' ? 'Request Body should be a valid JSON object.' : undefined,
};

/** Fields of a body that could be read. */
export async function fieldsOf({ body }: Visit): Promise<Readonly<Record<string, unknown>>> {
  const read = await body();
  return read.kind === 'fields' ? read.fields : {};
}
