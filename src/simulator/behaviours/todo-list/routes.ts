import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Answer, answer, jsonAnswer, type RuleName } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { moment, optional, text, truth, whole } from '../../fields.ts';
import { hashToken } from '../../hash-token.ts';
import { type OutboxTables, sendMail } from '../../outbox.ts';
import { firstBroken } from '../../rule.ts';
import { typedRoutes } from '../../typed-routes.ts';
import { openingRules } from './rules.ts';
import type { Item, TodoSettings, TodoTables, TodoWorld } from './tables.ts';

/** Whose list a token opens. */
interface Caller {
  readonly listId: string;
  readonly email: string;
}

type Transaction = Kysely<TodoTables & OutboxTables>;

const documented = (id: string): RuleName => ({ id, source: 'documented' });

const unknown = jsonAnswer(404, documented('todo-unknown'), { error: 'There is no such to-do.' });

const route = typedRoutes<TodoTables, TodoSettings, Caller>({
  enter,
  refuse: (mistakes) => {
    const { field, message } = mistakes[0] ?? { field: '', message: '' };
    return jsonAnswer(400, documented('todo-fields'), { error: `${field || 'The body'} ${message}.` });
  },
});

const title = text({ least: 1, most: 200 });

export const todoRoutes = [
  route('GET', 'todos', {
    query: { isDone: optional(truth()), limit: optional(whole({ least: 1, most: 100 })) },
    handle: async ({ query, caller }, world) => {
      let rows = world.database.selectFrom('todo_item').selectAll().where('list_id', '=', caller.listId);
      if (query.isDone !== undefined) rows = rows.where('is_done', '=', query.isDone ? 1 : 0);
      const items = await rows
        .orderBy('created_at')
        .orderBy('id')
        .limit(query.limit ?? 20)
        .execute();
      const todos = items.map((item) => shown(item, world));
      return jsonAnswer(200, documented('todo-list'), { todos });
    },
  }),
  route('POST', 'todos', {
    body: { title, dueAt: optional(moment()) },
    handle: ({ body, caller }, world) =>
      changeList(world, caller, async (transaction) => {
        const item: Item = {
          id: randomUUID(),
          list_id: caller.listId,
          title: body.title,
          is_done: 0,
          due_at: body.dueAt ?? null,
          created_at: world.clock.now(),
        };
        const refusal = await refuseOpening(world, transaction, item);
        if (refusal) return refusal;
        await transaction.insertInto('todo_item').values(item).execute();
        return jsonAnswer(201, documented('todo-added'), shown(item, world));
      }),
  }),
  route('GET', 'todos/:todoId', {
    handle: async ({ parameters, caller }, world) => {
      const item = await find(world.database, caller, parameters.todoId);
      return item ? jsonAnswer(200, documented('todo-read'), shown(item, world)) : unknown;
    },
  }),
  route('PATCH', 'todos/:todoId', {
    body: { title: optional(title), isDone: optional(truth()) },
    handle: ({ parameters, body, caller }, world) =>
      changeList(world, caller, async (transaction) => {
        const before = await find(transaction, caller, parameters.todoId);
        if (!before) return unknown;
        const after: Item = {
          ...before,
          title: body.title ?? before.title,
          is_done: Number(body.isDone ?? before.is_done === 1),
        };
        const refusal = after.is_done === 0 ? await refuseOpening(world, transaction, after) : undefined;
        if (refusal) return refusal;
        await transaction
          .updateTable('todo_item')
          .set({ title: after.title, is_done: after.is_done })
          .where('id', '=', after.id)
          .execute();
        if (after.is_done > before.is_done) await tellOwner(world, transaction, caller, after);
        return jsonAnswer(200, documented('todo-changed'), shown(after, world));
      }),
  }),
  route('DELETE', 'todos/:todoId', {
    handle: ({ parameters, caller }, world) =>
      changeList(world, caller, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('todo_item')
          .where('list_id', '=', caller.listId)
          .where('id', '=', parameters.todoId)
          .executeTakeFirstOrThrow();
        return numDeletedRows === 0n ? unknown : answer(204, documented('todo-removed'));
      }),
  }),
];

async function enter({ headers }: Call, { database }: TodoWorld) {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const row = await database
    .selectFrom('todo_token')
    .innerJoin('todo_list', 'todo_list.id', 'todo_token.list_id')
    .select(['todo_list.id', 'todo_list.owner_email'])
    .where('todo_token.hash', '=', hashToken(token))
    .executeTakeFirst();
  if (row) return { caller: { listId: row.id, email: row.owner_email } };
  return { answer: jsonAnswer(401, documented('todo-token'), { error: 'A token is needed.' }) };
}

/** Changes of one list wait for each other, in this process and in others: the first statement locks its row until the end. */
function changeList(
  { database }: TodoWorld,
  { listId }: Caller,
  change: (transaction: Transaction) => Promise<Answer>,
): Promise<Answer> {
  return database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('todo_list')
      .set(({ eb }) => ({ changes: eb('changes', '+', 1) }))
      .where('id', '=', listId)
      .execute();
    return change(transaction);
  });
}

async function refuseOpening(
  world: TodoWorld,
  transaction: Transaction,
  { id, list_id: listId, title }: Item,
): Promise<Answer | undefined> {
  const opening = { id, listId, title, world, transaction };
  const broken = await firstBroken(openingRules, opening, world.rules);
  if (!broken) return undefined;
  const { rule, refusal } = broken;
  return jsonAnswer(rule.status, { id: rule.id, source: rule.stated }, { error: refusal });
}

function tellOwner({ clock }: TodoWorld, transaction: Transaction, { email }: Caller, { title }: Item) {
  return sendMail(transaction, {
    behaviour: 'todo-list',
    recipient: email,
    subject: 'Done',
    text: `You have done "${title}".`,
    sentAt: clock.now(),
  });
}

function find(database: Transaction, { listId }: Caller, id: string): Promise<Item | undefined> {
  return database
    .selectFrom('todo_item')
    .selectAll()
    .where('list_id', '=', listId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A to-do as the API shows it. Whether it is late follows from the simulator's clock. */
function shown({ id, title, is_done: isDone, due_at: dueAt }: Item, { clock }: TodoWorld) {
  return {
    id,
    title,
    isDone: isDone === 1,
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    isLate: isDone === 0 && dueAt !== null && dueAt < clock.now(),
  };
}
