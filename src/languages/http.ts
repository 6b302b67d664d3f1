import { code } from '../print/code.ts';
import { interpolation, type LiteralRules, literal } from '../print/literal.ts';
import type { Language } from './language.ts';

/** Text on a line of a message: what would end the line, or is no visible ASCII, is a question mark. */
const line: LiteralRules = {
  open: '',
  close: '',
  escapes: {},
  forbidden: /[^ -~]/,
  codePoint: () => '?',
};

const join = interpolation(line, '', '');

/** HTTP/1.1 as it is on the wire (RFC 9112): a language without names, expressions and comments. */
export const http: Language = {
  id: 'http',
  title: 'HTTP',
  highlight: 'http',
  names: { style: 'UPPER_CASE', reserved: new Set() },
  text: literal(line),
  join,
  joinLong: join,
  comment: () => code``,
};
