import type { Source } from './answer.ts';

/** One reason to refuse a call, with its source. Lists of rules are in the order in which they are checked. */
export interface Rule<Subject, Refusal> {
  /** `todo-twice`, as the answer names it. */
  readonly id: string;
  /** Who says that such a call is refused. */
  readonly stated: Source;
  /** Where that stands, in words for people. */
  readonly reference: string;
  /** What to say where the subject breaks the rule; undefined where it does not. */
  readonly refuse: (subject: Subject) => Promise<Refusal | undefined> | Refusal | undefined;
}

/** The first rule that is broken. `documented` leaves out rules that others than the collection state. */
export async function firstBroken<Subject, Refusal, Known extends Rule<Subject, Refusal>>(
  rules: readonly (Known & Rule<Subject, Refusal>)[],
  subject: Subject,
  which: 'documented' | 'all',
): Promise<{ readonly rule: Known; readonly refusal: Refusal } | undefined> {
  for (const rule of rules) {
    if (which === 'documented' && rule.stated !== 'documented') continue;
    const refusal = await rule.refuse(subject);
    if (refusal !== undefined) return { rule, refusal };
  }
  return undefined;
}
