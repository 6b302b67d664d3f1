import { expect, it } from 'vitest';
import { spellingsOf } from './spellings.ts';

const text = `a b/+"'~é&`;

it.each([
  ['JSON', JSON.stringify(text).slice(1, -1)],
  ['JSON in ASCII', `a b/+\\"'~\\u00e9&`],
  ['JSON of PHP', `a b\\/+\\"'~é&`],
  ['an address', 'a%20b%2F%2B%22%27~%C3%A9%26'],
  ['an address in lower case', 'a%20b%2f%2b%22%27~%c3%a9%26'],
  ['an address by JavaScript', encodeURIComponent(text)],
  ['a form', new URLSearchParams({ text }).toString().slice('text='.length)],
  ['HTML', 'a b/+&quot;&#39;~é&amp;'],
  ['a JSON pointer', `a b~1+"'~0é&`],
  ['base64', Buffer.from(text).toString('base64')],
  ['base64 without padding', Buffer.from(text).toString('base64').replaceAll('=', '')],
  ['base64url', Buffer.from(text).toString('base64url')],
])('knows %s', (_, spelling) => {
  expect(spellingsOf(text)).toContain(spelling);
});

it('has one for a text that no encoding changes, and its base64', () => {
  expect(spellingsOf('abc')).toEqual(['abc', 'YWJj']);
});

it('has some for half a character', () => {
  expect(spellingsOf('\ud800')).toContain('\\ud800');
});
