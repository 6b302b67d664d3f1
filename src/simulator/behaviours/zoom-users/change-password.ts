import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { compiled, type Places } from '../../../database/compiled.ts';
import { type Answer, answer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { sendMail } from '../../outbox.ts';
import { answerChange, oneChange } from './answer-change.ts';
import type { User } from './find-user.ts';
import { operations } from './operations.ts';
import { type PasswordChange, type PasswordHistory, passwordRules } from './password-rules.ts';
import { type PasswordRequirement, readRequirement } from './requirement.ts';
import { firstRefusal, once } from './rule.ts';
import { hashPassword } from './secrets.ts';
import type { ZoomDatabase, ZoomWorld } from './settings.ts';
import type { ZoomTables } from './tables.ts';
import { fieldsOf, type UserVisit, userVisit } from './user-visit.ts';
import { type Visit, visit } from './visit.ts';

const day = 24 * 60 * 60 * 1_000;

const changed = answer(204, { id: 'zoom-204', source: 'documented' });

/** `PUT /users/{userId}/password` */
export function changePassword(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world, operations.changePassword);
  return answerChange(userVisit(visited), [oneChange], async (seen) => {
    const target = await seen.target();
    // Changes of one user take turns: a second one could only be decided when the first has ended.
    return world.turns.take(target?.id ?? '', (hasWaited) =>
      changeInTurn(visited, hasWaited ? userVisit(visited) : seen),
    );
  });
}

/**
 * Tries until no other process that has the same database has changed the same password in between. That ends:
 * every further try follows a change of somebody else, and the changes of a day are limited.
 */
async function changeInTurn(visited: Visit, seen: UserVisit): Promise<Answer> {
  const { world } = visited;
  const hash = once(async () =>
    hashPassword((await readPassword(visited)) ?? '', world.settings.passwordCost),
  );
  for (let user = seen; ; user = userVisit(visited)) {
    const change = passwordChange(visited, user);
    const refusal = await firstRefusal(passwordRules, change, world.rules);
    if (refusal) return refusal;
    const target = await change.target();
    if (target && (await store(world, target, await hash()))) return changed;
  }
}

type Replacement = Places<{ id: string; seen: number; version: number; hash: string; now: number }>;

const passwordReplaced = compiled((database: ZoomDatabase, { id, seen, version, hash, now }: Replacement) =>
  database
    .updateTable('zoom_user')
    .set({ password_hash: hash, password_version: version, password_changed_at: now })
    .where('id', '=', id)
    .where('password_version', '=', seen),
);

const changeRemembered = compiled(
  (database: ZoomDatabase, change: Places<Insertable<ZoomTables['zoom_password_change']>>) =>
    database.insertInto('zoom_password_change').values({
      id: change.id,
      user_id: change.user_id,
      changed_at: change.changed_at,
      former_hash: change.former_hash,
      version: change.version,
    }),
);

/** Stores the change, counts it and writes the mail, all or nothing; false where the password is no longer the one seen. */
function store(world: ZoomWorld, target: User, hash: string): Promise<boolean> {
  const now = world.clock.now();
  return world.database.transaction().execute(async (transaction) => {
    const seen = target.passwordVersion;
    const change = { id: target.id, seen, version: seen + 1, hash, now };
    const { numAffectedRows } = await passwordReplaced(transaction, change);
    if (numAffectedRows === 0n) return false;
    await changeRemembered(transaction, {
      id: randomUUID(),
      user_id: target.id,
      changed_at: now,
      former_hash: target.passwordHash,
      version: seen + 1,
    });
    await sendMail(transaction, {
      behaviour: 'zoom-users',
      recipient: target.email,
      subject: 'Your password was changed',
      text: `Hello ${target.firstName}, the password of ${target.email} was changed through the API.`,
      sentAt: now,
    });
    return true;
  });
}

function passwordChange(visited: Visit, user: UserVisit): PasswordChange {
  const { world } = visited;
  return {
    ...user,
    password: once(() => readPassword(visited)),
    requirement: once(() => requirementOf(visited)),
    history: once(async () => findHistory(world, (await user.target())?.id ?? '')),
  };
}

async function readPassword(visited: Visit): Promise<string | undefined> {
  const { password } = await fieldsOf(visited);
  return typeof password === 'string' && password !== '' ? password : undefined;
}

/** What the caller's account demands of passwords. */
export async function requirementOf({ caller }: Visit): Promise<PasswordRequirement> {
  const account = (await caller())?.account;
  if (!account) throw new Error('A caller that no rule refused has an account.');
  return readRequirement(account);
}

type History = Places<{ userId: string; moment: number; most: number }>;

/** The newest changes, each with how many there are since a moment. */
const newestChanges = compiled((database: ZoomDatabase, { userId, moment, most }: History) =>
  database
    .selectFrom('zoom_password_change')
    .select(({ fn, selectFrom }) => [
      'former_hash',
      selectFrom('zoom_password_change')
        .select(fn.countAll<number>().as('changes'))
        .where('user_id', '=', userId)
        .where('changed_at', '>', moment)
        .as('recent_changes'),
    ])
    .where('user_id', '=', userId)
    .orderBy('version', 'desc')
    .limit(most),
);

async function findHistory(
  { clock, database, settings }: ZoomWorld,
  userId: string,
): Promise<PasswordHistory> {
  // The present password is the first of those that cannot be used again.
  const former = Math.max(0, settings.reusedPasswords - 1);
  const wanted = { userId, moment: clock.now() - day, most: Math.max(1, former) };
  const { rows } = await newestChanges(database, wanted);
  return {
    recentChanges: rows[0]?.recent_changes ?? 0,
    formerHashes: rows.slice(0, former).map((row) => row.former_hash),
  };
}
