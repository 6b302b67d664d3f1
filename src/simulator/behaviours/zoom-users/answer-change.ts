import { randomUUID } from 'node:crypto';
import type { Answer } from '../../answer.ts';
import { firstRefusal, type Rule } from './rule.ts';
import type { ZoomWorld } from './settings.ts';
import type { ClaimKind } from './tables.ts';
import type { UserVisit } from './user-visit.ts';
import { answerVisit, entryRules } from './visit.ts';

/** A call that changes a user, and may have to be the only one that does. */
export interface ClaimingVisit extends UserVisit {
  /** Claims the target for this call until it is answered; false where another call has it. */
  readonly claim: (kind: ClaimKind) => Promise<boolean>;
}

/** For the deletion of a user. */
export const oneDeletion: Rule<ClaimingVisit> = {
  id: 'zoom-429-disassociate',
  status: 429,
  code: 429,
  stated: 'documented',
  worded: 'documented',
  reference:
    'The vendor’s page on rate limits: its example of concurrent requests to a single resource; the code from a partner. That it holds for both actions is assumed.',
  refuse: async ({ claim }) =>
    (await claim('deletion'))
      ? undefined
      : 'Too many concurrent requests. A request to disassociate this user has already been made.',
};

/** For every change of a user. */
export const oneChange: Rule<ClaimingVisit> = {
  id: 'zoom-429-concurrent',
  status: 429,
  code: 429,
  stated: 'third-party',
  worded: 'assumed',
  reference:
    'A partner’s text: one operation at a time on a user; the first sentence of the words is the vendor’s. Only with the setting concurrentChanges=refused.',
  refuse: async ({ claim, world }) =>
    world.settings.concurrentChanges === 'allowed' || (await claim('change'))
      ? undefined
      : 'Too many concurrent requests. A request to change this user has already been made.',
};

/** Answers a call that changes a user: with a refusal of every call, or of two at once, else with what is done for it. */
export function answerChange<Subject extends UserVisit>(
  visited: Subject,
  exclusive: readonly Rule<ClaimingVisit>[],
  perform: (visited: Subject) => Promise<Answer>,
): Promise<Answer> {
  return answerVisit(entryRules, visited, async () => {
    // Nobody waits for the body of a slow client.
    await visited.body();
    const holder = randomUUID();
    let hasClaimed = false;
    const claim = async (kind: ClaimKind) => {
      const target = await visited.target();
      if (!target) return true;
      const isMine = await takeClaim(visited.world, { user_id: target.id, kind, holder });
      hasClaimed ||= isMine;
      return isMine;
    };
    try {
      const refusal = await firstRefusal(exclusive, { ...visited, claim }, visited.world.rules);
      return refusal ?? (await perform(visited));
    } finally {
      if (hasClaimed)
        await visited.world.database.deleteFrom('zoom_claim').where('holder', '=', holder).execute();
    }
  });
}

/** Milliseconds after which a claim ends by itself, on the machine's clock: the process that had it was killed. */
const longestClaim = 10_000;

interface Claim {
  readonly user_id: string;
  readonly kind: ClaimKind;
  readonly holder: string;
}

/** Claims in one statement: of two calls at the same moment, in this process or in another, one finds no row to write. */
async function takeClaim({ database }: ZoomWorld, claim: Claim): Promise<boolean> {
  const now = Date.now();
  const mine = await database
    .insertInto('zoom_claim')
    .values({ ...claim, held_until: now + longestClaim })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'kind'])
        .doUpdateSet({ holder: claim.holder, held_until: now + longestClaim })
        .where('zoom_claim.held_until', '<=', now),
    )
    .returning('holder')
    .executeTakeFirst();
  return mine !== undefined;
}
