import { expect, test } from 'vitest';
import { messageText } from './message.ts';

test('a message keeps what a literal could not: line ends, NUL, and the marks of the printer itself', () => {
  const body = 'a\n\0b\r\n\0~\0-\0\0~-~\ufeff\u{1f600}';
  expect(String(messageText('GET / HTTP/1.1\r\n\r\n', new TextEncoder().encode(body)))).toBe(
    `GET / HTTP/1.1\r\n\r\n${body}`,
  );
});

test('a byte outside ASCII in the head is no character of the text', () => {
  expect(String(messageText('X: caf\u00e9', new Uint8Array()))).toBe('X: caf\udce9');
});
