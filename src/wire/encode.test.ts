import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encode, percentDecode, percentEncode } from './encode.ts';

it.each([
  ['AZaz09-._~', 'AZaz09-._~'],
  ['a b', 'a%20b'],
  ['ada@example.com', 'ada%40example.com'],
  ["!'()*", '%21%27%28%29%2A'],
  ['50% / ?#', '50%25%20%2F%20%3F%23'],
  ['é€😀', '%C3%A9%E2%82%AC%F0%9F%98%80'],
  ['\ud800', '%EF%BF%BD'],
  ['\r\n\0', '%0D%0A%00'],
])('percentEncode(%j) is %s', (text, encoded) => {
  expect(percentEncode(text)).toBe(encoded);
});

it.each([
  ['verbatim', 'a "b"\n', 'a "b"\n'],
  ['segment', 'a/b', 'a%2Fb'],
  ['query', 'a&b=c', 'a%26b%3Dc'],
  ['form', 'a b', 'a%20b'],
  ['json', 'a "b"\\\n', 'a \\"b\\"\\\\\\n'],
] as const)('encode as %s', (how, value, encoded) => {
  expect(encode(value, how)).toBe(encoded);
});

it('gives what decodes to the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeURIComponent(percentEncode(text))).toBe(text);
      expect(JSON.parse(`"${encode(text, 'json')}"`)).toBe(text);
    }),
  );
});

it('decodes what it encoded, and leaves alone what is not encoded UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => percentDecode(percentEncode(text)) === text),
  );
  const texts = ['a%20b', '%E0%A4%A', '50%', 'a+b'];
  expect(texts.map(percentDecode)).toEqual(['a b', '%E0%A4%A', '50%', 'a+b']);
});
