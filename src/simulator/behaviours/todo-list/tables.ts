import type { Kysely } from 'kysely';
import type { Migrations } from '../../../database/migrate.ts';
import type { World } from '../../behaviour.ts';

/** Times are milliseconds since 1970 on the simulator's clock; booleans are 0 and 1, as both databases hold them. */
export interface TodoTables {
  todo_list: {
    id: string;
    owner_email: string;
    /** Grows with every change: who changes the list first has it to himself until his transaction ends. */
    changes: number;
  };
  todo_item: {
    id: string;
    list_id: string;
    title: string;
    is_done: number;
    /** Null where it may be done at any time. */
    due_at: number | null;
    created_at: number;
  };
  /** Tokens are known by their SHA-256 only. */
  todo_token: { hash: string; list_id: string };
}

/** In an order in which they can be emptied. */
export const todoTables = ['todo_token', 'todo_item', 'todo_list'] as const;

export const todoMigrations: Migrations = {
  '001-lists': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('todo_list')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('owner_email', 'text', (column) => column.notNull())
        .addColumn('changes', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createTable('todo_item')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('list_id', 'text', (column) => column.notNull().references('todo_list.id'))
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('is_done', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('todo_token')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('list_id', 'text', (column) => column.notNull().references('todo_list.id'))
        .execute();
    },
  },
};

export interface TodoSettings {
  mostOpen: number;
}

export type TodoWorld = World<TodoTables, TodoSettings>;

/** A row, or what stands for it in a transaction. */
export type Item = TodoTables['todo_item'];
