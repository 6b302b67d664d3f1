import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { sendMail } from '../../outbox.ts';
import { requirementOf } from './change-password.ts';
import { admissionRules, createRules, type Invitation } from './create-rules.ts';
import { objectOf, textOf, wholeNumberOf } from './field.ts';
import { lockAccount } from './lock-account.ts';
import { operations } from './operations.ts';
import { firstRefusal, once } from './rule.ts';
import { hashPassword } from './secrets.ts';
import type { ZoomWorld } from './settings.ts';
import { fieldsOf } from './user-visit.ts';
import { answerVisit, entryRules, type Visit, visit } from './visit.ts';

/** `POST /users` */
export async function createUser(call: Call, world: ZoomWorld): Promise<Answer> {
  return answerVisit(entryRules, visit(call, world, operations.createUser), async (visited) => {
    const accountId = (await visited.caller())?.accountId ?? '';
    // Nobody waits for the body of a slow client.
    await visited.body();
    return world.turns.take(`create ${accountId}`, () => createInTurn(visited));
  });
}

/** Tries again where another process that has the same database took the address in between; then a rule refuses. */
async function createInTurn(visited: Visit): Promise<Answer> {
  for (;;) {
    const wanted = invitation(visited);
    const given = (await firstRefusal(createRules, wanted, wanted.world.rules)) ?? (await store(wanted));
    if (given) return given;
  }
}

function invitation(visited: Visit): Invitation {
  const info = once(async () => objectOf((await fieldsOf(visited))['user_info']) ?? {});
  return {
    ...visited,
    asked: 'add',
    action: async () => textOf((await fieldsOf(visited))['action']) ?? '',
    info,
    email: async () => (textOf((await info())['email']) ?? '').toLowerCase(),
    wantedType: async () => wholeNumberOf((await info())['type']),
    password: async () => textOf((await info())['password']),
    requirement: once(() => requirementOf(visited)),
  };
}

/** How users sign in who were created with an action. */
const loginTypes: Readonly<Record<string, number>> = {
  create: 100,
  autoCreate: 100,
  custCreate: 99,
  ssoCreate: 101,
};

/**
 * Stores the user and writes the invitation, both or none, unless the account has no room; undefined where somebody else
 * was given the address meanwhile. Of two who want the last seat, in any process, the second waits and then finds it taken.
 */
async function store(wanted: Invitation): Promise<Answer | undefined> {
  const { world } = wanted;
  const action = await wanted.action();
  const [info, email, type] = [await wanted.info(), await wanted.email(), (await wanted.wantedType()) ?? 1];
  const id = randomUUID().replaceAll('-', '').slice(0, 22);
  const [firstName, lastName] = [textOf(info['first_name']) ?? '', textOf(info['last_name']) ?? ''];
  const password = action === 'autoCreate' ? await wanted.password() : undefined;
  const row = {
    id,
    account_id: (await wanted.caller())?.accountId ?? '',
    email,
    first_name: firstName,
    last_name: lastName,
    role: 'member',
    status: action === 'create' ? 'pending' : 'active',
    type,
    login_type: loginTypes[action] ?? 100,
    password_hash: password === undefined ? '' : await hashPassword(password, world.settings.passwordCost),
    created_at: world.clock.now(),
  } as const;
  return world.database.transaction().execute(async (transaction) => {
    await lockAccount(transaction, row.account_id);
    const admitted = { ...wanted, world: { ...world, database: transaction } };
    const refusal = await firstRefusal(admissionRules, admitted, world.rules);
    if (refusal) return refusal;
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('zoom_user')
      .values(row)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return undefined;
    await transaction.deleteFrom('zoom_unlinked_user').where('email', '=', email).execute();
    if (action === 'create') {
      await sendMail(transaction, {
        behaviour: 'zoom-users',
        recipient: email,
        subject: 'You were invited to an account',
        text: `Hello ${firstName || email}, you were invited to an account. Accept the invitation to activate yours.`,
        sentAt: row.created_at,
      });
    }
    const made = { id, first_name: firstName, last_name: lastName, email, type };
    return jsonAnswer(201, { id: 'zoom-201', source: 'documented' }, made);
  });
}
