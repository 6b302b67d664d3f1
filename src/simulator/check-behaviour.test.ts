import { expect, test } from 'vitest';
import { answer } from './answer.ts';
import { type AnyBehaviour, defineBehaviour } from './behaviour.ts';
import { todoList } from './behaviours/todo-list/behaviour.ts';
import { zoomUsers } from './behaviours/zoom-users/behaviour.ts';
import { behaviourFault } from './check-behaviour.ts';

const handle = async () => answer(204, { id: 'x', source: 'assumed' });
const route = (method: string, path: string) => ({ method, path, handle });

test('the behaviours that come with the simulator are sound', () => {
  for (const behaviour of [todoList, zoomUsers]) expect(behaviourFault(behaviour)).toBeUndefined();
});

test.each<[Partial<AnyBehaviour>, string]>([
  [{ name: 'My API' }, 'The name "My API" is not made of lower case letters, digits and hyphens.'],
  [{ basePath: 'v1/' }, 'The base path "v1/" is neither empty nor a path such as /v2.'],
  [{ tables: ['a', 'a'] }, 'There are two of the table "a".'],
  [
    {
      tokens: [
        { name: 'a', meaning: '' },
        { name: 'a', meaning: '' },
      ],
    },
    'There are two of the token "a".',
  ],
  [
    { migrations: { first: { up: async () => {} } } },
    'The migration "first" does not begin with three digits, as 001-users does.',
  ],
  [
    { settings: { plan: { meaning: '', default: 'x', choices: ['a'] } } },
    'The default of the setting "plan" is none of its choices.',
  ],
  [{ routes: [route('get', 'a')] }, 'The method "get" is not made of capital letters.'],
  [{ routes: [route('GET', '/a')] }, 'The path "/a" has an empty segment; it begins without a slash.'],
  [{ routes: [route('GET', 'a/:b/:b')] }, 'There are two of the path variable of "a/:b/:b" ":b".'],
  [{ routes: [route('GET', 'a/:b'), route('GET', 'a/:c')] }, 'There are two of the route "GET a/:".'],
])('%j is refused when it is defined', (change, fault) => {
  expect(() => defineBehaviour({ ...todoList, ...change } as AnyBehaviour)).toThrow(
    `The behaviour "${change.name ?? 'todo-list'}": ${fault}`,
  );
});
