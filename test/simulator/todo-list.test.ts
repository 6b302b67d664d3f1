import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { itemsOf } from '../../src/collection/model.ts';
import { todoList } from '../../src/simulator/behaviours/todo-list/behaviour.ts';
import { todoRoutes } from '../../src/simulator/behaviours/todo-list/routes.ts';
import { openingRules } from '../../src/simulator/behaviours/todo-list/rules.ts';
import { documentedAnswers, startSimulator } from '../../src/simulator/index.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { newDatabase } from './databases.ts';
import { collectionOf, seen } from './zoom.ts';

const document = JSON.parse(readFileSync('samples/todo-list.postman_collection.json', 'utf8'));

async function startTodo(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({
    behaviours: [todoList],
    seedTokens: { grace: 'token-of-grace' },
    database: await newDatabase(),
    ...options,
  });
  const mount = simulator.mount(collectionOf(document));
  const call = async (method: string, path: string, body?: unknown, token = 'token-of-grace') =>
    seen(
      await fetch(`${mount.baseUrl}/${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  const pages = async (path: string, body?: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
    const text = await (await fetch(`${simulator.origin}/_wireproof/${path}`, request)).text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return { simulator, mount, call, pages };
}

let todo: Awaited<ReturnType<typeof startTodo>>;
beforeEach(async () => {
  todo = await startTodo();
});
afterEach(() => todo.simulator.close());

const plants = { id: 'todo-plants', title: 'Water the plants', isDone: false, dueAt: null, isLate: false };

test('every route of the behaviour is an item of the collection, and the other way round', () => {
  expect(todo.mount.routes).toHaveLength(todoRoutes.length);
  expect(todo.mount.baseUrl).toBe(`${todo.simulator.origin}/v1`);
  expect(todo.mount.behaviours).toHaveLength(1);
});

test('every documented refusal is one that the behaviour gives, in the same words', async () => {
  const { call } = todo;
  const given = [
    await call('GET', 'todos?limit=0'),
    await call('POST', 'todos', {}),
    await call('PATCH', 'todos/todo-plants', { isDone: 'yes' }),
    await call('GET', 'todos', undefined, 'unknown'),
    await call('GET', 'todos/none'),
    await call('POST', 'todos', { title: 'Water the plants' }),
  ].map(({ status, body }) => JSON.stringify({ status, body }));
  const documented = itemsOf(todo.mount.collection)
    .flatMap(documentedAnswers)
    .filter(({ answer }) => answer.status >= 400)
    .map(({ answer: { status, body } }) => JSON.stringify({ status, body: JSON.parse(String(body)) }));
  expect(new Set(given)).toEqual(new Set(documented));
});

test('todo-list (documented): to-dos, open ones, and a number of them', async () => {
  const { call } = todo;
  expect(await call('GET', 'todos')).toEqual({
    status: 200,
    rule: 'todo-list; source=documented',
    body: { todos: [plants] },
  });
  await call('POST', 'todos', { title: 'Feed the cat' });
  expect((await call('GET', 'todos?limit=1')).body.todos).toEqual([plants]);
  expect((await call('GET', 'todos?isDone=true')).body.todos).toEqual([]);
  expect((await call('GET', 'todos?isDone=false')).body.todos).toHaveLength(2);
});

test('todo-added (documented): a to-do is added, read and removed', async () => {
  const { call } = todo;
  const added = await call('POST', 'todos', { title: "'; <b>🐈", dueAt: '2130-05-01T10:00:00+02:00' });
  expect(added).toMatchObject({
    status: 201,
    body: { title: "'; <b>🐈", dueAt: '2130-05-01T08:00:00.000Z', isLate: false },
  });
  const { id } = added.body;
  expect((await call('GET', `todos/${id}`)).body).toEqual(added.body);
  expect(await call('DELETE', `todos/${id}`)).toMatchObject({ status: 204, body: undefined });
  expect((await call('DELETE', `todos/${id}`)).rule).toBe('todo-unknown; source=documented');
});

test.each([
  ['POST', { title: '' }, 'title must be a text of 1 to 200 characters.'],
  ['POST', { title: 7 }, 'title must be a text of 1 to 200 characters.'],
  ['POST', { title: 'x', dueAt: 'tomorrow' }, 'dueAt must be a moment such as 2030-05-01T08:00:00Z.'],
  [
    'POST',
    { title: 'x', dueAt: '2030-13-01T08:00:00Z' },
    'dueAt must be a moment such as 2030-05-01T08:00:00Z.',
  ],
  ['POST', '{"__proto__":{"title":"x"}}', 'title is missing.'],
  ['POST', '[', 'The body must be a JSON object.'],
])('todo-fields (documented): %s %j is refused', async (method, body, error) => {
  expect(await todo.call(method, 'todos', body)).toEqual({
    status: 400,
    rule: 'todo-fields; source=documented',
    body: { error },
  });
});

test('todo-token (documented): the token is asked for before anything else', async () => {
  expect((await todo.call('POST', 'todos', {}, 'unknown')).rule).toBe('todo-token; source=documented');
  expect((await todo.call('DELETE', 'todos/none', undefined, '')).status).toBe(401);
});

test('todo-twice (documented): a title is free again when its to-do is done', async () => {
  const { call } = todo;
  expect((await call('POST', 'todos', { title: plants.title })).rule).toBe('todo-twice; source=documented');
  expect((await call('PATCH', 'todos/todo-plants', { isDone: true })).status).toBe(200);
  expect((await call('POST', 'todos', { title: plants.title })).status).toBe(201);
  expect((await call('PATCH', 'todos/todo-plants', { isDone: false })).status).toBe(409);
});

test('todo-changed (documented): the owner gets one mail when a to-do is done', async () => {
  const { call, pages } = todo;
  await call('PATCH', 'todos/todo-plants', { title: 'Water all plants', isDone: true });
  await call('PATCH', 'todos/todo-plants', { isDone: true });
  const { mails } = await pages('outbox');
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    recipient: 'grace@example.com',
    text: 'You have done "Water all plants".',
  });
});

test('whether a to-do is late follows the simulator’s clock', async () => {
  const { call, pages } = todo;
  const { id } = (await call('POST', 'todos', { title: 'x', dueAt: '2130-05-01T08:00:00Z' })).body;
  await pages('clock', { set: '2130-05-01T08:00:00Z', freeze: true });
  expect((await call('GET', `todos/${id}`)).body.isLate).toBe(false);
  await pages('clock', { advanceSeconds: 1 });
  expect((await call('GET', `todos/${id}`)).body.isLate).toBe(true);
});

test('todo-full (assumed): of 50 at once exactly as many are added as the list holds', async () => {
  await todo.simulator.close();
  todo = await startTodo({ settings: { mostOpen: 5 } });
  const added = await Promise.all(
    Array.from({ length: 50 }, (_, n) => todo.call('POST', 'todos', { title: `To-do ${n}` })),
  );
  const rules = added.map(({ rule }) => rule);
  expect(rules.filter((rule) => rule === 'todo-added; source=documented')).toHaveLength(4);
  expect(rules.filter((rule) => rule === 'todo-full; source=assumed')).toHaveLength(46);
});

test('rules=documented leaves out the limit that no document gives', async () => {
  await todo.simulator.close();
  todo = await startTodo({ settings: { mostOpen: 1 }, rules: 'documented' });
  expect((await todo.call('POST', 'todos', { title: 'Feed the cat' })).status).toBe(201);
  expect(openingRules.map(({ id }) => id)).toEqual(['todo-twice', 'todo-full']);
});

test('reset brings the seed back', async () => {
  await todo.call('DELETE', 'todos/todo-plants');
  await todo.pages('reset', {});
  expect((await todo.call('GET', 'todos')).body.todos).toEqual([plants]);
});
