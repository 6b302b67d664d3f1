import { randomUUID } from 'node:crypto';
import { type Answer, answer, withHeaders } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { sendMail } from '../../outbox.ts';
import { type PasswordChange, passwordRules, type Target } from './password-rules.ts';
import { readRequirement } from './requirement.ts';
import { firstRefusal, once } from './rule.ts';
import { hashPassword } from './secrets.ts';
import type { ZoomWorld } from './settings.ts';
import { entryRules, type Visit, visit } from './visit.ts';

const day = 24 * 60 * 60 * 1_000;

/** Rules before those of the password itself. */
export const passwordEntryRules = entryRules({
  scopes: ['user:write:admin', 'user:write', 'user:update:password', 'user:update:password:admin'],
  named: ['user:update:password', 'user:update:password:admin'],
});

const changed = answer(204, { id: 'zoom-204', source: 'documented' });

/** `PUT /users/{userId}/password` */
export async function changePassword(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = visit(call, world);
  const refusal = await firstRefusal(passwordEntryRules, visited, world.rules);
  const given = refusal ?? (await attempt(visited));
  return withHeaders(given, (await visited.rate())?.headers ?? []);
}

/** Changes of one user take turns: a second one could only be decided when the first has ended. */
async function attempt(visited: Visit): Promise<Answer> {
  const userId = visited.call.parameters['userId'] ?? '';
  const target = await findTarget(visited, userId);
  // Nobody waits for the body of a slow client.
  await visited.body();
  return visited.world.turns.take(target?.id ?? '', () => changeInTurn(visited));
}

/**
 * Tries until no other process that has the same database has changed the same password in between. That ends:
 * every further try follows a change of somebody else, and the changes of a day are limited.
 */
async function changeInTurn(visited: Visit): Promise<Answer> {
  const { world } = visited;
  const hash = once(async () =>
    hashPassword((await readPassword(visited)) ?? '', world.settings.passwordCost),
  );
  for (;;) {
    const change = passwordChange(visited);
    const refusal = await firstRefusal(passwordRules, change, world.rules);
    if (refusal) return refusal;
    const target = await change.target();
    if (target && (await store(world, target, await hash()))) return changed;
  }
}

/** Stores the change, counts it and writes the mail, all or nothing; false where the password is no longer the one seen. */
function store(world: ZoomWorld, target: Target, hash: string): Promise<boolean> {
  const now = world.clock.now();
  return world.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('zoom_user')
      .set({
        password_hash: hash,
        password_version: target.passwordVersion + 1,
        password_changed_at: now,
      })
      .where('id', '=', target.id)
      .where('password_version', '=', target.passwordVersion)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await transaction
      .insertInto('zoom_password_change')
      .values({ id: randomUUID(), user_id: target.id, changed_at: now })
      .execute();
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

function passwordChange(visited: Visit): PasswordChange {
  const { call, world, caller } = visited;
  const userId = call.parameters['userId'] ?? '';
  const isSelf = once(async () => {
    const { id, email } = (await caller()) ?? {};
    return userId === 'me' || userId === id || userId.toLowerCase() === email;
  });
  const target = once(() => findTarget(visited, userId));
  return {
    ...visited,
    userId,
    isSelf,
    target,
    password: () => readPassword(visited),
    requirement: once(() => findRequirement(visited)),
    recentChanges: once(async () => countChanges(world, (await target())?.id ?? '')),
  };
}

async function readPassword({ body }: Visit): Promise<string | undefined> {
  const read = await body();
  const password = read.kind === 'fields' ? read.fields['password'] : undefined;
  return typeof password === 'string' && password !== '' ? password : undefined;
}

/** The user of the caller's account with this id or e-mail address, or the caller for `me`. */
async function findTarget({ caller, world }: Visit, userId: string): Promise<Target | undefined> {
  const { id: own = '', accountId = '' } = (await caller()) ?? {};
  const row = await world.database
    .selectFrom('zoom_user')
    .select(['id', 'email', 'first_name', 'password_hash', 'password_version'])
    .where('account_id', '=', accountId)
    .where(({ eb, or }) =>
      userId === 'me'
        ? eb('id', '=', own)
        : or([eb('id', '=', userId), eb('email', '=', userId.toLowerCase())]),
    )
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      email: row.email,
      firstName: row.first_name,
      passwordHash: row.password_hash,
      passwordVersion: row.password_version,
    }
  );
}

async function findRequirement({ caller, world }: Visit) {
  const row = await world.database
    .selectFrom('zoom_account')
    .selectAll()
    .where('id', '=', (await caller())?.accountId ?? '')
    .executeTakeFirstOrThrow();
  return readRequirement(row);
}

async function countChanges({ database, clock }: ZoomWorld, userId: string): Promise<number> {
  const { changes } = await database
    .selectFrom('zoom_password_change')
    .select(({ fn }) => fn.countAll().as('changes'))
    .where('user_id', '=', userId)
    .where('changed_at', '>', clock.now() - day)
    .executeTakeFirstOrThrow();
  return Number(changes);
}
