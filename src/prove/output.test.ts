import { expect, test } from 'vitest';
import { readAnswer } from './message.ts';
import { checkOutput, checkSent, type Outcome } from './output.ts';

const bytes = (text: string) => Buffer.from(text);
const rules = { success: [], isCommand: false, hasLongReason: false };
const created = readAnswer(bytes('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nhi'));
const missing = readAnswer(bytes('HTTP/1.1 404 Not Found\r\nX-A: 1\r\nX-A: 2\r\n\r\ngone'));
const ended = (exit: number | undefined, stdout = '', stderr = ''): Outcome => ({
  exit,
  stdout: bytes(stdout),
  stderr: bytes(stderr),
});
const report =
  'Response Status Code = 404\nResponse Header:\nx-a: 1\nX-A: 2\nResponse Body:\ngone\nFailed.\n';

test('success: status, body on its own lines, Success., exit 0, nothing on standard error', () => {
  const check = (outcome: Outcome) =>
    checkOutput(outcome, { ...rules, answer: created }).map((difference) => difference.where);
  expect(check(ended(0, 'Response Status Code = 201\nhi\nSuccess.\n'))).toEqual([]);
  expect(check(ended(0, 'Response Status Code = 201\nhiSuccess.\n'))).toEqual(['standard output at byte 29']);
  expect(check(ended(0, 'Response Status Code = 201\nhi\nSuccess.'))).toEqual(['standard output at byte 38']);
  expect(check(ended(1, 'Response Status Code = 201\nhi\nSuccess.\n'))).toEqual(['exit status']);
  expect(check(ended(0, 'Response Status Code = 201\nhi\nSuccess.\n', 'warning'))).toEqual([
    'standard error at byte 0',
  ]);
});

test('a 2xx status that is not documented is no success', () => {
  const outcome = ended(0, 'Response Status Code = 201\nhi\nSuccess.\n');
  expect(checkOutput(outcome, { ...rules, answer: created, success: [204] })).not.toEqual([]);
});

test('failure: status, headers, body, Failed., exit 1, nothing on standard output', () => {
  const check = (outcome: Outcome) =>
    checkOutput(outcome, { ...rules, answer: missing }).map(({ where, expected }) => `${where}: ${expected}`);
  expect(check(ended(1, '', report))).toEqual([]);
  expect(check(ended(1, '', report.replace('x-a: 1\nX-A: 2', 'X-A: 1, 2')))).toEqual([]);
  expect(check(ended(0, '', report))).toEqual(['exit status: 1']);
  expect(check(ended(1, 'x', report))).toEqual(['standard output at byte 0: ']);
  expect(check(ended(1, '', report.replace('404', '400')))).toEqual([
    'standard error: Response Status Code = 404',
  ]);
  expect(check(ended(1, '', report.replace('X-A: 2\n', '')))).toEqual(['standard error: x-a: 1, 2']);
  expect(check(ended(1, '', report.replace('gone', 'gon')))).toEqual(['standard error: gone\nFailed.\n']);
  expect(check(ended(1, '', report.replace('Failed.\n', '')))).toContain(
    'standard error, last line: Failed.',
  );
});

test('no answer: one line with the reason, and Failed.; a trace of the stack is not one line', () => {
  const check = (stderr: string, hasLongReason = false) =>
    checkOutput(ended(1, '', stderr), { ...rules, answer: undefined, hasLongReason }).length;
  expect(check('Connection refused\nFailed.\n')).toBe(0);
  expect(check('Failed.\n')).toBe(1);
  expect(check('Traceback:\n  File "x"\nOSError\nFailed.\n')).toBe(1);
  expect(check('Log:\n  Connection refused\nFailed.\n', true)).toBe(0);
});

test('a command: 0 on success, never 0 on failure, and only that', () => {
  const check = (exit: number, answer: typeof created) =>
    checkOutput(ended(exit, 'anything'), { ...rules, isCommand: true, answer }).length;
  expect([check(0, created), check(22, missing), check(7, undefined)]).toEqual([0, 0, 0]);
  expect([check(1, created), check(0, missing), check(0, undefined)]).toEqual([1, 1, 1]);
});

test('a message: any answer byte for byte with 0, never 0 without one', () => {
  const check = (outcome: Outcome, answer?: string) =>
    checkSent(outcome, answer === undefined ? undefined : bytes(answer)).map(({ where }) => where);
  expect(check(ended(0, 'HTTP/1.1 404'), 'HTTP/1.1 404')).toEqual([]);
  expect(check(ended(1, 'HTTP/1.1 404'), 'HTTP/1.1 404')).toEqual(['exit status']);
  expect(check(ended(0, 'HTTP/1.1 40'), 'HTTP/1.1 404')).toEqual(['standard output at byte 11']);
  expect(check(ended(1, '', 'Connection refused.'))).toEqual([]);
  expect(check(ended(0))).toEqual(['exit status', 'standard error']);
});

test('a program that was ended says by what', () => {
  const [difference] = checkOutput(
    { ...ended(undefined), stopped: 'SIGSEGV' },
    { ...rules, answer: undefined },
  );
  expect(difference).toEqual({
    where: 'exit status',
    expected: '1',
    arrived: 'none: it was ended by SIGSEGV',
  });
});
