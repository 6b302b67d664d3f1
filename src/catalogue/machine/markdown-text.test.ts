import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { codeSpan, fence, inline, link, quotation } from './markdown-text.ts';

/** A reader of Markdown that is not ours, which lets HTML through. */
const markdown = new MarkdownIt({ html: true });

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '`',
          '```',
          '~~~',
          '\n',
          '\r',
          '    ',
          '<script>',
          '</div>',
          '<!--',
          '-->',
          '[a]: /x',
          '[a](b)',
          '*',
          '_',
        ],
        ...['\\', '# ', '- ', '> ', '|', '&lt;', '\u202e', '$', '!', ')', '(', ']', 'a', '1. ', '---', '==='],
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

describe('text in a line', () => {
  it('is text and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = markdown.render(`Before ${inline(text)} after`);
        expect(html.match(/<[^>]*>/g)).toEqual(['<p>', '</p>']);
        expect(html.trimEnd().split('\n')).toHaveLength(1);
      }),
    );
  });

  it('says what it said', () => {
    expect(inline('Get *a* `user` [x](y) <b>&amp;')).toBe(
      String.raw`Get \*a\* \`user\` \[x\](y) \<b\>\&amp;`,
    );
    expect(inline('a\r\nb\u202ec')).toBe('a b c');
    expect(inline('x'.repeat(400))).toHaveLength(300);
  });
});

describe('code in a line', () => {
  it('is one span with exactly this text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = markdown.render(`Before ${codeSpan(text)} after`);
        expect(html.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?(?:p|code)>$/.test(tag))).toEqual([]);
        if (codeSpan(text).startsWith('`')) expect(html.match(/<code>/g)).toHaveLength(1);
      }),
    );
  });
});

describe('a block', () => {
  it('cannot be closed by its text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = markdown.parse(`${fence(text, 'cpp')}\n\nafter`, {});
        expect(tokens.map(({ type }) => type)).toEqual([
          'fence',
          'paragraph_open',
          'inline',
          'paragraph_close',
        ]);
        const normal = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd').replace(/\n$/, '');
        expect(tokens[0]?.content.replace(/\n$/, '')).toBe(normal);
      }),
    );
  });
});

describe('a description', () => {
  it('ends with its quotation, whatever it leaves open', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = markdown.parse(`${quotation(text)}\n\n# Ours`, {});
        const last = tokens.slice(-3);
        expect(last.map(({ type, level }) => [type, level])).toEqual([
          ['heading_open', 0],
          ['inline', 1],
          ['heading_close', 0],
        ]);
        expect(
          tokens.filter(({ level, nesting }) => level === 0 && nesting === 1).map(({ type }) => type),
        ).toEqual(['blockquote_open', 'heading_open']);
      }),
    );
  });
});

describe('a link', () => {
  it('leads to its address and nowhere else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = markdown.render(link(text, '/zoom/index.md?target=c(x)'));
        expect(html.match(/<a /g)?.length ?? 0).toBeLessThanOrEqual(1);
        expect(html).toContain('href="/zoom/index.md?target=c%28x%29"');
        expect(html.match(/<(?!\/?(?:a|p)\b)[^>]*>/g)).toBeNull();
      }),
    );
  });
});
