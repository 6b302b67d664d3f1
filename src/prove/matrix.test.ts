import { expect, it } from 'vitest';
import { proofMatrix } from './matrix.ts';
import { readProofs } from './state.ts';

it('counts the states apart, and leaves out targets that were not asked for', () => {
  const stored = [
    ['one', 'b', 'ran'],
    ['one', 'a', 'limited'],
    ['two', 'a', 'failed'],
    ['three', 'c', 'ran'],
  ].map(([target, name, state]) => ({ target, case: name, state, program: `${target} ${name}` }));
  const { cases, columns, counts } = proofMatrix(readProofs(JSON.stringify(stored)), ['two', 'one', 'none']);
  expect(cases).toEqual(['a', 'b']);
  expect(columns.map(({ target }) => target)).toEqual(['two', 'one', 'none']);
  expect(columns[1]?.byCase.get('a')?.state).toBe('limited');
  expect(counts).toEqual({ ran: 1, limited: 1, failed: 1, unproven: 0, 'stand-in': 0 });
});
