import { expect, test } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { basePathOf } from './base-path.ts';

function basePath(host: string, variables: Record<string, string>) {
  const collection = {
    info: { name: 'c', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [{ name: 'i', request: { method: 'GET', url: { raw: `${host}/x`, host: [host], path: ['x'] } } }],
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
  };
  const [item] = readCollections(JSON.stringify(collection)).value.flatMap(itemsOf);
  if (!item) throw new Error('The collection has no item.');
  return basePathOf(item);
}

test.each([
  ['{{baseUrl}}', { baseUrl: 'https://api.example.com/v2' }, ['v2']],
  ['{{baseUrl}}', { baseUrl: 'https://api.example.com/a/b/?x=1' }, ['a', 'b']],
  ['{{baseUrl}}', { baseUrl: '{{root}}/v3', root: 'http://localhost:3000' }, ['v3']],
  ['{{baseUrl}}', { baseUrl: 'localhost:3000/api' }, ['api']],
  ['{{baseUrl}}', { baseUrl: 'https://api.example.com' }, []],
  ['https://api.example.com', {}, []],
  ['{{baseUrl}}', {}, undefined],
  ['{{baseUrl}}', { baseUrl: '' }, undefined],
  ['{{a}}', { a: '{{a}}' }, undefined],
])('%s with %j', (host, variables, expected) => {
  expect(basePath(host, variables as Record<string, string>)).toEqual(expected);
});

test('variables that multiply each other end', () => {
  const names = [...'abcdefgh'];
  const variables = names.map((name, at) => [name, `{{${names[at + 1] ?? 'x'}}}`.repeat(200)]);
  expect(basePath('{{a}}', Object.fromEntries(variables))).toBeUndefined();
});
