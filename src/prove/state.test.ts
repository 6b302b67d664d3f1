import { expect, test } from 'vitest';
import type { Proof } from './proof.ts';
import { programHash, readProofs, stateOf } from './state.ts';

const proof = (target: string, name: string, state: Proof['state'], reason?: string): Proof => ({
  target,
  case: name,
  state,
  program: programHash(`${target} ${name}`),
  expectation: '',
  versions: [],
  runs: [],
  ...(reason !== undefined && { reason }),
});
const proofs = readProofs(
  JSON.stringify([
    proof('python', 'a', 'ran'),
    proof('python', 'b', 'failed'),
    proof('chilkat', 'a', 'stand-in', 'not to be had'),
    proof('go', 'a', 'unproven', 'no go here'),
  ]),
);

test('exactly the text that ran has run', () => {
  expect(stateOf(proofs, 'python', 'python a')).toMatchObject({
    state: 'ran',
    proven: 1,
    limited: 0,
    cases: 2,
  });
  expect(stateOf(proofs, 'python', 'python a').proof?.case).toBe('a');
  expect(stateOf(proofs, 'python', 'python b')).toMatchObject({
    state: 'failed',
    proven: 1,
    limited: 0,
    cases: 2,
  });
});

test('another text has not, whatever its target proved', () => {
  expect(stateOf(proofs, 'python', 'python a ')).toEqual({
    state: 'target',
    proven: 1,
    limited: 0,
    cases: 2,
  });
  expect(stateOf(proofs, 'go', 'python a')).toMatchObject({ state: 'unproven', reason: 'no go here' });
});

test('what is built against a stand-in is never called proven', () => {
  expect(stateOf(proofs, 'chilkat', 'chilkat a')).toMatchObject({ state: 'stand-in', proven: 0, cases: 1 });
  expect(stateOf(proofs, 'chilkat', 'another')).toMatchObject({ state: 'stand-in', reason: 'not to be had' });
});

test('a target without proofs is unproven', () => {
  expect(stateOf(proofs, 'rust', 'x')).toEqual({
    state: 'unproven',
    reason: 'no proof is stored',
    proven: 0,
    limited: 0,
    cases: 0,
  });
});
