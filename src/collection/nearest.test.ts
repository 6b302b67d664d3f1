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
