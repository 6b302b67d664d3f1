import { expect, it } from 'vitest';
import { java } from './java.ts';

it.each([
  ['a \\u000a b', '// a \\\\u000a b'],
  ['a \\\\u000a b', '// a \\\\u000a b'],
  ['\\\\\\u', '// \\\\\\\\u'],
  ['C:\\new', '// C:\\new'],
])('in the comment %j no escape begins', (text, printed) => {
  expect(String(java.comment(text))).toBe(printed);
});

it('never writes a character below U+0100 with its number', () => {
  expect(String(java.text('\0\u0085\u2028\u{e0001}'))).toBe(String.raw`"\000\205\u2028\udb40\udc01"`);
});

it('gives the compiler no constant that is too long', () => {
  const long = String(java.join(['\u{1f600}'.repeat(25_000)]));
  expect(long).toMatch(/^String\.join\("", "/);
  for (const [constant] of long.matchAll(/"[^"]*"/g))
    expect(Buffer.byteLength(constant)).toBeLessThan(43_000);
});

it('puts closing quotes on a line of their own where all lines are indented', () => {
  expect(String(java.joinLong(['  a\n  b']))).toBe('"""\n      a\n      b\\\n    """');
  expect(String(java.joinLong(['a\n  b\n']))).toBe('"""\n    a\n      b\n    """');
});
