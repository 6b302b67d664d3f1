import type { Problem } from '../problems.ts';
import { visible } from './visible.ts';

/** How many problems of one kind are written out for a file; the rest is counted. */
const shownOfOneKind = 3;

/** Problems as lines for a terminal: errors first, those of one kind together. What is not written out is counted. */
export function problemLines(problems: readonly Problem[]): string[] {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const alike = kinds.get(problem.code);
    if (alike) alike.push(problem);
    else kinds.set(problem.code, [problem]);
  }
  return [...kinds.values()]
    .sort((left, right) => Number(hasError(right)) - Number(hasError(left)))
    .flatMap((alike) => linesOfOneKind(alike))
    .map(visible);
}

function linesOfOneKind(alike: readonly Problem[]): string[] {
  const [first, ...others] = alike;
  if (!first) return [];
  const { severity, code, advice } = first;
  if (others.length === 0) return [`${severity}: ${fact(first)} ${advice}`];
  const lines = alike.slice(0, shownOfOneKind).map((problem) => `  ${fact(problem)}`);
  const rest = alike.length - lines.length;
  if (rest > 0) lines.push(`  ... and ${rest} more; --json lists them all.`);
  return [`${plural(alike.length, severity)} ${code}: ${advice}`, ...lines];
}

/** What is wrong, behind the place where it is. */
function fact({ item, pointer, message }: Problem): string {
  const place = item === undefined ? pointer : `"${item}"`;
  return place === '' ? message : `${place}: ${message}`;
}

/** `1 error, 12 warnings`, or `no problems`. */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [errors > 0 && plural(errors, 'error'), warnings > 0 && plural(warnings, 'warning')];
  return counts.filter(Boolean).join(', ') || 'no problems';
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
