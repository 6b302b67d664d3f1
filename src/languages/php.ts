import { type Code, code, join, keepBreaks } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, interpolation, type LiteralRules, literal } from '../print/literal.ts';
import { isPrintable } from '../print/printable.ts';
import type { DeclaredInputs, Language, Pieces } from './language.ts';

/** The PHP manual, "Strings": what is special between double quotes. */
const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', $: '\\$', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) => `\\u{${hex(value, 1)}}`,
};

const single: LiteralRules = {
  ...double,
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\' },
};

/** A byte for each character below U+0100. */
const bytes: LiteralRules = {
  ...double,
  forbidden: /[\x80-\xff]/,
  codePoint: (value) => `\\x${hex(value, 2)}`,
};

const [inDouble, inSingle, inBytes] = [literal(double), literal(single), literal(bytes)];

/** Between single quotes nothing but the quote and the backslash has another spelling. */
const quoted = (text: string) =>
  isPrintable(text) || !/(?! )[\p{C}\p{Z}]/u.test(text) ? inSingle(text) : inDouble(text);
const quotedBytes = (text: string) => (isPrintable(text) ? inSingle(text) : inBytes(text));

const joining = (spell: (text: string) => Code) => (pieces: Pieces) => {
  const all = pieces.map((piece) => (typeof piece === 'string' ? spell(piece) : piece));
  return all.length === 0 ? spell('') : join(all, code` . `);
};
const joinOneLine = joining(quoted);

/** A heredoc takes expressions that begin with a variable, and ends at the first line that begins with its name. */
function heredoc(pieces: Pieces): Code {
  if (pieces.some((piece) => typeof piece !== 'string' && !piece.raw.startsWith('$')))
    return joinOneLine(pieces);
  const own = pieces.filter((piece) => typeof piece === 'string').join('');
  let name = 'TEXT';
  while (own.includes(name)) name += '_';
  const isFixed = pieces.every((piece) => typeof piece === 'string');
  if (name !== 'TEXT') return (isFixed ? fixedHeredoc(name) : filledHeredoc(name))(pieces);
  return isFixed ? fixedText(pieces) : filledText(pieces);
}

/** The indent of the last line would be taken from all of them. */
const betweenLines = (open: string, name: string, escapes: LiteralRules['escapes']) =>
  interpolation(
    { ...double, open: keepBreaks(`${open}\n`), close: keepBreaks(`\n${name}`), escapes, keepsBreaks: true },
    '{',
    '}',
  );
const fixedHeredoc = (name: string) => betweenLines(`<<<'${name}'`, name, {});
const filledHeredoc = (name: string) => betweenLines(`<<<${name}`, name, { '\\': '\\\\', $: '\\$' });
const [fixedText, filledText] = [fixedHeredoc('TEXT'), filledHeredoc('TEXT')];

const comment = lineComment('//');

export const php: Language = {
  id: 'php',
  title: 'PHP',
  highlight: 'php',
  names: {
    style: 'camelCase',
    // The PHP manual, "Predefined Variables", and the one name that no variable may have.
    reserved: new Set(['this', 'argc', 'argv', 'GLOBALS']),
  },
  text: quoted,
  join: joinOneLine,
  joinLong: heredoc,
  joinBytes: joining(quotedBytes),
  // The closing tag of PHP would end a comment too.
  comment: (text) => comment(text.replaceAll('?>', '? >')),
};

/** Declares the inputs: the constants first, then what the environment gives. */
export function declareInputs({ constants, replaceable, required }: DeclaredInputs): Code | undefined {
  if (constants.length + replaceable.length + required.length === 0) return undefined;
  return code`
    ${constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        $${identifier} = ${quoted(value)};
      `,
    )}
    ${replaceable.length + required.length > 0 ? code`$environment = getenv();` : undefined}
    ${replaceable.map(
      ({ comment, identifier, environment = '', value = '' }) => code`
        ${comment}
        $${identifier} = $environment[${quoted(environment)}] ?? ${quoted(value)};
      `,
    )}
    ${required.map(
      ({ identifier, environment = '', request }) => code`
        $${identifier} = $environment[${quoted(environment)}] ?? '';
        if ($${identifier} === '') {
            fwrite(STDERR, ${quoted(`${request}\n`)});
            exit(2);
        }
      `,
    )}

  `;
}

/** What programs need where an input stands in a JSON body; PHP itself percent-encodes. */
export const phpFunctions = {
  jsonEscape: code`
    $jsonEscape = function (string $text): string {
        $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS;
        return substr(json_encode($text, $flags | JSON_INVALID_UTF8_SUBSTITUTE), 1, -1);
    };

  `,
};
