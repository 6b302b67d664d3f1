import { type Answer, answer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { isAdmin } from './find-user.ts';
import { operations } from './operations.ts';
import { invalidFields, type Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import { lapsedInvitation, namingRules, type UserVisit, unknownUser, userVisit } from './user-visit.ts';
import { answerVisit, entryRules, visit } from './visit.ts';

const vendorText = 'the vendor’s OpenAPI text of 2022';
/** Login type of users whom an app created, and who cannot sign in. */
const apiUser = 99;

export const deleteUserRules: readonly Rule<UserVisit>[] = [
  ...entryRules,
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
export async function deleteUser(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = userVisit(visit(call, world, operations.deleteUser));
  return answerVisit(deleteUserRules, visited, async () => {
    const user = await visited.target();
    const id = user?.id ?? '';
    await world.database.transaction().execute(async (transaction) => {
      for (const table of ['zoom_token', 'zoom_password_change', 'zoom_email_change'] as const) {
        await transaction.deleteFrom(table).where('user_id', '=', id).execute();
      }
      await transaction.deleteFrom('zoom_user').where('id', '=', id).execute();
      if (user?.status !== 'pending' && user && actionOf(visited) === 'disassociate') {
        await transaction
          .insertInto('zoom_unlinked_user')
          .values({ email: user.email })
          .onConflict((conflict) => conflict.column('email').doNothing())
          .execute();
      }
    });
    return answer(204, { id: 'zoom-204-deleted', source: 'documented' });
  });
}
