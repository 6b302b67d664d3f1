import { expect, test } from 'vitest';
import { hasSpecialCharacter, isEasyToGuess, lengthOf, longestRun } from './requirement.ts';

test.each([
  ['', 0],
  ['a', 1],
  ['abc', 3],
  ['xabcdx', 4],
  ['dcba', 4],
  ['1111', 4],
  ['x12345', 5],
  ['QwErT', 5],
  ['lkj', 3],
  ['acegi', 1],
  ['ab-cd', 2],
  ['90', 1],
])('the longest run in %j has %i characters', (password, length) => {
  expect(longestRun(password)).toBe(length);
});

test('length counts characters', () => {
  expect(lengthOf('añ😀')).toBe(3);
});

test.each([
  ['a!b', true],
  ['a-b', true],
  ['ab1', false],
  ['a b', false],
  ['café', false],
])('%j has a special character: %s', (password, expected) => {
  expect(hasSpecialCharacter(password)).toBe(expected);
});

test.each([
  ['password', true],
  ['Password123!', true],
  ['passw0rd', true],
  ['20240101', true],
  ['Copper-Kettle-41', false],
  ['passage-of-time', false],
])('%j is easy to guess: %s', (password, expected) => {
  expect(isEasyToGuess(password)).toBe(expected);
});
