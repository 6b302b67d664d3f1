import { type Code, code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { type LiteralRules, literal, octalByte, octalUtf8 } from '../print/literal.ts';
import { isPrintable } from '../print/printable.ts';
import type { DeclaredInputs, Language, Pieces } from './language.ts';

/** Nothing has a meaning between single quotes but these two. */
const single: LiteralRules = {
  open: "'",
  close: "'",
  escapes: { "'": "\\'", '\\': '\\\\' },
  codePoint: octalUtf8,
};

const double: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\"', '\\': '\\\\', $: '\\$', '@': '\\@', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  codePoint: octalUtf8,
};

/** One byte for each character below U+0100. */
const bytes: LiteralRules = {
  ...double,
  forbidden: /[\u0080-\u00ff]/,
  codePoint: (value) => (value > 0xff ? octalUtf8(value) : octalByte(value)),
};

const [inSingle, inDouble, inBytes] = [literal(single), literal(double), literal(bytes)];
const inLines = literal({ ...single, keepsBreaks: true });

/** Controls and what a reader cannot see have escapes between double quotes only. */
const quoted = (text: string) =>
  isPrintable(text) || !/[^ \P{Z}]|\p{C}/u.test(text) ? inSingle(text) : inDouble(text);
const quotedBytes = (text: string) => (isPrintable(text) ? inSingle(text) : inBytes(text));

const dot = code` . `;
const joining = (literalOf: (text: string) => Code) => (pieces: Pieces) =>
  join(
    (pieces.length === 0 ? [''] : pieces).map((piece) =>
      typeof piece === 'string' ? literalOf(piece) : piece,
    ),
    dot,
  );

/** A program's source and all its texts are bytes: it has no `use utf8`. */
export const perl: Language = {
  id: 'perl',
  title: 'Perl',
  highlight: 'perl',
  names: {
    style: 'snake_case',
    // Every variable has its sigil, so no word is in the way: only the variables that `sort` uses, and the default one.
    reserved: new Set(['a', 'b', '_']),
  },
  text: quoted,
  join: joining(quoted),
  joinLong: joining(inLines),
  joinBytes: joining(quotedBytes),
  comment: lineComment('#'),
};

/** Declares the inputs: the constants first, then what the environment gives. */
export function declareInputs({ constants, replaceable, required }: DeclaredInputs): readonly Code[] {
  return [
    ...constants.map(
      ({ comment, identifier, value = '' }) => code`
        ${comment}
        my $${identifier} = ${quoted(value)};
      `,
    ),
    ...replaceable.map(
      ({ comment, identifier, environment = '', value = '' }) => code`
        ${comment}
        my $${identifier} = $ENV{${quoted(environment)}} // ${quoted(value)};
      `,
    ),
    ...required.map(
      ({ identifier, environment = '', request }) => code`
        my $${identifier} = $ENV{${quoted(environment)}} // '';
        if ($${identifier} eq '') {
            print STDERR ${quoted(`${request}\n`)};
            exit 2;
        }
      `,
    ),
  ];
}

/** Whether `$status` is one of these, or any 2xx where there are none. */
export function isSuccess(success: readonly number[]): Code {
  if (success.length === 0) return code`$status >= 200 && $status < 300`;
  return join(
    success.map((status) => code`$status == ${status}`),
    code` || `,
  );
}

/** Functions that programs need where an input stands in an address, a form, or a JSON body. */
export const perlFunctions = {
  percentEncode: code`
    sub percent_encode {
        my ($text) = @_;
        $text =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge;
        return $text;
    }

  `,
  jsonEscape: code`
    # The inside of a JSON string (RFC 8259, section 7).
    sub json_escape {
        my ($text) = @_;
        my %short = ("\b" => 'b', "\f" => 'f', "\n" => 'n', "\r" => 'r', "\t" => 't');
        $text =~ s/([\x22\x5c])/\\$1/g;
        $text =~ s/([\x00-\x1f])/'\\' . ($short{$1} || sprintf 'u%04x', ord $1)/ge;
        return $text;
    }

  `,
};
