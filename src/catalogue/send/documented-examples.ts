import type { DocumentedExample } from '../../send/check-answer.ts';
import type { DocumentedAnswer } from '../../simulator/documented.ts';

/** Documented answers as an answer is held against them. A body that is assumed was never documented. */
export function documentedExamples(answers: readonly DocumentedAnswer[]): DocumentedExample[] {
  return answers.map(({ answer: { status, headers, body, rule } }) => ({
    status,
    headers: headers.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: headers[at + 1] ?? '' }] : [])),
    body: rule.source === 'documented' ? (body?.toString() ?? '') : '',
  }));
}
