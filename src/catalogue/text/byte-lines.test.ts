import { describe, expect, it } from 'vitest';
import { byteLines } from './byte-lines.ts';

const shown = (bytes: Uint8Array | string, maximum?: number) => byteLines(Buffer.from(bytes), maximum);

describe('byteLines', () => {
  it.each([
    ['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1<i>\\r</i>\n<i>\\r</i>\n'],
    ['a\tb\nc', 'a\tb\nc'],
    ['<b>&"\0\x1b', '&lt;b&gt;&amp;"<i>\\x00</i><i>\\x1b</i>'],
    ['é 漢 😀', 'é 漢 😀'],
    ['\u202ea\u2028\ufeff\u0085', '<i>\\u{202e}</i>a<i>\\u{2028}</i><i>\\u{feff}</i><i>\\x85</i>'],
    ['\\r', '\\r'],
    ['', ''],
  ])('shows %j', (text, html) => {
    expect(shown(text)).toEqual({ html, hidden: 0 });
  });

  it('shows each byte of a line that is not UTF-8, and the text of the others', () => {
    expect(shown(Uint8Array.of(0xff, 0x41, 0x0a, 0xc3, 0xa9)).html).toBe('<i>\\xff</i>A\né');
    expect(shown(Uint8Array.of(0x41, 0xc3)).html).toBe('A<i>\\xc3</i>');
  });

  it('cuts between characters, and counts what it leaves out', () => {
    expect(shown('aé😀', 2)).toEqual({ html: 'a', hidden: 6 });
    expect(shown('aé😀', 3)).toEqual({ html: 'aé', hidden: 4 });
    expect(shown('aé😀', 6)).toEqual({ html: 'aé', hidden: 4 });
    expect(shown('abc', 2)).toEqual({ html: 'ab', hidden: 1 });
  });
});
