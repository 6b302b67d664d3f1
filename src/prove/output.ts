import { compareBytes, compareTexts, show } from './compare.ts';
import { type Message, readFields, statusOf } from './message.ts';
import type { Difference } from './proof.ts';

/** What a program did besides sending. */
export interface Outcome {
  /** Undefined where a signal or a limit ended it. */
  readonly exit: number | undefined;
  /** What ended it, where it did not exit by itself: `SIGSEGV`, `its limit of time`. */
  readonly stopped?: string;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** What a program must say and do after an answer, or after none. */
export interface OutputRules {
  /** Undefined where nobody answered. */
  readonly answer: Message | undefined;
  /** The documented 2xx status codes; empty: any 2xx is success. */
  readonly success: readonly number[];
  /** Set where the program is one command: only its exit status is looked at. */
  readonly isCommand: boolean;
  /** Set where the library gives the reason for a failed connection as a whole report. */
  readonly hasLongReason: boolean;
}

/** Checks exit status and output against what every program promises. Empty where all is as it must be. */
export function checkOutput(outcome: Outcome, rules: OutputRules): Difference[] {
  const { answer, success } = rules;
  const status = answer && statusOf(answer);
  const isSuccess =
    status !== undefined && (success.length > 0 ? success.includes(status) : status >= 200 && status < 300);
  if (rules.isCommand) return checkCommand(outcome, status, isSuccess);
  return [
    ...compareTexts('exit status', isSuccess ? '0' : '1', exitOf(outcome)),
    ...(isSuccess && answer ? checkSuccess(outcome, answer) : checkFailure(outcome, rules)),
  ];
}

/**
 * A command ends with its tool's own status: 0 on success, another where there is no answer or one from 400 on.
 * What a tool says to a redirect that it does not follow is its own affair.
 */
function checkCommand(outcome: Outcome, status: number | undefined, isSuccess: boolean): Difference[] {
  if (isSuccess) return compareTexts('exit status', '0', exitOf(outcome));
  const mustFail = status === undefined || status >= 400;
  return mustFail && outcome.exit === 0 ? [{ where: 'exit status', expected: 'not 0', arrived: '0' }] : [];
}

/**
 * Whoever sends a message as it is knows nothing of status codes: the answer comes out byte for byte, whatever it says,
 * with exit status 0. Without an answer the status is another, and there is a reason;
 * one without end comes out as far as it got.
 */
export function checkSent(outcome: Outcome, answer: Uint8Array | 'endless' | undefined): Difference[] {
  const wrongExit = outcome.exit === 0 ? [{ where: 'exit status', expected: 'not 0', arrived: '0' }] : [];
  if (answer === 'endless') return wrongExit;
  if (answer) {
    return [
      ...compareTexts('exit status', '0', exitOf(outcome)),
      ...compareBytes('standard output', answer, outcome.stdout),
    ];
  }
  return [
    ...wrongExit,
    ...compareBytes('standard output', new Uint8Array(), outcome.stdout),
    ...(outcome.stderr.length > 0 ? [] : [{ where: 'standard error', expected: 'a reason' }]),
  ];
}

function checkSuccess({ stdout, stderr }: Outcome, answer: Message): Difference[] {
  const body = Buffer.from(answer.body);
  const first = `Response Status Code = ${statusOf(answer)}\n`;
  const whole = (end: string) => Buffer.concat([Buffer.from(first), body, Buffer.from(end)]);
  const last = 'Success.\n';
  // A line of its own for `Success.`, whether or not the body ends its last line.
  const isRight = body.length > 0 && Buffer.compare(stdout, whole(`\n${last}`)) === 0;
  const needsBreak = body.length > 0 && body.at(-1) !== 10;
  return [
    ...(isRight ? [] : compareBytes('standard output', whole(needsBreak ? `\n${last}` : last), stdout)),
    ...compareBytes('standard error', new Uint8Array(), stderr),
  ];
}

function checkFailure(outcome: Outcome, { answer, hasLongReason }: OutputRules): Difference[] {
  const text = Buffer.from(outcome.stderr).toString('latin1');
  const lines = text.replace(/\n$/, '').split('\n');
  const wrong = answer ? wrongReport(text, lines, answer) : wrongReason(lines, hasLongReason);
  return [
    ...compareBytes('standard output', new Uint8Array(), outcome.stdout),
    ...wrong.map((expected) => ({ where: 'standard error', expected, arrived: show(outcome.stderr) })),
    ...(lines.at(-1) === 'Failed.' && text.endsWith('\n')
      ? []
      : [{ where: 'standard error, last line', expected: 'Failed.', arrived: lines.at(-1) ?? '' }]),
  ];
}

/** What is missing in the report of an answer that is no success. */
function wrongReport(text: string, lines: readonly string[], answer: Message): string[] {
  const bodyAt = lines.indexOf('Response Body:');
  const headAt = lines.indexOf('Response Header:');
  const head = lines.slice(headAt + 1, bodyAt).map((line) => line.trimEnd());
  const status = `Response Status Code = ${statusOf(answer)}`;
  const body = Buffer.from(answer.body).toString('latin1');
  const end = `${body === '' || body.endsWith('\n') ? body : `${body}\n`}Failed.\n`;
  return [
    ...(lines[0] === status ? [] : [status]),
    ...(headAt === 1 ? [] : ['Response Header:']),
    ...missingHeaders(head, answer),
    ...(bodyAt > headAt ? [] : ['Response Body:']),
    ...(text.endsWith(`Response Body:\n${end}`) || text.endsWith(`Response Body:\n${body}\nFailed.\n`)
      ? []
      : [Buffer.from(end, 'latin1').toString()]),
  ];
}

/** Headers that a report does not show. A library may join the values of one name by commas (RFC 9110 section 5.3). */
function missingHeaders(lines: readonly string[], answer: Message): string[] {
  const shown = readFields(lines.filter((line) => line.includes(':'))) ?? [];
  const joined = (headers: Message['headers'], name: string) =>
    headers
      .filter((header) => header.name.toLowerCase() === name)
      .map(({ value }) => value)
      .join(', ');
  const names = new Set(answer.headers.map(({ name }) => name.toLowerCase()));
  return [...names]
    .filter((name) => joined(shown, name) !== joined(answer.headers, name))
    .map((name) => `${name}: ${joined(answer.headers, name)}`);
}

/** The reason of the library in one line: no stack trace. */
function wrongReason(lines: readonly string[], hasLongReason: boolean): string[] {
  const reasons = lines.slice(0, -1).filter((line) => line.trim() !== '');
  if (reasons.length === 1 || (hasLongReason && reasons.length > 1)) return [];
  return ['the reason in one line, then Failed.'];
}

function exitOf({ exit, stopped }: Outcome): string {
  return exit === undefined ? `none: it was ended by ${stopped ?? 'a signal'}` : `${exit}`;
}
