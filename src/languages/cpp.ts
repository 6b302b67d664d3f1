import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { rawLiteral } from '../print/literal.ts';
import { quoted, quotedBytes } from './c.ts';
import type { DeclaredInput, Language, Pieces } from './language.ts';

/** A text with a NUL needs its length, in bytes. */
const text = (spell: (text: string) => Code) => (text: string) => {
  if (!text.includes('\0')) return spell(text);
  const length = new TextEncoder().encode(text).length;
  return code`std::string(${spell(text)}, ${length})`;
};

const raw = (text: string): Code => {
  if (!text.includes('\n')) return quoted(text);
  let mark = '';
  for (let count = 1; text.includes(`)${mark}"`); count++) mark = `body${count}`;
  return rawLiteral(`R"${mark}(`, text, `)${mark}"`);
};

const joining = (literalOf: (text: string) => Code) => (pieces: Pieces) =>
  join(
    (pieces.length === 0 ? [''] : pieces).map((piece) =>
      typeof piece === 'string' ? literalOf(piece) : piece,
    ),
    code` + `,
  );

export const cpp: Language = {
  id: 'cpp',
  title: 'C++',
  highlight: 'cpp',
  names: {
    style: 'snake_case',
    // C++17 [lex.key], [lex.name], and the macros in lower case of the C library's headers.
    reserved: new Set(
      (
        'alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t class compl ' +
        'concept const const_cast constexpr continue decltype default delete do double dynamic_cast else enum ' +
        'explicit export extern false final float for friend goto if import inline int long module mutable ' +
        'namespace new noexcept not not_eq nullptr operator or or_eq override private protected public register ' +
        'reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch ' +
        'template this thread_local throw true try typedef typeid typename union unsigned using virtual void ' +
        'volatile wchar_t while xor xor_eq main std errno stdin stdout stderr assert linux unix h_addr h_errno ' +
        'st_atime st_mtime st_ctime'
      ).split(' '),
    ),
  },
  text: text(quoted),
  join: joining(text(quoted)),
  joinLong: (pieces) => {
    const last = pieces.length - 1;
    const all = pieces.map((piece) => (typeof piece === 'string' ? raw(piece) : piece));
    return code`${all.map((piece, index) => (index < last ? code`${piece} +` : piece))}`;
  },
  joinBytes: joining(text(quotedBytes)),
  constant: (identifier) => code`input::${identifier}`,
  comment: lineComment('//'),
  // Without a column limit no text is long enough to be broken.
  format: ['clang-format', '--style={BasedOnStyle: Google, ColumnLimit: 0}', '-i'],
};

/** Declares the constants that a reader may want to change; in a namespace, where no name can meet one of the C library. */
export function declareConstants(constants: readonly DeclaredInput[]): Code | undefined {
  if (constants.length === 0) return undefined;
  return code`
    namespace input {
    ${constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        const std::string ${identifier} = ${cpp.text(value)};
      `,
    )}
    }  // namespace input

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
  const { text } = cpp;
  if (from === 'environment-or-program') {
    return code`
      ${comment}
      const std::string ${identifier} = environment(${text(environment)}, ${text(value)});
    `;
  }
  return code`
    const std::string ${identifier} = environment(${text(environment)}, "");
    if (${identifier}.empty()) {
      std::cerr << ${text(`${request}\n`)};
      return 2;
    }
  `;
}

/** Declares a text; an expression over several lines stands below its name. */
export function declareText(name: Code, value: Code): Code {
  if (!value.raw.includes('\n')) return code`const std::string ${name} = ${value};`;
  return code`
    const std::string ${name} =
        ${value};
  `;
}

/** Functions that programs need: for the environment, and where an input stands in a JSON body or a file is read. */
export const cppFunctions = {
  environment: code`
    std::string environment(const char *name, const std::string &otherwise) {
      const char *value = std::getenv(name);
      return value ? value : otherwise;
    }

  `,
  jsonEscape: code`
    // The inside of a JSON string (RFC 8259, section 7).
    std::string json_escape(const std::string &text) {
      const std::string special = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
      std::string escaped;
      for (const char character : text) {
        const size_t found = special.find(character);
        if (found != std::string::npos) {
          escaped += {'\\', letters[found]};
        } else if (static_cast<unsigned char>(character) < 0x20) {
          char unit[7];
          std::snprintf(unit, sizeof unit, "\\u%04x", character);
          escaped += unit;
        } else {
          escaped += character;
        }
      }
      return escaped;
    }

  `,
  readFile: code`
    std::string read_file(const std::string &path) {
      std::ifstream file(path, std::ios::binary);
      if (!file) throw std::runtime_error("Cannot read " + path + ".");
      std::ostringstream bytes;
      bytes << file.rdbuf();
      return bytes.str();
    }

  `,
};
