import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const targets = ['cpp-chilkat', 'cpp-libcurl', 'shell-curl', 'python-requests', 'node-fetch'];

it.each([
  ['cpp-libcrul', ['cpp-libcurl']],
  ['CPP-LIBCURL', ['cpp-libcurl']],
  ['cpp', ['cpp-chilkat', 'cpp-libcurl']],
  ['curl', ['cpp-libcurl', 'shell-curl']],
  ['nodefetch', ['node-fetch']],
  ['cobol', []],
  ['', []],
])('nearest(%s)', (text, expected) => {
  expect(nearest(text, targets)).toEqual(expected);
});

it('gives three at most, and is quick with many long candidates', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `users/${'x'.repeat(500)}/${index}`);
  expect(nearest(`users/${'y'.repeat(500)}`, many)).toEqual([]);
  expect(nearest('users', many)).toHaveLength(3);
});

/** By its definition, without bounds. */
function distance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  if (one[0] === other[0]) return distance(one.slice(1), other.slice(1));
  const [shorter, longer] = [one.slice(1), other.slice(1)];
  return 1 + Math.min(distance(shorter, other), distance(one, longer), distance(shorter, longer));
}

it('finds what is two letters away, or a third of them, and nothing else', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(text, text, (wanted, candidate) => {
      const isNear = candidate.includes(wanted) || distance(wanted, candidate) <= 2;
      expect(nearest(wanted, [candidate])).toEqual(isNear ? [candidate] : []);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['eight of many', 'x'.repeat(60), `${'x'.repeat(52)}${'y'.repeat(8)}`, 1],
  ['nine of many', 'x'.repeat(60), `${'x'.repeat(51)}${'y'.repeat(9)}`, 0],
  ['eight more', 'x'.repeat(60), `a${'x'.repeat(30)}bcd${'x'.repeat(30)}efgh`, 1],
])('of a long text %s', (_, wanted, candidate, found) => {
  expect(nearest(wanted, [candidate])).toHaveLength(found);
});
