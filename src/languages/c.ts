import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { type LiteralRules, literal, octalByte, octalUtf8 } from '../print/literal.ts';
import { exactName } from '../print/names.ts';
import type { DeclaredInput, Language, Pieces } from './language.ts';

const rules: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: octalUtf8,
  // Two question marks could begin a trigraph, of which the compiler warns.
  mend: (inside) => (inside.includes('??') ? inside.replace(/(?<=\?)\?/g, '\\?') : inside),
};

/** A text as C and C++ write it, as UTF-8. */
export const quoted = literal(rules);

/** The same with one byte for each character below U+0100. */
export const quotedBytes = literal({
  ...rules,
  forbidden: /[\u0080-\u00ff]/,
  codePoint: (value) => (value > 0xff ? octalUtf8(value) : octalByte(value)),
});

/** A text of a program knows its length, so that it may hold a NUL. */
const text = (spell: (text: string) => Code) => (piece: string | Code) =>
  typeof piece === 'string' ? code`TEXT(${spell(piece)})` : piece;

const joining = (expression: (piece: string | Code) => Code) => (pieces: Pieces) => {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return expression(first);
  return code`JOIN(${join(pieces.map(expression), code`, `)})`;
};

/** A literal for each line. */
const long = (piece: string | Code): Code => {
  if (typeof piece !== 'string' || !piece.includes('\n')) return text(quoted)(piece);
  const lines = (piece.match(/[^\n]*\n|[^\n]+/g) ?? []).map(quoted);
  const last = lines.length - 1;
  return code`
    TEXT(
        ${lines.map((line, index) => (index < last ? line : code`${line})`))}
  `;
};

export const c: Language = {
  id: 'c',
  title: 'C',
  highlight: 'c',
  names: {
    style: 'snake_case',
    // C11 6.4.1, the words that later editions and C++ add, and the macros in lower case of the C library's headers.
    reserved: new Set(
      (
        'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
        'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile ' +
        'while alignas alignof asm bool complex constexpr false imaginary noreturn nullptr static_assert ' +
        'thread_local true typeof typeof_unqual class delete new this main errno stdin stdout stderr assert linux ' +
        'unix h_addr h_errno st_atime st_mtime st_ctime'
      ).split(' '),
    ),
  },
  text: quoted,
  join: joining(text(quoted)),
  joinLong: (pieces) => {
    const [first = '', ...rest] = pieces;
    if (rest.length === 0) return long(first);
    const last = rest.length;
    return code`
      JOIN(
          ${pieces.map((piece, index) => code`${long(piece)}${index < last ? code`,` : code`)`}`)}
    `;
  },
  joinBytes: joining(text(quotedBytes)),
  constant: (identifier) => code`TEXT(${constantName(identifier)})`,
  comment: lineComment('//'),
  // Without a column limit no text is long enough to be broken.
  format: ['clang-format', '--style={BasedOnStyle: Google, ColumnLimit: 0}', '-i'],
};

/** Names of inputs are in lower case: in capitals and with this word before it no two are one, and none is the C library's. */
function constantName(identifier: Code): Code {
  return exactName(`INPUT_${identifier.toString().toUpperCase()}`);
}

/** Declares the constants that a reader may want to change. */
export function declareConstants(constants: readonly DeclaredInput[]): Code | undefined {
  if (constants.length === 0) return undefined;
  return code`
    ${constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        static const char ${constantName(identifier)}[] = ${c.text(value)};
      `,
    )}

  `;
}

/** Reads the inputs that come from the environment, inside `main`. */
export function readEnvironment(inputs: readonly DeclaredInput[]): Code | undefined {
  const read = inputs.filter(({ from }) => from !== 'program').map(readVariable);
  return read.length === 0
    ? undefined
    : code`
    ${read}

  `;
}

function readVariable({
  identifier,
  comment,
  from,
  environment = '',
  value = '',
  request,
}: DeclaredInput): Code {
  const { text, join } = c;
  if (from === 'environment-or-program') {
    return code`
      ${comment}
      const struct text ${identifier} = environment(${text(environment)}, ${join([value])});
    `;
  }
  return code`
    const struct text ${identifier} = environment(${text(environment)}, TEXT(""));
    if (${identifier}.length == 0) {
      fputs(${text(`${request}\n`)}, stderr);
      return 2;
    }
  `;
}

/** Whether `status` is one of these, or any 2xx where there are none. */
export function isSuccess(success: readonly number[]): Code {
  if (success.length === 0) return code`status >= 200 && status < 300`;
  return join(
    success.map((status) => code`status == ${status}`),
    code` || `,
  );
}

/** The type of a program's texts; two macros make them. */
export const cTexts = code`
  struct text {
    const char *data;
    size_t length;
  };
  #define TEXT(literal) ((struct text){literal, sizeof literal - 1})

`;

/** Functions that programs need; `allocate` asks for `fail`, and those below it ask for `allocate`. */
export const cFunctions = {
  environment: code`
    static struct text environment(const char *name, struct text otherwise) {
      const char *value = getenv(name);
      return value ? (struct text){value, strlen(value)} : otherwise;
    }

  `,
  allocate: code`
    // Memory for so many bytes and a NUL, until the program ends.
    static char *allocate(size_t length) {
      struct block *block = malloc(sizeof *block + length + 1);
      if (!block) fail("Out of memory.", "");
      block->next = blocks;
      block->bytes[length] = '\0';
      blocks = block;
      return block->bytes;
    }

  `,
  join: code`
    static struct text join(const struct text *texts) {
      size_t length = 0;
      for (const struct text *text = texts; text->data; text++) length += text->length;
      char *bytes = allocate(length);
      char *end = bytes;
      for (const struct text *text = texts; text->data; text++) {
        memcpy(end, text->data, text->length);
        end += text->length;
      }
      return (struct text){bytes, length};
    }
    #define JOIN(...) join((const struct text[]){__VA_ARGS__, {NULL, 0}})

  `,
  jsonEscape: code`
    // The inside of a JSON string (RFC 8259, section 7).
    static struct text json_escape(struct text text) {
      static const char special[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
      char *escaped = allocate(6 * text.length);
      char *end = escaped;
      for (size_t index = 0; index < text.length; index++) {
        const char character = text.data[index];
        const char *found = character ? strchr(special, character) : NULL;
        if (found) {
          *end++ = '\\';
          *end++ = letters[found - special];
        } else if ((unsigned char)character < 0x20) {
          end += sprintf(end, "\\u%04x", (unsigned)character);
        } else {
          *end++ = character;
        }
      }
      *end = '\0';
      return (struct text){escaped, (size_t)(end - escaped)};
    }

  `,
  readFile: code`
    static struct text read_file(struct text path) {
      FILE *file = fopen(path.data, "rb");
      if (!file) fail("Cannot read ", path.data);
      size_t room = 65536, length = 0, count;
      char *bytes = allocate(room);
      while ((count = fread(bytes + length, 1, room - length, file)) > 0) {
        length += count;
        if (length == room) {
          room *= 2;
          bytes = memcpy(allocate(room), bytes, length);
        }
      }
      const int failed = ferror(file);
      fclose(file);
      if (failed) fail("Cannot read ", path.data);
      return (struct text){bytes, length};
    }

  `,
};
