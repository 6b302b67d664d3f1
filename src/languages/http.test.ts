import fc from 'fast-check';
import { expect, test } from 'vitest';
import { http } from './http.ts';

test('a text stays on its line, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(String(http.text(text))).toMatch(/^[ -~]*$/);
    }),
  );
  expect(String(http.join(['a\r\nX: 1', http.text('\u00e9')]))).toBe('a??X: 1?');
});
