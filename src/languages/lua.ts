import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, type LiteralRules, literal, rawLiteral, wantsSingleQuotes } from '../print/literal.ts';
import type { DeclaredInputs, Language, Pieces } from './language.ts';

/** Lua 5.4 Reference Manual, section 3.1: a text is bytes, `\u{...}` the UTF-8 of a code point. */
const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) => (value < 0x80 ? `\\x${hex(value, 2)}` : `\\u{${hex(value, 1)}}`),
};

const single: LiteralRules = {
  ...double,
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
};

/** One byte for each character below U+0100. */
const bytes = (rules: LiteralRules): LiteralRules => ({
  ...rules,
  forbidden: /[\x80-\xff]/,
  codePoint: (value) => (value < 0x100 ? `\\x${hex(value, 2)}` : `\\u{${hex(value, 1)}}`),
});

const quoting = (inDouble: (text: string) => Code, inSingle: (text: string) => Code) => (text: string) =>
  wantsSingleQuotes(text) ? inSingle(text) : inDouble(text);
const quoted = quoting(literal(double), literal(single));
const quotedBytes = quoting(literal(bytes(double)), literal(bytes(single)));

/** A text in long brackets, where nothing is an escape; the line break behind the opening one is not part of it. */
function inLines(text: string): Code {
  if (!text.includes('\n')) return quoted(text);
  let level = '';
  while (`${text}]`.includes(`]${level}]`)) level += '=';
  return rawLiteral(`[${level}[`, `\n${text}`, `]${level}]`);
}

/** Lua's compiler gives up at 200 operators in one expression (LUAI_MAXCCALLS in llimits.h). */
const mostOperands = 100;

const joining = (literalOf: (text: string) => Code) => (pieces: Pieces) => {
  const all = (pieces.length === 0 ? [''] : pieces).map((piece) =>
    typeof piece === 'string' ? literalOf(piece) : piece,
  );
  return all.length > mostOperands ? code`table.concat({ ${join(all, code`, `)} })` : join(all, code` .. `);
};

export const lua: Language = {
  id: 'lua',
  title: 'Lua',
  highlight: 'lua',
  names: {
    style: 'snake_case',
    // Lua 5.4 Reference Manual, section 3.1.
    reserved: new Set(
      (
        'and break do else elseif end false for function goto if in local nil not or repeat return then true until ' +
        'while'
      ).split(' '),
    ),
  },
  text: quoted,
  join: joining(quoted),
  joinLong: joining(inLines),
  joinBytes: joining(quotedBytes),
  comment: lineComment('--'),
};

/** Inputs are fields of one table: Lua has room for 200 variables in a function. */
export function readInput(identifier: Code): Code {
  return code`input.${identifier}`;
}

/** Declares the inputs in a table, and stops where one is missing. */
export function declareInputs({ constants, replaceable, required }: DeclaredInputs): Code | undefined {
  if (constants.length + replaceable.length + required.length === 0) return undefined;
  return code`
    local input = {
      ${constants.map(
        ({ comment, identifier, value = '' }) => code`
          ${comment}
          ${identifier} = ${quoted(value)},
        `,
      )}
      ${replaceable.map(
        ({ comment, identifier, environment = '', value = '' }) => code`
          ${comment}
          ${identifier} = os.getenv(${quoted(environment)}) or ${quoted(value)},
        `,
      )}
      ${required.map(
        ({ identifier, environment = '' }) => code`${identifier} = os.getenv(${quoted(environment)}) or "",`,
      )}
    }
    ${required.map(
      ({ identifier, request }) => code`
        if ${readInput(identifier)} == "" then
          io.stderr:write(${quoted(`${request}\n`)})
          os.exit(2)
        end
      `,
    )}

  `;
}

/** Whether `status` is one of these, or any 2xx where there are none. */
export function isSuccess(success: readonly number[]): Code {
  if (success.length === 0) return code`status >= 200 and status < 300`;
  return join(
    success.map((status) => code`status == ${status}`),
    code` or `,
  );
}

/** Functions that programs need where an input stands in an address, a form, or a JSON body. */
export const luaFunctions = {
  percentEncode: code`
    local function percent_encode(text)
      return (text:gsub("[^A-Za-z0-9._~-]", function(character)
        return ("%%%02X"):format(character:byte())
      end))
    end

  `,
  jsonEscape: code`
    -- The inside of a JSON string (RFC 8259, section 7).
    local function json_escape(text)
      local short = { ["\b"] = "b", ["\f"] = "f", ["\n"] = "n", ["\r"] = "r", ["\t"] = "t" }
      return (text:gsub('[\0-\31"\\]', function(character)
        local letter = short[character] or character:match('["\\]')
        return "\\" .. (letter or ("u%04x"):format(character:byte()))
      end))
    end

  `,
};
