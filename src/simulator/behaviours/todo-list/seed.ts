import type { SeedToken } from '../../behaviour.ts';
import { hashToken } from '../../hash-token.ts';
import type { TodoWorld } from './tables.ts';

const listId = 'list-of-grace';

/** The to-do that a first call is about. */
export const seedTodo = 'todo-plants';

export const seedTokens: readonly SeedToken[] = [{ name: 'grace', meaning: 'Grace, who owns the list.' }];

/** One list with one to-do; in a filled database only the token is new. */
export async function seed({ database, clock, tokens }: TodoWorld): Promise<void> {
  const filled = await database
    .selectFrom('todo_list')
    .select('id')
    .where('id', '=', listId)
    .executeTakeFirst();
  if (!filled) {
    await database
      .insertInto('todo_list')
      .values({ id: listId, owner_email: 'grace@example.com', changes: 0 })
      .execute();
    await database
      .insertInto('todo_item')
      .values({
        id: seedTodo,
        list_id: listId,
        title: 'Water the plants',
        is_done: 0,
        due_at: null,
        created_at: clock.now(),
      })
      .execute();
  }
  await database
    .insertInto('todo_token')
    .values({ hash: hashToken(tokens['grace'] ?? ''), list_id: listId })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** Nobody knows the token when this simulator has ended. */
export async function withdraw({ database, tokens }: TodoWorld): Promise<void> {
  await database
    .deleteFrom('todo_token')
    .where('hash', '=', hashToken(tokens['grace'] ?? ''))
    .execute();
}
