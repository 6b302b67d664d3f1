import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightLines } from './highlight.ts';
import { repaint } from './repainted.ts';

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

describe('repaint', () => {
  it('keeps lines that are still there, and the colours around what changed', async () => {
    const painted = await highlightLines('go', 'const a = "one"\nconst b = 1\n\nfunc main() {\n}\n');
    const again = repaint(painted, 'const a = "<two>"\nconst b = 1\n\nfunc main() {\n}\n');
    expect(again[0]).toBe(painted[0]?.replace('one', '&lt;two&gt;'));
    expect(again.slice(1)).toEqual(painted.slice(1));
    const more = repaint(painted, 'const a = "one"\nconst b = 1\nconst c = 2\n\nfunc main() {\n}\n');
    expect(more).toEqual([...painted.slice(0, 2), 'const c = 2', ...painted.slice(2)]);
  });

  it('never splits a character of two units', () => {
    expect(repaint(['<i>"\u{1f600}</i><b>\u{1f601}"</b>'], '"\u{1f602}\u{1f601}"').join('')).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])/,
    );
  });

  it('always says the new text, with as many tags closed as opened', async () => {
    const word = fc.constantFrom(
      'const x = "',
      '"',
      '\n',
      '<b>',
      '&amp;',
      '// ',
      '\u{1f600}',
      '1',
      '{{a}}',
      '\\',
    );
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const lines = repaint(await highlightLines('go', before), after);
        expect(lines.map(plain).join('\n')).toBe(after.replace(/\n$/, ''));
        const html = lines.join('\n');
        expect(html.match(/<span/g)?.length).toBe(html.match(/<\/span>/g)?.length);
      }),
    );
  });
});
