import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { type LiteralRules, literal, octalByte, octalUtf8 } from '../print/literal.ts';
import type { Language, Pieces } from './language.ts';

/** Nothing has a meaning between single quotes but these two. */
const single: LiteralRules = {
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\' },
  codePoint: octalUtf8,
};

const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', $: '\\$', '@': '\\@', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: octalUtf8,
};

/** One byte for each character below U+0100. */
const bytes: LiteralRules = {
  ...double,
  forbidden: /[\u0080-\u00ff]/,
  codePoint: (value) => (value > 0xff ? octalUtf8(value) : octalByte(value)),
};

const [inSingle, inDouble, inBytes] = [literal(single), literal(double), literal(bytes)];
const inLines = literal({ ...single, keepsBreaks: true });

/** Controls and what a reader cannot see have escapes between double quotes only. */
const quoted = (text: string) => (/[^ \P{Z}]|\p{C}/u.test(text) ? inDouble(text) : inSingle(text));
const quotedBytes = (text: string) => (/[^\x20-\x7e]/.test(text) ? inBytes(text) : inSingle(text));

const dot = code` . `;
const joining = (literalOf: (text: string) => Code) => (pieces: Pieces) =>
  join(
    (pieces.length === 0 ? [''] : pieces).map((piece) =>
      typeof piece === 'string' ? literalOf(piece) : piece,
    ),
    dot,
  );

/** A program's source and all its texts are bytes: it has no `use utf8`. */
export const perl: Language = {
  id: 'perl',
  title: 'Perl',
  highlight: 'perl',
  names: {
    style: 'snake_case',
    // Every variable has its sigil, so no word is in the way: only the variables that `sort` uses, and the default one.
    reserved: new Set(['a', 'b', '_']),
  },
  text: quoted,
  join: joining(quoted),
  joinLong: joining(inLines),
  joinBytes: joining(quotedBytes),
  comment: lineComment('#'),
};
