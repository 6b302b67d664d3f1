import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { hex, type LiteralRules, literal, octalByte } from '../print/literal.ts';
import type { Language, Pieces } from './language.ts';

/**
 * The Java Language Specification, 3.3 and 3.10.7: `\u` is read before anything else, so it stands only for characters
 * that mean nothing to the compiler. Those below U+0100, line breaks and quotes among them, are octal.
 */
const quotedRules: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: (value) =>
    value < 0x100
      ? octalByte(value)
      : Array.from(
          { length: value > 0xffff ? 2 : 1 },
          (_, index) => `\\u${hex(String.fromCodePoint(value).charCodeAt(index), 4)}`,
        ).join(''),
};

/** What a text block needs beside its lines (3.10.6); its line breaks are the program's own, so that they can be indented. */
const blockRules: LiteralRules = {
  ...quotedRules,
  open: '"""\n',
  close: '"""',
  escapes: { '\\': '\\\\', '\n': '\n' },
  mend: (inside) => indent(inside.replace(/"""/g, '""\\"')),
  end: (inside) => closed(inside.replace(/"$/, '\\"').replace(/ $/, '\\s')),
};

const margin = '    ';

function indent(inside: string): string {
  return inside.replace(/^(?=.)/gm, margin);
}

/** The least indent of all lines goes away: where each has one of its own, the closing quotes show where they begin. */
function closed(inside: string): string {
  if (inside.endsWith('\n')) return inside + margin;
  const isIndented = inside.split('\n').every((line) => line === '' || line.startsWith(`${margin} `));
  return isIndented ? `${inside}\\\n${margin}` : inside;
}

const quotedPiece = literal(quotedRules);
const block = literal(blockRules);

/**
 * How many code points one constant holds. Constants have at most 65535 bytes (the Java Virtual Machine Specification,
 * 4.4.7), six for a code point at most, and the compiler makes one of all that stand in a sum.
 */
const constantLength = 10_000;

function quotedPieces(text: string): readonly Code[] {
  return (text.match(/[\s\S]{1,10000}/gu) ?? ['']).map(quotedPiece);
}

const empty = quotedPiece('');

/** Texts that are joined as the program runs, which no compiler can make one constant of. */
function joinedLater(pieces: readonly Code[]): Code {
  return code`String.join(${join([empty, ...pieces], code`, `)})`;
}

function quoted(text: string): Code {
  return text.length > constantLength ? joinedLater(quotedPieces(text)) : quotedPiece(text);
}

function joinPieces(pieces: Pieces): Code {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return typeof first === 'string' ? quoted(first) : first;
  if (lengthOf(pieces) > constantLength)
    return joinedLater(
      pieces.flatMap((piece) => (typeof piece === 'string' ? quotedPieces(piece) : [piece])),
    );
  return join(
    pieces.map((piece) => (typeof piece === 'string' ? quotedPiece(piece) : piece)),
    code` + `,
  );
}

function lengthOf(pieces: Pieces): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 0), 0);
}

function joinLines(pieces: Pieces): Code {
  if (lengthOf(pieces) > constantLength) return joinPieces(pieces);
  const expressions = pieces.filter((piece) => typeof piece !== 'string');
  const text = (piece: string) => (expressions.length > 0 ? piece.replaceAll('%', '%%') : piece);
  const lines = block(pieces.map((piece) => (typeof piece === 'string' ? text(piece) : '%s')).join(''));
  return expressions.length > 0 ? code`${lines}.formatted(${join(expressions, code`, `)})` : lines;
}

const comment = lineComment('//');

export const java: Language = {
  id: 'java',
  title: 'Java',
  highlight: 'java',
  names: {
    style: 'camelCase',
    // The Java Language Specification, 3.9 and 3.10: keywords, those of some places, and literals.
    reserved: new Set(
      (
        'abstract assert boolean break byte case catch char class const continue default do double else enum extends ' +
        'final finally float for goto if implements import instanceof int interface long native new package private ' +
        'protected public return short static strictfp super switch synchronized this throw throws transient try ' +
        'void volatile while exports module non open opens permits provides record requires sealed to transitive ' +
        'uses var when with yield true false null'
      ).split(' '),
    ),
  },
  text: quoted,
  join: joinPieces,
  joinLong: joinLines,
  // The compiler reads `\u` in comments too; behind an even number of backslashes it is none.
  comment: (text) => comment(text.replace(/\\+(?=u)/g, (run) => (run.length % 2 ? `${run}\\` : run))),
};

/** The columns of a line, where it can be broken. */
export const javaColumns = 100;

/** An input as a declaration needs it. */
interface JavaInput {
  readonly identifier: Code;
  readonly comment: Code | undefined;
  readonly environment?: string | undefined;
  readonly value?: string | undefined;
  readonly request: string;
}

interface JavaInputs {
  readonly constants: readonly JavaInput[];
  readonly replaceable: readonly JavaInput[];
  readonly required: readonly JavaInput[];
}

/**
 * Declares the inputs inside `main`: the constants first, then what the environment gives.
 * None is final, so the compiler makes no constant of one and the texts beside it.
 */
export function declareInputs({ constants, replaceable, required }: JavaInputs): readonly Code[] {
  return [
    ...constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        var ${identifier} = ${quoted(value)};
      `,
    ),
    ...replaceable.map(
      ({ comment, identifier, environment = '', value = '' }) => code`
        ${comment}
        var ${identifier} = System.getenv().getOrDefault(${quoted(environment)}, ${quoted(value)});
      `,
    ),
    ...required.map(
      ({ identifier, environment = '', request }) => code`
        var ${identifier} = System.getenv().getOrDefault(${quoted(environment)}, "");
        if (${identifier}.isEmpty()) {
            System.err.println(${quoted(request)});
            System.exit(2);
        }
      `,
    ),
  ];
}

/** Whether `status` is one of these, or any 2xx where there are none. */
export function isSuccess(success: readonly number[]): Code {
  if (success.length === 0) return code`status >= 200 && status < 300`;
  return join(
    success.map((status) => code`status == ${status}`),
    code` || `,
  );
}

/** Functions that programs need. */
export const javaFunctions = {
  percentEncode: code`
    static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

  `,
  jsonEscape: code`
    // The inside of a JSON string (RFC 8259, section 7).
    static String jsonEscape(String text) {
        var escaped = new StringBuilder();
        for (var character : text.toCharArray()) {
            var at = "\"\\\b\f\n\r\t".indexOf(character);
            if (at >= 0) {
                escaped.append('\\').append("\"\\bfnrt".charAt(at));
            } else if (character < ' ') {
                escaped.append(String.format("\\u%04x", (int) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

  `,
  reason: code`
    // The innermost message on one line: those around it repeat it, or say less.
    static String reason(Throwable error) {
        var reason = error.toString();
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason.strip().replaceAll("\\s+", " ");
    }
  `,
};
