import { type Answer, answer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { answerChange, oneChange, oneDeletion } from './answer-change.ts';
import { isAdmin, type User } from './find-user.ts';
import { operations } from './operations.ts';
import { firstRefusal, invalidFields, type Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import { lapsedInvitation, namingRules, type UserVisit, unknownUser, userVisit } from './user-visit.ts';
import { visit } from './visit.ts';

const vendorText = 'the vendor’s OpenAPI text of 2022';
/** Login type of users whom an app created, and who cannot sign in. */
const apiUser = 99;

export const deleteUserRules: readonly Rule<UserVisit>[] = [
  ...namingRules,
  {
    id: 'zoom-300-delete',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Values of "Delete a user"; the form of the refusal from the vendor’s page on errors.',
    refuse: (visited) =>
      ['disassociate', 'delete'].includes(actionOf(visited))
        ? undefined
        : invalidFields({ field: 'action', message: 'Invalid field.' }),
  },
  unknownUser,
  lapsedInvitation,
  {
    id: 'zoom-1117-user',
    status: 400,
    code: 1117,
    stated: 'third-party',
    worded: 'third-party',
    reference: `The owner or an admin as the target, taken to hold for deleting too; ${vendorText}.`,
    refuse: async ({ target }) => {
      const user = await target();
      return user && isAdmin(user) ? 'You can not disassociate an Admin user.' : undefined;
    },
  },
  {
    id: 'zoom-300-transfer',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Delete a user".',
    refuse: async ({ call, target }) =>
      call.query.get('transfer_email')?.toLowerCase() === (await target())?.email
        ? 'The transfer-to email address cannot be the same as the unlinked or deleted user’s email address.'
        : undefined,
  },
  {
    id: 'zoom-300-unlink',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Delete a user"; taken to hold for users made with custCreate.',
    refuse: async (visited) => {
      const isApiUser = (await visited.target())?.loginType === apiUser;
      return isApiUser && actionOf(visited) === 'disassociate' ? 'Unable to unlink API user(s).' : undefined;
    },
  },
];

function actionOf({ call }: UserVisit): string {
  return call.query.get('action') ?? 'disassociate';
}

/** `DELETE /users/{userId}`: a disassociated user keeps an account of their own, with the same address. */
export function deleteUser(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world, operations.deleteUser);
  return answerChange(userVisit(visited), [oneDeletion, oneChange], async (first) => {
    // Looked at again where somebody else deleted the user meanwhile; then a rule refuses.
    for (let seen = first; ; seen = userVisit(visited)) {
      const refusal = await firstRefusal(deleteUserRules, seen, world.rules);
      if (refusal) return refusal;
      const target = await seen.target();
      const isUnlinked = target?.status !== 'pending' && actionOf(seen) === 'disassociate';
      if (target && (await remove(world, target, isUnlinked))) {
        return answer(204, { id: 'zoom-204-deleted', source: 'documented' });
      }
    }
  });
}

/** Deletes a user with all that is theirs; false where somebody else did. */
function remove({ database }: ZoomWorld, { id, email }: User, isUnlinked: boolean): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    for (const table of ['zoom_token', 'zoom_password_change', 'zoom_email_change'] as const) {
      await transaction.deleteFrom(table).where('user_id', '=', id).execute();
    }
    const { numDeletedRows } = await transaction
      .deleteFrom('zoom_user')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return false;
    if (isUnlinked) {
      await transaction
        .insertInto('zoom_unlinked_user')
        .values({ email })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .execute();
    }
    return true;
  });
}
