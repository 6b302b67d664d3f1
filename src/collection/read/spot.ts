import type { Facts, Problem, ProblemCode } from '../../problems.ts';
import { problem } from '../../problems.ts';

/** A place in the document, and the list that gets what is odd there. */
export interface Spot {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** Item path, once it is known. */
  readonly item?: string;
  readonly problems: Problem[];
}

/** The place of a member or an element. */
export function below(spot: Spot, key: string | number): Spot {
  const token = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  return { ...spot, pointer: `${spot.pointer}/${token}` };
}

export function note<Code extends ProblemCode>(spot: Spot, code: Code, ...facts: Facts<Code>): void {
  const { pointer, item } = spot;
  spot.problems.push(problem(code, item === undefined ? { pointer } : { pointer, item }, ...facts));
}
