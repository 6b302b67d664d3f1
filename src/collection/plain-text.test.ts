import { expect, it } from 'vitest';
import { oneLine, plainSentence, plainText } from './plain-text.ts';

it.each([
  ['(Required) The user ID or e-mail. For apps, pass `me`.', 'The user ID or e-mail.'],
  ['The number of [pages](https://example.com/a_b). More.', 'The number of pages.'],
  ['**Bold** and <b>HTML</b><br>text', 'Bold and HTML text'],
  ['Use e.g. 5. Then stop.', 'Use e.g. 5.'],
  ['Version 2.1 of it', 'Version 2.1 of it'],
  ['The id of <userId> &amp; more', 'The id of <userId> & more'],
  ['line\nbreak\u2028and\u0000controls', 'line break and controls'],
  ['', ''],
  ['&constructor; stays', '&constructor; stays'],
])('plainSentence(%j)', (description, sentence) => {
  expect(plainSentence(description)).toBe(sentence);
});

it('cuts a sentence without an end', () => {
  expect(plainSentence('word '.repeat(1000)).length).toBeLessThan(210);
});

it('plainText keeps everything but marks', () => {
  expect(plainText('# Title\n\n* one\n* *two*')).toBe('Title one two');
});

it('plainText does not hang on hostile marks', () => {
  const started = performance.now();
  for (const mark of ['[', '<a', '*', '&', '![', '`', '(', '<', '# ']) plainText(mark.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(2000);
});

it('oneLine keeps names as they are', () => {
  expect(oneLine(' GET  /users/<id>\r\n*x* ')).toBe('GET /users/<id> *x*');
});
