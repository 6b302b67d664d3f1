import { expect, test } from 'vitest';
import { readAnswer, readMessage, statusOf, valuesOf } from './message.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test('a message is read with its headers in order and its body by Content-Length', () => {
  const message = readMessage(
    bytes('PUT /a HTTP/1.1\r\nX-A:  1 \r\nx-a: \xe9\r\nContent-Length: 2\r\n\r\nhi'),
  );
  expect(message).toMatchObject({ startLine: 'PUT /a HTTP/1.1', body: bytes('hi') });
  expect(message && valuesOf(message, 'X-a')).toEqual(['1', '\xe9']);
});

test('chunks are joined, with extensions and trailers left out', () => {
  const chunked =
    'POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n2;x=y\r\nab\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n';
  expect(readMessage(bytes(chunked))?.body.toString()).toBe('ab0123456789');
});

test.each([
  ['an unfinished head', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ['an unfinished body', 'GET / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab'],
  ['unfinished chunks', 'GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n'],
  ['bytes behind the message', 'GET / HTTP/1.1\r\n\r\nGET'],
  ['a folded header', 'GET / HTTP/1.1\r\nA: 1\r\n 2\r\n\r\n'],
  ['a space before the colon', 'GET / HTTP/1.1\r\nA : 1\r\n\r\n'],
])('%s is no message', (_, text) => {
  expect(readMessage(bytes(text))).toBeUndefined();
});

test('the body of an answer is all that stands behind its head', () => {
  const answer = readAnswer(bytes('HTTP/1.1 404 Not Found\r\nA: 1\r\n\r\nnot here'));
  expect(answer && statusOf(answer)).toBe(404);
  expect(answer?.body.toString()).toBe('not here');
});

test('a line that is no status line has no status', () => {
  expect(statusOf({ startLine: 'HTTP/1.1 20 OK', headers: [], body: bytes('') })).toBe(0);
});
