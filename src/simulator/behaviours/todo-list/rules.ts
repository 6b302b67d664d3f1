import type { Kysely } from 'kysely';
import type { OutboxTables } from '../../outbox.ts';
import type { Rule } from '../../rule.ts';
import type { TodoTables, TodoWorld } from './tables.ts';

/** A to-do that is about to be open under a title. */
export interface Opening {
  readonly id: string;
  readonly listId: string;
  readonly title: string;
  readonly world: TodoWorld;
  /** The transaction in which it will be written. */
  readonly transaction: Kysely<TodoTables & OutboxTables>;
}

interface TodoRule extends Rule<Opening, string> {
  readonly status: number;
}

/** Rules for a to-do that is added, renamed, or open again; the first that refuses answers. */
export const openingRules: readonly TodoRule[] = [
  {
    id: 'todo-twice',
    status: 409,
    stated: 'documented',
    reference: 'Example of "Add a to-do".',
    refuse: async ({ transaction, id, listId, title }) => {
      const twin = await transaction
        .selectFrom('todo_item')
        .select('id')
        .where('list_id', '=', listId)
        .where('is_done', '=', 0)
        .where('title', '=', title)
        .where('id', '!=', id)
        .executeTakeFirst();
      return twin && 'There is an open to-do with this title.';
    },
  },
  {
    id: 'todo-full',
    status: 409,
    stated: 'assumed',
    reference:
      '"A list holds a limited number of open to-dos"; the number and the answer are in no document.',
    refuse: async ({ transaction, id, listId, world }) => {
      const { open } = await transaction
        .selectFrom('todo_item')
        .select(({ fn }) => fn.countAll().as('open'))
        .where('list_id', '=', listId)
        .where('is_done', '=', 0)
        .where('id', '!=', id)
        .executeTakeFirstOrThrow();
      return Number(open) >= world.settings.mostOpen ? 'The list is full.' : undefined;
    },
  },
];
