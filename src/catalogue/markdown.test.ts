import { describe, expect, it } from 'vitest';
import { plainText, renderInline, renderMarkdown } from './markdown.ts';

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
  });

  it('gives plain text back as it was', () => {
    expect(plainText('a < b & c > "d"')).toBe('a < b & c > "d"');
  });
});
