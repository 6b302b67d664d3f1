import { type Answer, answer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { answerChange, oneChange } from './answer-change.ts';
import { isAdmin } from './find-user.ts';
import { operations } from './operations.ts';
import { firstRefusal, invalidFields, type Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import {
  fieldsOf,
  lapsedInvitation,
  namingRules,
  readableBody,
  type UserVisit,
  unknownUser,
  userVisit,
} from './user-visit.ts';
import { visit } from './visit.ts';

const statuses: Readonly<Record<string, 'active' | 'inactive'>> = {
  activate: 'active',
  deactivate: 'inactive',
};

export const statusRules: readonly Rule<UserVisit>[] = [
  ...namingRules,
  readableBody,
  {
    id: 'zoom-300-action',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Values of "Update user status"; the form of the refusal from the vendor’s page on errors.',
    refuse: async (visited) =>
      (await wantedStatus(visited))
        ? undefined
        : invalidFields({ field: 'action', message: 'Invalid field.' }),
  },
  unknownUser,
  lapsedInvitation,
  {
    id: 'zoom-200-status',
    status: 400,
    code: 200,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Update user status".',
    refuse: async ({ target }) => {
      const user = await target();
      return user && isAdmin(user)
        ? "Zoom Room and Admin users' status cannot be activated or deactivated."
        : undefined;
    },
  },
];

/** `PUT /users/{userId}/status`: a pending user who is activated has accepted the invitation (assumed). */
export async function changeStatus(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = userVisit(visit(call, world, operations.changeStatus));
  return answerChange(visited, [oneChange], async () => {
    const refusal = await firstRefusal(statusRules, visited, world.rules);
    if (refusal) return refusal;
    await world.database
      .updateTable('zoom_user')
      .set({ status: (await wantedStatus(visited)) ?? 'active' })
      .where('id', '=', (await visited.target())?.id ?? '')
      .execute();
    return answer(204, { id: 'zoom-204-status', source: 'documented' });
  });
}

async function wantedStatus(visited: UserVisit) {
  const { action } = await fieldsOf(visited);
  return typeof action === 'string' && Object.hasOwn(statuses, action) ? statuses[action] : undefined;
}
