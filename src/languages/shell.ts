import { type Code, code } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { interpolation, type LiteralRules, literal, octalByte, octalUtf8 } from '../print/literal.ts';
import type { Language, Pieces } from './language.ts';

/** What cannot be seen comes from printf; command substitution would drop a line feed at its end, and there is none. */
const printed = (octal: string) => `$(printf '${octal}')`;

/** An argument cannot hold a NUL (POSIX.1-2017, execve): U+FFFD stands for it. */
const visible = (value: number) => printed(octalUtf8(value === 0 ? 0xfffd : value));

const neighbours = (inside: string) => inside.replaceAll(`')$(printf '`, '');

const single: LiteralRules = {
  open: "'",
  close: "'",
  escapes: { "'": "'\\''" },
  codePoint: (value) => `'"${visible(value)}"'`,
  keepsBreaks: true,
  mend: (inside) => inside.replaceAll(`')"''"$(printf '`, ''),
};

/** Inside double quotes: POSIX.1-2017, 2.2.3. An interactive shell may expand `!`, so it stands in single quotes. */
const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', $: '\\$', '`': '\\`', '!': `"'!'"` },
  codePoint: visible,
  keepsBreaks: true,
  mend: neighbours,
};

/** One byte for each character below U+0100. */
const bytes = (rules: LiteralRules, byte: (octal: string) => string): LiteralRules => ({
  ...rules,
  forbidden: /[\u0080-\u00ff]/,
  codePoint: (value) => (value > 0xff || value === 0 ? rules.codePoint(value) : byte(octalByte(value))),
});

const singleBytes = bytes(single, (octal) => `'"${printed(octal)}"'`);
const doubleBytes = bytes(double, printed);

const joining = (whole: LiteralRules, beside: LiteralRules) => {
  const [text, mixed] = [literal(whole), interpolation(beside, '', '')];
  return (pieces: Pieces): Code => {
    const [first = '', ...rest] = pieces;
    return rest.length === 0 && typeof first === 'string' ? text(first) : mixed(pieces);
  };
};

const join = joining(single, double);

export const shell: Language = {
  id: 'shell',
  title: 'Shell',
  highlight: 'bash',
  names: { style: 'UPPER_CASE', reserved: new Set() },
  text: literal(single),
  join,
  joinLong: join,
  joinBytes: joining(singleBytes, doubleBytes),
  comment: lineComment('#'),
  format: ['shfmt', '-ln', 'posix', '-i', '2', '-w'],
};

/** Bash wants single quotes in pairs there, so an apostrophe is a typographic one. The sentence of a `\${NAME:?sentence}` inside double quotes. */
const sentence = literal({
  ...double,
  open: '',
  close: '',
  escapes: { '"': '\\"', '\\': '\\\\', $: '\\$', '`': '\\`', '}': '\\}', '!': '.', "'": '\u2019', '\n': ' ' },
});

/** Inside double quotes: the value of an environment variable; without one the shell prints the sentence and stops. */
export function required(name: Code, request: string): Code {
  return code`\${${name}:?${sentence(request)}}`;
}
