import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, renderInCell, renderInline, renderMarkdown } from './markdown.ts';

describe('renderMarkdown', () => {
  it.each([
    ['a **b** `c`', '<p>a <strong>b</strong> <code>c</code></p>'],
    ['# One\n\n## Two', '<h3>One</h3>\n<h3>Two</h3>'],
    [
      '[a](https://example.com "t")',
      '<p><a href="https://example.com" rel="nofollow noopener" title="t">a</a></p>',
    ],
    [
      '<a href="mailto:a@example.com" onclick="x()" id="main">m</a>',
      '<p><a href="mailto:a@example.com" rel="nofollow noopener">m</a></p>',
    ],
    ['a<br>b', '<p>a<br />b</p>'],
  ])('renders %s', (text, html) => {
    expect(renderMarkdown(text).trim()).toBe(html);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://example.com/x.png)',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvA\tScript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '<a href="//example.com/">x</a>',
    '<a href="/_open">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p id="main" class="skip" style="position:fixed">x</p>',
    '<iframe src="https://example.com"></iframe><object data="x"></object><form><input></form><svg onload=x></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  ])('leaves nothing that acts of %s', (text) => {
    expect(renderMarkdown(text)).not.toMatch(
      /<(?:script|img|iframe|object|form|input|svg|style|math)|href="(?:javascript|data):|\son\w+=|\sid=|\sclass=|\sstyle=|href="\//i,
    );
  });
});

describe('renderInline', () => {
  it('puts the name of an example on one line', () => {
    const name =
      '**HTTP Status Code:** `404` **Not Found**<br><br>\n**Error Code:** `1001`<br>\nUser does not exist.\n';
    expect(renderInline(name)).toBe(
      '<strong>HTTP Status Code:</strong> <code>404</code> <strong>Not Found</strong> ' +
        '<strong>Error Code:</strong> <code>1001</code> User does not exist.',
    );
    expect(plainText(name)).toBe('HTTP Status Code: 404 Not Found Error Code: 1001 User does not exist.');
  });

  it('has no blocks', () => {
    expect(renderInline('<h1>a</h1><ul><li>b</li></ul><script>c</script>')).toBe('ab');
    expect(renderInline('<h1>a</h1><b>c</b>')).toBe('a<b>c</b>');
  });

  it('gives plain text back as it was', () => {
    expect(plainText('a < b & c > "d"')).toBe('a < b & c > "d"');
  });
});

/** Pieces that attacks on sanitisers are put together from; in any order, open or closed. */
const fragments = [
  ...[
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<svg',
    '<math>',
    '<mtext>',
    '<noscript>',
    '<template>',
    '<title>',
  ],
  ...[
    '<textarea>',
    '</textarea>',
    '<xmp>',
    '<plaintext>',
    '<iframe srcdoc="',
    '<base href=//x.example>',
    '<option>',
  ],
  ...[
    '<meta http-equiv=refresh content=0>',
    '<form action=/_open>',
    '<input name=run autofocus>',
    '<button formaction=',
  ],
  ...[
    '<a href="',
    "<a href='",
    '<a id=said name=run ',
    '<img src=x ',
    '<table>',
    '<td>',
    '</td>',
    '<tr>',
    '</table>',
    '<p>',
    '</p>',
  ],
  ...[
    '<details open ',
    '<div ',
    '</div>',
    '<h1 ',
    '<li>',
    'onerror=alert(1) ',
    'ontoggle="alert(1)" ',
    'style="x:url(//x)" ',
  ],
  ...[
    'class=skip ',
    'javascript:alert(1)',
    'jAvA&#9;script&colon;alert(1)',
    '&#106;avascript:',
    'data:text/html,',
    'vbscript:x',
  ],
  ...[
    'https://x.example/',
    '//x.example/',
    'mailto:a@x.example',
    '"',
    "'",
    '`',
    '>',
    '<',
    '/>',
    '</',
    '<!--',
    '-->',
    '--!>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<?',
    '&lt;script&gt;',
    '&quot;',
    '\\',
    '[a](',
    ')',
    '![b](',
    '[c]: ',
    '<javascript:x>',
    '**',
    '|',
    '\n',
  ],
  ...['\n\n', '    ', '# ', '- ', '```\n', '\0', '\u202e', '\u2066', '\u2028', '\ufeff', '\ud800', ' ', 'x'],
];

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)( \/)?>/g;
const mayStandIn = {
  inline: /^(?:a|b|strong|i|em|s|del|u|code|kbd|sub|sup|br|span)$/,
  cell: /^(?:p|ul|ol|li|pre|blockquote)$/,
};
const block = /^(?:hr|dl|dt|dd|details|summary|div|h[3-6]|table|thead|tbody|tr|th|td)$/;
const harmless =
  /^(?: (?:title="[^"]*"|rel="nofollow noopener"|start="[^"]*"|href="(?:https?:\/\/|mailto:)[^"]*"))*$/i;

/** Whether HTML is nothing but text and the tags allowed, each with harmless attributes and closed in its place. */
function isTame(html: string, isAllowed: (name: string) => boolean): boolean {
  const open: string[] = [];
  for (const [, closing, name = '', attributes = ''] of html.matchAll(tag)) {
    if (!isAllowed(name) || !harmless.test(attributes)) return false;
    if (name === 'br' || name === 'hr') continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !html.replace(tag, '').includes('<');
}

describe('any text', () => {
  const texts = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((pieces) => pieces.join(''));
  const isInline = (name: string) => mayStandIn.inline.test(name);
  const isInCell = (name: string) => isInline(name) || mayStandIn.cell.test(name);

  it.each([
    ['a page', renderMarkdown, (name: string) => isInCell(name) || block.test(name)],
    ['a cell', renderInCell, isInCell],
    ['a line', renderInline, isInline],
  ])('becomes text and allowed tags in %s, all of them closed', (_, render, isAllowed) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isTame(render(text), isAllowed), render(text)).toBe(true);
      }),
      { seed: 11, numRuns: 1500 },
    );
  });

  it('is tame only where the test can see it', () => {
    const anything = () => true;
    for (const html of [
      '<p>',
      '<b><i></b></i>',
      '<p onclick="x">a</p>',
      '<a href="javascript:x">a</a>',
      '<p id="a">a</p>',
      'a < b',
      '<p',
    ]) {
      expect(isTame(html, anything)).toBe(false);
    }
    expect(isTame('<script>a</script>', isInline)).toBe(false);
    expect(isTame('<p>a <a href="https://x.example/" rel="nofollow noopener">b</a></p>', isInCell)).toBe(
      true,
    );
  });

  it.each(['[', '*', '`', '<a ', '> ', '![](', '<b>', '- ', '|', '&', '\\', '<!--', '[a](', '\n- '])(
    'is read in time: %s',
    (piece) => {
      const start = performance.now();
      renderMarkdown(piece.repeat(10_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );
});
