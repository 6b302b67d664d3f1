import { code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, stringLiteral } from '../print/literal.ts';
import type { Language } from './language.ts';

export const python: Language = {
  id: 'python',
  title: 'Python',
  highlight: 'python',
  names: {
    style: 'snake_case',
    // The language reference, 2.3.1 and 2.3.2, and the built-in functions that a program would miss.
    reserved: new Set(
      (
        'and as assert async await break class continue def del elif else except finally for from global if import ' +
        'in is lambda nonlocal not or pass raise return try while with yield match case type print str bytes open'
      ).split(' '),
    ),
  },
  text: stringLiteral({
    quote: '"',
    escapes: { '\n': '\\n', '\r': '\\r', '\t': '\\t' },
    codePoint: (value) => (value > 0xffff ? `\\U${hex(value, 8)}` : `\\u${hex(value, 4)}`),
  }),
  comment: lineComment('#'),
  concatenate: (pieces) => join(pieces, code` + `),
};
