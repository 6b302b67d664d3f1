import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedLines } from './highlight.ts';
import { markJson } from './highlight-json.ts';

describe('markJson', () => {
  it('marks keys, strings, numbers and words as a style sheet of highlight.js names them', () => {
    expect(markJson(String.raw`{"a\"b": "c: 1", "d": [-1.5e+3, true, null]}`)).toBe(
      [
        String.raw`{<span class="hljs-attr">"a\"b"</span>: <span class="hljs-string">"c: 1"</span>, `,
        '<span class="hljs-attr">"d"</span>: [<span class="hljs-number">-1.5e+3</span>, ',
        '<span class="hljs-literal">true</span>, <span class="hljs-literal">null</span>]}',
      ].join(''),
    );
  });

  it('only ever adds its marks, balanced on each line, also to what is no JSON', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `"${text}\n"1`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const html = escapedLines(text).join('\n');
        const marked = markJson(html);
        expect(marked.replace(/<span class="hljs-\w+">|<\/span>/g, '')).toBe(html);
        for (const line of marked.split('\n')) {
          expect(line.split('<span').length).toBe(line.split('</span>').length);
        }
      }),
    );
  });

  it('takes no long time for anything', () => {
    const started = performance.now();
    for (const text of ['"\\'.repeat(6000), '"'.repeat(12_000), '1'.repeat(12_000), `"${'\\"'.repeat(6000)}`])
      markJson(text);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
