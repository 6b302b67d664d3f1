import { expect, test } from 'vitest';
import { splitPath } from './path-pattern.ts';
import { RouteTree } from './route-tree.ts';

function treeOf(paths: readonly string[]) {
  const tree = new RouteTree<string>();
  for (const path of paths) tree.at(splitPath(path), () => path);
  return (path: string, accepts: (value: string) => boolean = () => true) =>
    tree.find(splitPath(path), accepts);
}

test('a literal beats a segment with variables inside, and that beats a variable', () => {
  const find = treeOf([
    '/users/:id',
    '/users/report-{{id}}',
    '/users/report-{{id}}.pdf',
    '/users/report-all',
  ]);
  expect(find('/users/report-all')).toBe('/users/report-all');
  expect(find('/users/report-7')).toBe('/users/report-{{id}}');
  expect(find('/users/report-7.pdf')).toBe('/users/report-{{id}}.pdf');
  expect(find('/users/7')).toBe('/users/:id');
});

test('where the preferred way leads nowhere, the next one is taken', () => {
  const find = treeOf(['/users/me/mail', '/users/:id/password']);
  expect(find('/users/me/password')).toBe('/users/:id/password');
  expect(find('/users/me/other')).toBeUndefined();
});

test('where the preferred value is not accepted, the next one is taken', () => {
  const find = treeOf(['/users/search', '/users/:id']);
  expect(find('/users/search', (value) => value !== '/users/search')).toBe('/users/:id');
});

test('an encoded slash stays inside its segment', () => {
  const find = treeOf(['/files/:name']);
  expect(find('/files/a%2Fb')).toBe('/files/:name');
  expect(find('/files/a/b')).toBeUndefined();
});

test('two spellings of one path are one place', () => {
  const tree = new RouteTree<string>();
  tree.at(['users', ':id'], () => 'first');
  expect(tree.at(['users', '{{userId}}'], () => 'second')).toBe('first');
  expect(tree.at(['caf%C3%A9'], () => 'third')).toBe(tree.at(['café'], () => 'fourth'));
});
