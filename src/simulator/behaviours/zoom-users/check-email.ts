import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { operations } from './operations.ts';
import type { Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import { answerVisit, entryRules, type Visit, visit } from './visit.ts';

export const checkEmailRules: readonly Rule<Visit>[] = [
  ...entryRules,
  {
    id: 'zoom-300-email-required',
    status: 400,
    code: 300,
    stated: 'documented',
    worded: 'documented',
    reference: 'Example of "Check a user email".',
    refuse: ({ call }) => (call.query.get('email') ? undefined : 'Email is required.'),
  },
];

/** `GET /users/email`: only users of the account who signed up by e-mail are found. */
export async function checkEmail(call: Call, world: ZoomWorld): Promise<Answer> {
  return answerVisit(checkEmailRules, visit(call, world, operations.checkEmail), async ({ caller }) => {
    const found = await world.database
      .selectFrom('zoom_user')
      .select('id')
      .where('account_id', '=', (await caller())?.accountId ?? '')
      .where('email', '=', (call.query.get('email') ?? '').toLowerCase())
      .where('login_type', '=', 100)
      .where('status', '!=', 'pending')
      .executeTakeFirst();
    return jsonAnswer(
      200,
      { id: 'zoom-200-email', source: 'documented' },
      { existed_email: found !== undefined },
    );
  });
}
