import { arrange, columns } from '../print/arrange.ts';
import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, interpolation, type LiteralRules, literal, wantsSingleQuotes } from '../print/literal.ts';
import type { DeclaredInputs, Language } from './language.ts';

const text = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) => (value > 0xffff ? `\\U${hex(value, 8)}` : `\\u${hex(value, 4)}`),
} satisfies LiteralRules;

const single: LiteralRules = {
  ...text,
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
};

const long = {
  ...text,
  open: '"""',
  close: '"""',
  escapes: { '\\': '\\\\' },
  keepsBreaks: true,
  mend: (inside: string) => inside.replace(/"""/g, '""\\"'),
  end: (inside: string) => inside.replace(/"$/, '\\"'),
} satisfies LiteralRules;

/** Braces of a text are doubled where an expression may stand between braces. */
const formatted = (rules: LiteralRules): LiteralRules => ({
  ...rules,
  open: `f${rules.open}`,
  escapes: { ...rules.escapes, '{': '{{', '}': '}}' },
});

const [inDouble, inSingle] = [literal(text), literal(single)];
const quoted = (own: string) => (wantsSingleQuotes(own) ? inSingle(own) : inDouble(own));
const joining = (rules: LiteralRules) => interpolation(formatted(rules), '{', '}');
const [joinDouble, joinSingle, joinLong] = [joining(text), joining(single), joining(long)];
const quotedLong = literal(long);

const comment = lineComment('#');

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
        'in is lambda nonlocal not or pass raise return try while with yield match case type print str bytes open len'
      ).split(' '),
    ),
  },
  text: quoted,
  join: (pieces) => {
    const [first = '', ...rest] = pieces;
    if (rest.length > 0) {
      const own = pieces.filter((piece) => typeof piece === 'string').join('');
      return wantsSingleQuotes(own) ? joinSingle(pieces) : joinDouble(pieces);
    }
    return typeof first === 'string' ? quoted(first) : first;
  },
  joinLong: (pieces) => {
    const [first = '', ...rest] = pieces;
    return rest.length === 0 && typeof first === 'string' ? quotedLong(first) : joinLong(pieces);
  },
  // In one of the first two lines `coding:` would say what a file's bytes mean (the language reference, 2.1.4).
  comment: (text) => comment(text.includes('coding') ? text.replace(/coding(?=[:=])/g, 'coding ') : text),
  format: ['black', '--quiet'],
};

/** The columns of a line (black's own limit). */
export const pythonColumns = 88;

/** Gives a name a value, `indent` columns in. A literal that fits in parentheses only gets them, as black would do. */
export function assignment(name: Code, value: Code, indent = 0): Code {
  const line = code`${name} = ${value}`;
  const room = pythonColumns - indent;
  if (columns(line) <= room || columns(value) + 4 > room) return line;
  return code`
    ${name} = (
        ${value}
    )
  `;
}

/** Declares the inputs: the constants first, then what the environment gives. */
export function declareInputs({ constants, replaceable, required }: DeclaredInputs): readonly Code[] {
  return [
    ...constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        ${assignment(identifier, quoted(value))}
      `,
    ),
    ...replaceable.map(
      ({ comment, identifier, environment = '', value = '' }) => code`
        ${comment}
        ${fromEnvironment(identifier, [quoted(environment), quoted(value)])}
      `,
    ),
    ...required.map(
      ({ identifier, environment = '', request }) => code`
        ${fromEnvironment(identifier, [quoted(environment)])}
        if not ${identifier}:
            ${arrange(code`print(`, [quoted(request), code`file=sys.stderr`], code`)`, pythonColumns - 4, 4)}
            sys.exit(2)
      `,
    ),
  ];
}

function fromEnvironment(identifier: Code, items: readonly Code[]): Code {
  return arrange(code`${identifier} = os.environ.get(`, items, code`)`, pythonColumns, 4);
}

/** Whether a status is one of those documented as success; any 2xx where none is. */
export function isSuccess(status: Code, [first, ...rest]: readonly number[]): Code {
  if (first === undefined) return code`200 <= ${status} < 300`;
  if (rest.length === 0) return code`${status} == ${first}`;
  const all = [first, ...rest].map((each) => code`${each}`);
  return code`${status} in (${join(all, code`, `)})`;
}

/** Functions that programs need where an input stands in an address, a form, or a JSON body. */
export const pythonFunctions = {
  percentEncode: code`
    def percent_encode(text):
        return quote(text, safe="")


  `,
  jsonEscape: code`
    def json_escape(text):
        return json.dumps(text, ensure_ascii=False)[1:-1]


  `,
};
