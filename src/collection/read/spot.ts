import type { Facts, Problem, ProblemCode } from '../../problems.ts';
import { problem } from '../../problems.ts';
import { pointerToken } from '../pointer.ts';

/** A place in the document, and the list that gets what is odd there. */
export interface Spot {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** Item path, once it is known. */
  readonly item?: string;
  readonly problems: Problem[];
}

/** The place of a member or an element. Called for nearly every part of a document. */
export function below({ pointer, item, problems }: Spot, key: string | number): Spot {
  const token = typeof key === 'string' ? pointerToken(key) : key;
  const place = `${pointer}/${token}`;
  return item === undefined ? { pointer: place, problems } : { pointer: place, item, problems };
}

export function note<Code extends ProblemCode>(spot: Spot, code: Code, ...facts: Facts<Code>): void {
  const { pointer, item } = spot;
  spot.problems.push(problem(code, item === undefined ? { pointer } : { pointer, item }, ...facts));
}
