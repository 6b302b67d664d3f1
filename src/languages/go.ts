import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, type LiteralRules, literal, rawLiteral } from '../print/literal.ts';
import type { DeclaredInput, Language, Pieces } from './language.ts';

const rules: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) => (value > 0xffff ? `\\U${hex(value, 8)}` : `\\u${hex(value, 4)}`),
};

const quoted = literal(rules);
const quotedBytes = literal({
  ...rules,
  forbidden: /[\u0080-\u00ff]/,
  codePoint: (value) => (value > 0xff ? rules.codePoint(value) : `\\x${hex(value, 2)}`),
});

/** A raw literal for each stretch of lines; what stands in backticks of its own is quoted. */
function raw(text: string): Code[] {
  return text
    .split(/(`[^\n]*`|`)/)
    .filter((stretch) => stretch !== '')
    .map((stretch) => (stretch.includes('\n') ? rawLiteral('`', stretch, '`') : quoted(stretch)));
}

const joining = (literalsOf: (text: string) => readonly Code[]) => (pieces: Pieces) =>
  join(
    (pieces.length === 0 ? [''] : pieces).flatMap((piece) =>
      typeof piece === 'string' ? literalsOf(piece) : [piece],
    ),
    code` + `,
  );

const comment = lineComment('//');

export const go: Language = {
  id: 'go',
  title: 'Go',
  highlight: 'go',
  names: {
    style: 'camelCase',
    // The Go Programming Language Specification: keywords, predeclared identifiers, and the functions of a package.
    reserved: new Set(
      (
        'break case chan const continue default defer else fallthrough for func go goto if import interface map ' +
        'package range return select struct switch type var any bool byte comparable complex64 complex128 error ' +
        'float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr true false ' +
        'iota nil append cap clear close complex copy delete imag len make max min new panic print println real ' +
        'recover init main'
      ).split(' '),
    ),
  },
  text: quoted,
  join: joining((text) => [quoted(text)]),
  joinLong: joining(raw),
  joinBytes: joining((text) => [quotedBytes(text)]),
  comment: (text) => comment(text.split(lineBreak).map(plainLine).filter(Boolean).join('\n')),
  format: ['gofmt', '-w'],
};

const lineBreak = /\r\n|[\n\r\u2028\u2029\u0085]/;

/**
 * A line that gofmt leaves as it is above a declaration (https://go.dev/doc/comment): no indent, heading, link target
 * or doubled quote; and that is no build constraint.
 */
function plainLine(line: string): string {
  return line
    .replace(/^[\p{C}\p{Z}#+]+/u, '')
    .replace(/(['`])(?=\1)/g, '$1 ')
    .replaceAll(']:', '] :');
}

/** Declares an input, with the blank line that gofmt wants between declarations of two kinds or with a comment. */
export function declareInput({
  comment,
  from,
  identifier,
  environment = '',
  value = '',
}: DeclaredInput): Code {
  if (from === 'environment') {
    return code`
      var ${identifier} = os.Getenv(${quoted(environment)})

    `;
  }
  const declaration =
    from === 'program'
      ? code`const ${identifier} = ${quoted(value)}`
      : code`var ${identifier} = environment(${quoted(environment)}, ${quoted(value)})`;
  return code`
    ${comment}
    ${declaration}

  `;
}

/** Whether the answer's status is one of these, or any 2xx where there are none. */
export function isSuccess(success: readonly number[]): Code {
  if (success.length === 0) return code`response.StatusCode >= 200 && response.StatusCode < 300`;
  return join(
    success.map((status) => code`response.StatusCode == ${status}`),
    code` || `,
  );
}

/** Functions that programs need: for the environment, and where an input stands in an address, a form, or a JSON body. */
export const goFunctions = {
  environment: code`

    func environment(name, otherwise string) string {
    	if value, found := os.LookupEnv(name); found {
    		return value
    	}
    	return otherwise
    }
  `,
  percentEncode: code`

    func percentEncode(text string) string {
    	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
    }
  `,
  jsonEscape: code`

    // The inside of a JSON string (RFC 8259, section 7).
    func jsonEscape(text string) string {
    	var escaped strings.Builder
    	for _, character := range text {
    		if at := strings.IndexRune("\"\\\b\f\n\r\t", character); at >= 0 {
    			escaped.WriteByte('\\')
    			escaped.WriteByte("\"\\bfnrt"[at])
    		} else if character < 0x20 {
    			fmt.Fprintf(&escaped, "\\u%04x", character)
    		} else {
    			escaped.WriteRune(character)
    		}
    	}
    	return escaped.String()
    }
  `,
};
