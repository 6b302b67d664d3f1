import { arrange, columns } from '../print/arrange.ts';
import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, interpolation, type LiteralRules, literal, wantsSingleQuotes } from '../print/literal.ts';
import { exactName } from '../print/names.ts';
import type { DeclaredInputs, Language } from './language.ts';

const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) => (value > 0xffff ? `\\u{${hex(value, 1)}}` : `\\u${hex(value, 4)}`),
};

const single: LiteralRules = {
  ...double,
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
};

const template: LiteralRules = {
  ...double,
  open: '`',
  close: '`',
  escapes: { '`': '\\`', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  mend: (inside) => (inside.includes('$') ? inside.replace(/\$(?=\{|$)/g, '\\$') : inside),
};

const [inDouble, inSingle] = [literal(double), literal(single)];
const quoted = (text: string) => (wantsSingleQuotes(text) ? inSingle(text) : inDouble(text));
const joinTemplate = interpolation(template, '${', '}');

export const javascript: Language = {
  id: 'javascript',
  title: 'JavaScript',
  highlight: 'javascript',
  names: {
    style: 'camelCase',
    // ECMAScript 2023, 12.7.2, what a module reserves beside, and the globals that a program would miss.
    reserved: new Set(
      (
        'arguments as async await break case catch class const continue debugger default delete do else enum eval ' +
        'export extends false finally for from function get if implements import in instanceof interface let new ' +
        'null of package private protected public return set static super switch this throw true try typeof ' +
        'undefined var void while with yield NaN Infinity globalThis'
      ).split(' '),
    ),
  },
  text: quoted,
  join: (pieces) => {
    const [first = '', ...rest] = pieces;
    if (rest.length > 0) return joinTemplate(pieces);
    return typeof first === 'string' ? quoted(first) : first;
  },
  joinLong: interpolation(
    { ...template, escapes: { '`': '\\`', '\\': '\\\\' }, keepsBreaks: true },
    '${',
    '}',
  ),
  comment: lineComment('//'),
  format: ['prettier', '--log-level', 'warn', '--write'],
};

/** The columns of a line (prettier's own limit). */
export const javascriptColumns = 80;

/** Puts a literal behind `name =` or `name:`, or below it where the line is full, as prettier would do. */
export function below(name: Code, literal: Code, close: Code, room = javascriptColumns): Code {
  const line = code`${name} ${literal}${close}`;
  const isTemplate = literal.raw.startsWith('`');
  if (isTemplate || columns(line) <= room) return line;
  return code`
    ${name}
      ${literal}${close}
  `;
}

/** Declares a constant. */
export function declare(name: Code, value: Code): Code {
  return below(code`const ${name} =`, value, code`;`);
}

/** Declares a constant that is `first`, or `second` where there is none. Prettier moves the whole below the name first, then breaks it before its second half. */
function declareEither(name: Code, first: Code, second: Code): Code {
  const whole = code`${first} ?? ${second}`;
  if (columns(whole) + 3 <= javascriptColumns) return declare(name, whole);
  return code`
    const ${name} =
      ${first} ??
      ${second};
  `;
}

/**
 * A call whose last argument is an object: on one line, or the object opened on the first, or an argument a line.
 * Behind the call stands a comma, its own or that of the list it is in.
 */
export function hug(
  open: Code,
  items: readonly Code[],
  fields: readonly Code[],
  close: Code,
  room: number,
): Code {
  const object = code`{ ${join(fields, code`, `)} }`;
  const line = code`${open}${join([...items, object], code`, `)}${close}`;
  const comma = close.raw.endsWith(',') ? 0 : 1;
  if (columns(line) + comma <= room) return line;
  const head = code`${open}${join(items, code`, `)}, {`;
  if (columns(head) > room) return arrange(open, [...items, object], close, 0);
  return code`
    ${head}
      ${fields.map((field) => code`${field},`)}
    }${close}
  `;
}

/** Declares the inputs: the constants first, then what the environment gives. */
export function declareInputs({ constants, replaceable, required }: DeclaredInputs): Code | undefined {
  const all = [
    ...constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        ${declare(identifier, quoted(value))}
      `,
    ),
    ...replaceable.map(
      ({ comment, identifier, environment = '', value = '' }) => code`
        ${comment}
        ${declareEither(identifier, variable(environment), quoted(value))}
      `,
    ),
    ...required.map(
      ({ identifier, environment = '', request }) => code`
        ${declare(identifier, variable(environment))}
        if (!${identifier}) {
          ${arrange(code`console.error(`, [quoted(request)], code`);`, javascriptColumns - 2)}
          process.exit(2);
        }
      `,
    ),
  ];
  if (all.length === 0) return undefined;
  return code`
    ${all}

  `;
}

function variable(name: string): Code {
  return /^[A-Za-z_]\w*$/.test(name)
    ? code`process.env.${exactName(name)}`
    : code`process.env[${quoted(name)}]`;
}

/** Functions that programs need where an input stands in an address, a form, or a JSON body. */
export const javascriptFunctions = {
  // encodeURIComponent leaves five characters that RFC 3986 reserves.
  percentEncode: code`
    const percentEncode = (text) =>
      encodeURIComponent(text).replace(
        /[!'()*]/g,
        (character) => \`%\${character.charCodeAt(0).toString(16).toUpperCase()}\`,
      );

  `,
  jsonEscape: code`
    const jsonEscape = (text) => JSON.stringify(text).slice(1, -1);

  `,
};
