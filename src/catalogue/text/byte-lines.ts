import { escapedLines } from './highlight.ts';

/** What a page shows of a recording, in lines of escaped HTML. */
export interface ByteLines {
  readonly html: string;
  /** Bytes that are left out. */
  readonly hidden: number;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bytes for reading, so that different bytes look different: what is no visible character stands as `\r`, `\x00` or
 * `\u{202e}` in a mark of its own, and so does every byte of a line that is not UTF-8. Line feeds and tabs are themselves.
 */
export function byteLines(bytes: Uint8Array, maximum = 4000): ByteLines {
  const shown = bytes.length <= maximum ? bytes : wholeCharacters(bytes.subarray(0, maximum));
  const lines: string[] = [];
  for (let from = 0; from < shown.length; ) {
    const end = shown.indexOf(0x0a, from);
    const next = end < 0 ? shown.length : end + 1;
    lines.push(lineOf(shown.subarray(from, next)));
    from = next;
  }
  return { html: lines.join(''), hidden: bytes.length - shown.length };
}

function lineOf(line: Uint8Array): string {
  try {
    return marked(strict.decode(line), /([\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\t\n])/u);
  } catch {
    return marked(Buffer.from(line).toString('latin1'), /([^\P{Cc}\t\n]|[\x80-\xff])/u);
  }
}

/** Splits at what is to be marked: every second piece is one such character. */
function marked(text: string, what: RegExp): string {
  return text
    .split(what)
    .map((piece, index) => (index % 2 === 0 ? escaped(piece) : `<i>${spelling(piece)}</i>`))
    .join('');
}

function escaped(text: string): string {
  const ending = text.endsWith('\n') ? '\n' : '';
  return escapedLines(text).join('\n') + ending;
}

function spelling(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\r') return '\\r';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Without the beginning of a character of UTF-8 whose end was cut off. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  const start = bytes.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
  const first = bytes[start] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return start >= 0 && start > bytes.length - 4 && start + length > bytes.length
    ? bytes.subarray(0, start)
    : bytes;
}
