import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import type { User } from './find-user.ts';
import { operations } from './operations.ts';
import type { Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import type { Role } from './tables.ts';
import { lapsedInvitation, namingRules, type UserVisit, unknownUser, userVisit } from './user-visit.ts';
import { answerVisit, entryRules, visit } from './visit.ts';

export const readUserRules: readonly Rule<UserVisit>[] = [
  ...entryRules,
  ...namingRules,
  unknownUser,
  lapsedInvitation,
];

/** `GET /users/{userId}` */
export async function readUser(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = userVisit(visit(call, world, operations.readUser));
  return answerVisit(readUserRules, visited, async ({ target }) => {
    const user = await target();
    const value = user && { ...shownUser(user, world), account_id: user.accountId };
    return jsonAnswer(200, { id: 'zoom-200-user', source: 'documented' }, value);
  });
}

const roles: Readonly<Record<Role, { readonly id: string; readonly name: string }>> = {
  owner: { id: '0', name: 'Owner' },
  admin: { id: '1', name: 'Admin' },
  member: { id: '2', name: 'Member' },
};

/** The role that an id of the API names. */
export function roleOf(id: string): Role | undefined {
  return (Object.keys(roles) as Role[]).find((role) => roles[role].id === id);
}

/** A user as the API shows one. The time of a pending user is that of the call, says the item. */
export function shownUser(user: User, { clock }: ZoomWorld): Record<string, unknown> {
  const createdAt = user.status === 'pending' ? clock.now() : user.createdAt;
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    email: user.email,
    type: user.type,
    role_name: roles[user.role].name,
    role_id: roles[user.role].id,
    use_pmi: false,
    timezone: '',
    dept: '',
    language: 'en-US',
    ...user.profile,
    verified: user.status === 'pending' ? 0 : 1,
    created_at: new Date(createdAt).toISOString().replace(/\.\d+/, ''),
    login_types: [user.loginType],
    status: user.status,
  };
}
