import { type Answer, headerValue } from '../../send/answer.ts';
import type { ShownRun } from '../parts/live-answer.tsx';
import { bodyText, clip } from '../text/message-text.ts';
import type { Made, PlayedRun } from './runs.ts';

/** What a page says of a run; undefined where there is no answer to speak of yet. */
export function shownRun({ result }: PlayedRun, to: 'simulator' | 'host'): ShownRun | undefined {
  if ('fault' in result) return { to, text: result.fault, note: 'not sent', isAnswered: false };
  return result.played && ofPlayed(result.played, to);
}

function ofPlayed(
  { milliseconds, bodyLength, outcome, check }: NonNullable<Made['played']>,
  to: 'simulator' | 'host',
): ShownRun {
  const time = `${Math.max(1, Math.round(milliseconds))} ms`;
  if (!outcome.answered) return { to, text: outcome.why, note: 'nothing came back', isAnswered: false };
  const { answer } = outcome;
  const rule = headerValue(answer.headers, 'Wireproof-Rule');
  const isRedirect =
    answer.status >= 300 && answer.status < 400 && headerValue(answer.headers, 'Location') !== undefined;
  return {
    to,
    text: answerText(answer),
    note: `${time}, ${bodyLength} bytes of body`,
    isAnswered: true,
    isRedirect,
    ...(answer.cut !== undefined && { cut: answer.cut }),
    ...(rule !== undefined && { rule }),
    ...(check && { check }),
  };
}

function answerText({ status, reason, headers, body }: Answer): string {
  const head = [
    `HTTP/1.1 ${status} ${reason}`.trimEnd(),
    ...headers.map(({ name, value }) => `${name}: ${value}`),
  ];
  return clip(`${head.join('\n')}${body.length > 0 ? `\n\n${bodyText(body)}` : ''}`);
}
