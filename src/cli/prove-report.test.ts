import { expect, test } from 'vitest';
import type { Proof } from '../prove/proof.ts';
import { proofLines } from './prove-report.ts';

const proof = (target: string, name: string, more: Partial<Proof> = {}): Proof => ({
  target,
  case: name,
  state: 'ran',
  program: '',
  expectation: '',
  versions: [],
  runs: [],
  ...more,
});

test('the matrix has a row for each case and a column for each target', () => {
  const proofs = [
    proof('go', 'one'),
    proof('go', 'two', { state: 'unproven', reason: 'no go here' }),
    proof('python', 'one', { state: 'limited', reason: 'it shortens' }),
    proof('python', 'two', { state: 'stand-in', reason: 'not to be had' }),
  ];
  expect(proofLines(proofs, false)).toEqual([
    '1 2',
    '✓ !  one',
    '? ≈  two',
    '',
    '1 go      1 ran, 1 unproven',
    '2 python  1 limited, 1 stand-in',
    '',
    '✓ this program ran',
    '! limited: the library does something else, and no program can turn that off',
    '? unproven',
    '≈ stand-in',
    'unproven: go: no go here',
    'limited: python: it shortens',
    'stand-in: python: not to be had',
  ]);
});

test('a failure shows where, what was expected and what arrived; text from the wire has no power over the terminal', () => {
  const differences = [{ where: 'header X-\u001b[31m', expected: 'a\u001b]0;b' }];
  const run = { answer: '204', stdout: '', stderr: '', requests: [], differences };
  const lines = proofLines([proof('go', 'o\u202ene', { state: 'failed', runs: [run] })], false);
  expect(lines.slice(-4)).toEqual([
    'failed: go, o<U+202E>ne',
    '  answer 204: header X-<U+001B>[31m',
    '    expected  "a\\u001b]0;b"',
    '    arrived   nothing',
  ]);
});

test('a program that does not build shows the words of its compiler', () => {
  const build = { line: 'g++ main.cpp', exit: 1, output: 'main.cpp:1: error: no\n' };
  const lines = proofLines(
    [proof('go', 'one', { state: 'failed', reason: 'it does not build', build })],
    false,
  );
  expect(lines.slice(-2)).toEqual(['failed: go, one: it does not build', '  main.cpp:1: error: no']);
});

test('colour is used only where it is asked for', () => {
  expect(proofLines([proof('go', 'one')], true).join()).toContain('\u001b[32m✓');
  expect(proofLines([proof('go', 'one')], false).join()).not.toContain('\u001b');
});
