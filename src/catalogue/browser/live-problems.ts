import type { Place, Problem, ProblemCode } from '../../problems.ts';

/** Stands for the table of problems: a page in which someone types says none of them, and so has none of their sentences. */
export function problem(code: ProblemCode, place: Place): Problem {
  return { code, severity: 'warning', ...place, message: '', advice: '' };
}
