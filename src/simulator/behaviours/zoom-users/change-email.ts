import { randomUUID } from 'node:crypto';
import { type Answer, answer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { answerChange, oneChange } from './answer-change.ts';
import { isEmail, textOf } from './field.ts';
import { isAdmin } from './find-user.ts';
import { operations } from './operations.ts';
import { firstRefusal, invalidFields, once, type Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import { domainRule, isTaken, takenRule } from './user-rules.ts';
import {
  fieldsOf,
  lapsedInvitation,
  readableBody,
  type UserVisit,
  unknownUser,
  userVisit,
} from './user-visit.ts';
import { isAdministrator, type Visit, visit } from './visit.ts';

interface EmailChange extends UserVisit {
  /** Lower case. */
  readonly email: () => Promise<string>;
  /** Changes of the target's address in the last 24 hours. */
  readonly recentChanges: () => Promise<number>;
}

/** "less than 128 characters" */
const longestEmail = 127;
const mostChanges = 3;
const day = 24 * 60 * 60 * 1_000;

export const emailRules: readonly Rule<EmailChange>[] = [
  {
    id: 'zoom-200-email',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Update a user\'s email".',
    refuse: async (change) =>
      (await isAdministrator(change)) ? undefined : 'Only an account administrator can change email.',
  },
  readableBody,
  {
    id: 'zoom-300-email',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference:
      '"(Required)" and "less than 128 characters" in the item; the form from the vendor’s page on errors.',
    refuse: async ({ email }) =>
      isEmail(await email(), longestEmail)
        ? undefined
        : invalidFields({ field: 'email', message: 'Invalid field.' }),
  },
  unknownUser,
  lapsedInvitation,
  {
    id: 'zoom-1000',
    status: 400,
    code: 1000,
    stated: 'third-party',
    worded: 'third-party',
    reference: 'An admin as the target; the vendor’s OpenAPI text of 2022.',
    refuse: async ({ isSelf, target }) => {
      const user = await target();
      return user && isAdmin(user) && !(await isSelf())
        ? "Admin can not change other admin's email."
        : undefined;
    },
  },
  domainRule(({ email }) => email()),
  takenRule(({ email }) => email()),
  {
    id: 'zoom-300-email-day',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'assumed',
    reference: '"a maximum of 3 times in a day (24 hours)" in the item; code and words are ours.',
    refuse: async ({ recentChanges }) =>
      (await recentChanges()) >= mostChanges
        ? 'This email cannot be changed because it has already been changed the maximum number of times over the past 24 hours.'
        : undefined,
  },
];

/** `PUT /users/{userId}/email` */
export async function changeEmail(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world, operations.changeEmail);
  return answerChange(userVisit(visited), [oneChange], () =>
    world.turns.take('change of an address', () => changeInTurn(visited)),
  );
}

/** Tries until no other process that has the same database has changed the same address, or taken the new one, in between. */
async function changeInTurn(visited: Visit): Promise<Answer> {
  for (;;) {
    const change = emailChange(visited);
    const refusal = await firstRefusal(emailRules, change, visited.world.rules);
    if (refusal) return refusal;
    if (await storeUnlessTaken(change)) return answer(204, { id: 'zoom-204-email', source: 'documented' });
  }
}

function emailChange(visited: Visit): EmailChange {
  const { world } = visited;
  const user = userVisit(visited);
  return {
    ...user,
    email: async () => (textOf((await fieldsOf(visited))['email']) ?? '').toLowerCase(),
    recentChanges: once(async () => countChanges(world, (await user.target())?.id ?? '')),
  };
}

/** False where somebody was faster, also when only the database noticed that the address is taken. */
async function storeUnlessTaken(change: EmailChange): Promise<boolean> {
  try {
    return await store(change);
  } catch (error) {
    if (await isTaken(change.world, await change.email())) return false;
    throw error;
  }
}

/** Stores the address and counts the change, both or none; false where somebody was faster. */
async function store({ email, target, world }: EmailChange): Promise<boolean> {
  const user = await target();
  const address = await email();
  if (!user) return false;
  return world.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('zoom_user')
      .set({ email: address, email_version: user.emailVersion + 1 })
      .where('id', '=', user.id)
      .where('email_version', '=', user.emailVersion)
      .where(({ exists, not, selectFrom }) =>
        not(exists(selectFrom('zoom_user as other').select('other.id').where('other.email', '=', address))),
      )
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await transaction
      .insertInto('zoom_email_change')
      .values({ id: randomUUID(), user_id: user.id, changed_at: world.clock.now() })
      .execute();
    return true;
  });
}

async function countChanges({ clock, database }: ZoomWorld, userId: string): Promise<number> {
  const { changes } = await database
    .selectFrom('zoom_email_change')
    .select(({ fn }) => fn.countAll().as('changes'))
    .where('user_id', '=', userId)
    .where('changed_at', '>', clock.now() - day)
    .executeTakeFirstOrThrow();
  return Number(changes);
}
