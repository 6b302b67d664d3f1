import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineComment } from './comment.ts';

const comment = lineComment('//');

it.each([
  ['one', '// one'],
  ['', '//'],
  ['one\r\n\r\ntwo', '// one\n//\n// two'],
  ['one\u2028two\u0085three\rfour', '// one\n// two\n// three\n// four'],
  ['path C:\\', '// path C:\\.'],
  ['why??/', '// why??/.'],
  ['a\u202eb\u0000c', '// a b c'],
])('%j becomes %j', (text, printed) => {
  expect(String(comment(text))).toBe(printed);
});

it('never lets a text leave the comment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const line of String(comment(text)).split('\n')) {
        expect(line).toMatch(/^\/\//);
        expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(line).not.toMatch(/\\$/);
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
