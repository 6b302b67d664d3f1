import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleLines } from './visible.ts';

describe('visible', () => {
  it.each([
    ['plain text, Füße, 你好, עברית, 👩‍👩‍👧', 'plain text, Füße, 你好, עברית, 👩‍👩‍👧'],
    ['a\tb', 'a\tb'],
    ['\u001b[2Jgone', '<U+001B>[2Jgone'],
    ['\u009b2J', '<U+009B>2J'],
    ['two\r\nlines', 'two<U+000D><U+000A>lines'],
    ['line\u2028separator', 'line<U+2028>separator'],
    ['exe.\u202etxt', 'exe.<U+202E>txt'],
    ['\u2066x\u2069\u200f\u061c', '<U+2066>x<U+2069><U+200F><U+061C>'],
    ['a\u200bb\ufeff', 'a<U+200B>b<U+FEFF>'],
    ['\ud800', '<U+D800>'],
    ['nul\0', 'nul<U+0000>'],
  ])('%j', (given, shown) => {
    expect(visible(given)).toBe(shown);
  });

  it('keeps the lines of a text that has some', () => {
    expect(visibleLines('one\r\ntwo\n\u001b[2J')).toBe('one\ntwo\n<U+001B>[2J');
  });

  it('leaves nothing that controls or reorders', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text).replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});
