import { countInvitation, invitationLimits } from './rate-limit.ts';
import type { Rule } from './rule.ts';
import type { Visit } from './visit.ts';

/** For `POST /users` with the action "create": the last rule, so that only accepted invitations count. */
export const invitationRule: Rule<Visit> = {
  id: 'zoom-429-invitations',
  status: 429,
  code: 429,
  stated: 'documented',
  worded: 'documented',
  reference: 'Note and example of "Create users"; the example names no code, so that 429 is assumed.',
  refuse: async ({ caller, world }) => {
    const { exceeded, comeBack } = await countInvitation(world, (await caller())?.accountId ?? '');
    if (exceeded === undefined) return undefined;
    const { most } = invitationLimits[world.settings.plan];
    const message = `You have exceeded the daily rate limit (${most}) of user invite requests permitted for this account. You may resume these requests at GMT 00:00:00.`;
    return { message, headers: comeBack };
  },
};
