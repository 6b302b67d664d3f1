import { defineBehaviour } from '../../behaviour.ts';
import { documentsRoute } from '../../documents-route.ts';
import { todoRoutes } from './routes.ts';
import { seed, seedTodo, seedTokens, withdraw } from './seed.ts';
import { type TodoSettings, type TodoTables, type TodoWorld, todoMigrations, todoTables } from './tables.ts';

/** A to-do list: the example of `docs/behaviours.md`, for the collection `samples/todo-list.postman_collection.json`. */
export const todoList = defineBehaviour<TodoTables, TodoSettings>({
  name: 'todo-list',
  title: 'To-do list: titles, due times, a limit',
  basePath: '/v1',
  appliesTo: (collection) =>
    collection.name === 'To-do list' && documentsRoute(collection, 'PATCH', 'todos/:todoId'),
  migrations: todoMigrations,
  tables: todoTables,
  settings: {
    mostOpen: { meaning: 'Open to-dos of a list, at most; the document gives no number.', default: 100 },
  },
  tokens: seedTokens,
  seed,
  end: withdraw,
  routes: todoRoutes,
  values: ({ tokens }) => ({ todoId: seedTodo, accessToken: tokens['grace'] ?? '' }),
  curl: ({ tokens }, baseUrl) =>
    `curl -i -X PATCH -H 'Authorization: Bearer ${tokens['grace'] ?? ''}' -H 'Content-Type: application/json' -d '{"isDone":true}' '${baseUrl}/todos/${seedTodo}'`,
  describe: async ({ database }: TodoWorld) => {
    const items = await database.selectFrom('todo_item').selectAll().orderBy('created_at').execute();
    const rows = items.map(({ id, title, is_done: isDone }) => [title, isDone === 1 ? 'done' : 'open', id]);
    return [{ title: 'To-dos', columns: ['Title', 'State', 'Id'], rows }];
  },
});
