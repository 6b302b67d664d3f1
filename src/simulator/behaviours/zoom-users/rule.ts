import { type Answer, jsonAnswer, type Source } from '../../answer.ts';

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

/** One reason to refuse a call. Lists of rules are in the order in which they are checked. */
export interface Rule<Subject> {
  /** `zoom-300-same`, as the answer names it. */
  readonly id: string;
  readonly status: number;
  /** The API's own error code. */
  readonly code: number;
  /** Who says that such a call is refused. */
  readonly stated: Source;
  /** Who gives the code and the words of the refusal. */
  readonly worded: Source;
  /** Where that stands, in words for the documentation. */
  readonly reference: string;
  readonly refuse: (subject: Subject) => Promise<Refusal | undefined> | Refusal | undefined;
}

/** The answer of the first rule that refuses, or undefined. `documented` leaves out rules that others than the collection state. */
export async function firstRefusal<Subject, Known extends Rule<Subject> = Rule<Subject>>(
  rules: readonly Known[],
  subject: Subject,
  which: 'documented' | 'all',
  bodyOf: (refusal: Refusal, rule: Known) => object = errorBody,
): Promise<Answer | undefined> {
  for (const rule of rules) {
    if (which === 'documented' && rule.stated !== 'documented') continue;
    const refusal = await rule.refuse(subject);
    if (refusal === undefined) continue;
    const { status, id, worded } = rule;
    const headers = typeof refusal === 'string' ? [] : refusal.headers;
    return jsonAnswer(status, { id, source: worded }, bodyOf(refusal, rule), headers);
  }
  return undefined;
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
