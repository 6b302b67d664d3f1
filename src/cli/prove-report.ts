import { styleText } from 'node:util';
import { countStates, proofStates } from '../prove/matrix.ts';
import { type Difference, type Proof, type ProofState, recordedBytes } from '../prove/proof.ts';
import { visible } from './visible.ts';

/** How a state looks in the matrix. */
const marks: Readonly<
  Record<ProofState, { mark: string; words: string; colour: 'green' | 'red' | 'yellow' | 'cyan' }>
> = {
  ran: { mark: '✓', words: 'this program ran', colour: 'green' },
  limited: {
    mark: '!',
    words: 'limited: the library does something else, and no program can turn that off',
    colour: 'yellow',
  },
  'stand-in': { mark: '≈', words: 'stand-in', colour: 'cyan' },
  unproven: { mark: '?', words: 'unproven', colour: 'yellow' },
  failed: { mark: '✗', words: 'failed', colour: 'red' },
};

/** Differences written out for one run; a wrong request is often wrong in many places. */
const shownDifferences = 6;

/** The matrix of targets and cases, what its marks mean, and what is behind each one that is no success. */
export function proofLines(proofs: readonly Proof[], isColoured: boolean): string[] {
  const paint = (state: ProofState, text: string) =>
    isColoured ? styleText(marks[state].colour, text, { validateStream: false }) : text;
  return [...matrixLines(proofs, paint), ...reasonLines(proofs), ...failureLines(proofs, paint)];
}

type Paint = (state: ProofState, text: string) => string;

/** A row for each case, a column for each target: cases are many, and a terminal has few columns. */
function matrixLines(proofs: readonly Proof[], paint: Paint): string[] {
  const targets = unique(proofs.map(({ target }) => target));
  const cases = unique(proofs.map((proof) => proof.case));
  const states = new Map(proofs.map((proof) => [`${proof.target} ${proof.case}`, proof.state]));
  const cell = `${targets.length}`.length;
  const cellOf = (target: string, name: string) => {
    const state = states.get(`${target} ${name}`);
    return ' '.repeat(cell - 1) + (state ? paint(state, marks[state].mark) : ' ');
  };
  const wide = Math.max(...targets.map((target) => target.length));
  return [
    targets.map((_, index) => `${index + 1}`.padStart(cell)).join(' '),
    ...cases.map((name) => `${targets.map((target) => cellOf(target, name)).join(' ')}  ${visible(name)}`),
    '',
    ...targets.map((target, index) => {
      const own = proofs.filter((proof) => proof.target === target);
      return `${`${index + 1}`.padStart(cell)} ${target.padEnd(wide)}  ${tally(own)}`;
    }),
    '',
    ...proofStates
      .filter((state) => proofs.some((proof) => proof.state === state))
      .map((state) => `${paint(state, marks[state].mark)} ${marks[state].words}`),
  ];
}

function tally(proofs: readonly Proof[]): string {
  const counts = countStates(proofs);
  return proofStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`)
    .join(', ');
}

/** Why some are unproven or stand-ins, once for each target and reason. */
function reasonLines(proofs: readonly Proof[]): string[] {
  return unique(
    proofs.flatMap(({ state, target, reason }) =>
      state !== 'ran' && state !== 'failed' && reason ? [visible(`${state}: ${target}: ${reason}`)] : [],
    ),
  );
}

function failureLines(proofs: readonly Proof[], paint: Paint): string[] {
  return proofs
    .filter(({ state }) => state === 'failed')
    .flatMap(({ target, case: name, reason, build, runs }) => [
      '',
      paint('failed', visible(`failed: ${target}, ${name}${reason ? `: ${reason}` : ''}`)),
      ...(build && build.exit !== 0 ? compilerLines(build.output) : []),
      ...runs.flatMap(({ answer, differences }) => differenceLines(answer, differences)),
    ]);
}

function compilerLines(output: Proof['runs'][number]['stdout']): string[] {
  return Buffer.from(recordedBytes(output))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(0, 20)
    .map((line) => `  ${visible(line)}`);
}

function differenceLines(answer: string, differences: readonly Difference[]): string[] {
  const lines = differences
    .slice(0, shownDifferences)
    .flatMap(({ where, expected, arrived }) => [
      visible(`  answer ${answer}: ${where}`),
      visible(`    expected  ${expected === undefined ? 'nothing' : JSON.stringify(expected)}`),
      visible(`    arrived   ${arrived === undefined ? 'nothing' : JSON.stringify(arrived)}`),
    ]);
  const rest = differences.length - shownDifferences;
  return rest > 0
    ? [...lines, `  answer ${answer}: and ${rest} more differences; --json lists them all.`]
    : lines;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
