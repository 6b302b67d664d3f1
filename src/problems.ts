/** Something wrong or doubtful in an input. Data, never an exception. */
export interface Problem {
  readonly code: ProblemCode;
  /** `error`: the input or a part of it could not be used. `warning`: it was used, and may not mean what its author meant. */
  readonly severity: 'error' | 'warning';
  /** JSON pointer (RFC 6901) into the document that was read; empty for the whole. */
  readonly pointer: string;
  /** Item path, where the problem is in one item or in what it inherits. */
  readonly item?: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly advice: string;
}

/** Where a problem is. */
export type Place = Pick<Problem, 'pointer' | 'item'>;

interface Entry {
  readonly severity: Problem['severity'];
  readonly message: (...facts: string[]) => string;
  readonly advice: string;
}

const entry = <Facts extends string[]>(
  severity: Problem['severity'],
  message: (...facts: Facts) => string,
  advice: string,
) => ({ severity, message, advice });

/** Every problem that a reader or a resolution can report. Messages are for people; codes are stable. */
export const problemTable = {
  'not-json': entry(
    'error',
    (why: string) => `This is not JSON: ${why}.`,
    'Export the collection again, or mend the file at that place.',
  ),
} satisfies Record<
  string,
  { severity: Problem['severity']; message: (...facts: never[]) => string; advice: string }
>;

export type ProblemCode = keyof typeof problemTable;

/** Makes a problem of a code, its place and the facts its message needs. */
export function problem<C extends ProblemCode>(
  code: C,
  place: Place,
  ...facts: Parameters<(typeof problemTable)[C]['message']>
): Problem {
  const { severity, message, advice } = problemTable[code] as Entry;
  return { code, severity, ...place, message: message(...facts), advice };
}
