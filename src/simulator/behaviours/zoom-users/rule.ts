import { type Answer, jsonAnswer, type Source } from '../../answer.ts';
import { firstBroken, type Rule as SourcedRule } from '../../rule.ts';

/** Why a call is refused: the message, and what else the body says. */
export type Refusal =
  | string
  | {
      readonly message: string;
      readonly errors?: readonly FieldError[];
      /** Names and values in turn. */
      readonly headers?: readonly string[];
    };

/** A field that is missing or wrong, as Zoom's page on errors shows it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** One reason to refuse a call, with the status and the code of its answer. */
export interface Rule<Subject> extends SourcedRule<Subject, Refusal> {
  readonly status: number;
  /** The API's own error code. */
  readonly code: number;
  /** Who gives the code and the words of the refusal. */
  readonly worded: Source;
}

/** The answer of the first rule that refuses, or undefined. `documented` leaves out rules that others than the collection state. */
export async function firstRefusal<Subject, Known extends Rule<Subject> = Rule<Subject>>(
  rules: readonly Known[],
  subject: Subject,
  which: 'documented' | 'all',
  bodyOf: (refusal: Refusal, rule: Known) => object = errorBody,
): Promise<Answer | undefined> {
  const broken = await firstBroken<Subject, Refusal, Known>(rules, subject, which);
  if (!broken) return undefined;
  const { rule, refusal } = broken;
  const { status, id, worded } = rule;
  const headers = typeof refusal === 'string' ? [] : refusal.headers;
  return jsonAnswer(status, { id, source: worded }, bodyOf(refusal, rule), headers);
}

/** The body of an error as Zoom's page on errors shows it. */
function errorBody(refusal: Refusal, { code }: Pick<Rule<never>, 'code'>): object {
  const { headers, ...said } = typeof refusal === 'string' ? { message: refusal } : refusal;
  return { code, ...said };
}

/** The refusal of fields that are missing or wrong. */
export function invalidFields(...errors: readonly FieldError[]): Refusal {
  return { message: 'Validation Failed.', errors };
}

/** Makes a question that is asked at most once. */
export function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
