import { expect, test } from 'vitest';
import { hasPieces, readSegment, splitPath } from './path-pattern.ts';

test.each([
  [':userId', { kind: 'any' }],
  ['{{userId}}', { kind: 'any' }],
  ['{userId}', { kind: 'any' }],
  ['users', { kind: 'literal', text: 'users' }],
  ['caf%C3%A9', { kind: 'literal', text: 'café' }],
  ['100%', { kind: 'literal', text: '100%' }],
  [':', { kind: 'literal', text: ':' }],
  ['report-{{id}}.pdf', { kind: 'mixed', pieces: ['report-', '.pdf'] }],
  ['{{a}}{{b}}', { kind: 'mixed', pieces: ['', '', ''] }],
])('the segment %s', (text, expected) => {
  expect(readSegment(text)).toEqual(expected);
});

test.each([
  ['/', []],
  ['', []],
  ['/users', ['users']],
  ['/users/', ['users']],
  ['/users//password', ['users', '', 'password']],
])('the path %s', (path, expected) => {
  expect(splitPath(path)).toEqual(expected);
});

test.each([
  ['report-7.pdf', ['report-', '.pdf'], true],
  ['report-.pdf', ['report-', '.pdf'], true],
  ['report-7.txt', ['report-', '.pdf'], false],
  ['ab', ['ab', 'b'], false],
  ['a-b-c', ['a', '-', 'c'], true],
  ['abc', ['a', '-', 'c'], false],
])('%s has the pieces %j: %s', (text, pieces, expected) => {
  expect(hasPieces(text, pieces)).toBe(expected);
});
