import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, interpolation, type LiteralRules, literal } from '../print/literal.ts';
import { isPrintable } from '../print/printable.ts';
import type { DeclaredInputs, Language } from './language.ts';

/** Ruby's documentation, "Literals": `#` begins an expression before a brace, and a variable before its mark. */
const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) => `\\u{${hex(value, 1)}}`,
  mend: (inside) => (inside.includes('#') ? inside.replace(/#(?=[{$@]|$)/g, '\\#') : inside),
};

const single: LiteralRules = {
  ...double,
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\' },
  mend: (inside) => inside,
};

/** A byte for each character below U+0100. */
const bytes: LiteralRules = {
  ...double,
  forbidden: /[\x80-\xff]/,
  codePoint: (value) => `\\x${hex(value, 2)}`,
};

const [inDouble, inSingle] = [literal(double), literal(single)];
const inSingleLong = literal({ ...single, keepsBreaks: true });
const joinDouble = interpolation(double, '#{', '}');
const joinInBytes = interpolation(bytes, '#{', '}');

/** Between single quotes nothing but the quote and the backslash has another spelling. */
const quoted = (text: string) =>
  isPrintable(text) || !/(?! )[\p{C}\p{Z}]/u.test(text) ? inSingle(text) : inDouble(text);

export const ruby: Language = {
  id: 'ruby',
  title: 'Ruby',
  highlight: 'ruby',
  names: {
    style: 'snake_case',
    // Ruby's documentation, "Keywords"; those that begin with `_` no name can be.
    reserved: new Set(
      (
        'alias and begin break case class def defined do else elsif end ensure false for if in module next nil not ' +
        'or redo rescue retry return self super then true undef unless until when while yield'
      ).split(' '),
    ),
  },
  text: quoted,
  join: (pieces) => {
    const [first = '', ...rest] = pieces;
    if (rest.length > 0) return joinDouble(pieces);
    return typeof first === 'string' ? quoted(first) : first;
  },
  joinLong: (pieces) =>
    join(
      pieces.map((piece) => (typeof piece === 'string' ? inSingleLong(piece) : piece)),
      code` + `,
    ),
  joinBytes: (pieces) => {
    const isPlain = pieces.length < 2 && isPrintable(String(pieces[0] ?? ''));
    return isPlain ? ruby.join(pieces) : joinInBytes(pieces);
  },
  comment: lineComment('#'),
};

/** Declares the inputs: the constants first, then what the environment gives. */
export function declareInputs({ constants, replaceable, required }: DeclaredInputs): Code | undefined {
  if (constants.length + replaceable.length + required.length === 0) return undefined;
  return code`
    ${constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        ${identifier} = ${quoted(value)}
      `,
    )}
    ${replaceable.length + required.length > 0 ? rubyFunctions.environment : undefined}
    ${replaceable.map(
      ({ comment, identifier, environment = '', value = '' }) => code`
        ${comment}
        ${identifier} = environment(${quoted(environment)}) || ${quoted(value)}
      `,
    )}
    ${required.map(
      ({ identifier, environment = '', request }) => code`
        ${identifier} = environment(${quoted(environment)}).to_s
        if ${identifier}.empty?
          warn(${quoted(request)})
          exit(2)
        end
      `,
    )}

  `;
}

/** Functions that programs need: for the environment, and where an input stands in an address, a form, or a JSON body. */
export const rubyFunctions = {
  environment: code`

    def environment(name)
      ENV[name]&.dup&.force_encoding(Encoding::UTF_8)
    end

  `,
  percentEncode: code`
    def percent_encode(text)
      ERB::Util.url_encode(text)
    end

  `,
  jsonEscape: code`
    def json_escape(text)
      JSON.generate(text)[1..-2]
    end

  `,
};
