import { countInvitation, dailyLimitReached } from './rate-limit.ts';
import type { Rule } from './rule.ts';
import type { Visit } from './visit.ts';

/** For `POST /users` with the action "create": the last rule, so that only accepted invitations count. */
export const invitationRule: Rule<Visit> = {
  id: 'zoom-429-invitations',
  status: 429,
  code: 429,
  stated: 'documented',
  worded: 'third-party',
  reference:
    'Invitations of a day by plan, from the vendor’s text on creating users; the body is that of the daily limit.',
  refuse: async ({ caller, world }) => {
    const { exceeded, comeBack } = await countInvitation(world, (await caller())?.accountId ?? '');
    return exceeded === undefined ? undefined : { message: dailyLimitReached, headers: comeBack };
  },
};
