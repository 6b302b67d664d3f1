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
export async function firstRefusal<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  which: 'documented' | 'all',
): Promise<Answer | undefined> {
  for (const rule of rules) {
    if (which === 'documented' && rule.stated !== 'documented') continue;
    const refusal = await rule.refuse(subject);
    if (refusal === undefined) continue;
    const { status, code, id, worded } = rule;
    const { headers = [], ...said } = typeof refusal === 'string' ? { message: refusal } : refusal;
    return jsonAnswer(status, { id, source: worded }, { code, ...said }, headers);
  }
  return undefined;
}

/** Makes a question that is asked at most once. */
export function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
