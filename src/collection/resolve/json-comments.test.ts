import { expect, it } from 'vitest';
import { withoutComments } from './json-comments.ts';

it.each([
  ['{"a": 1} // one', '{"a": 1} '],
  ['// one\r\n{}\n// two\n', '\n{}\n\n'],
  ['{/* a */"b":/**/2}', '{"b":2}'],
  ['{"a": "http://h/*x*/", "b": "\\"//"}', '{"a": "http://h/*x*/", "b": "\\"//"}'],
  ['{/* "a" // */}', '{}'],
  ['{"a": 1 /* no end', '{"a": 1 /* no end'],
  ['{"a": "no end // x', '{"a": "no end // x'],
  ['1 / 2 * 3', '1 / 2 * 3'],
  ['', ''],
])('%j', (json, expected) => {
  expect(withoutComments(json)).toBe(expected);
});

it.each(['/*', '//', '/', '"', '/**/', '\n//'])('many %j take no time', (piece) => {
  const started = performance.now();
  withoutComments(piece.repeat(200_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
