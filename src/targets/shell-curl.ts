import { required, shell } from '../languages/shell.ts';
import { backslash, type Code, code, join } from '../print/code.ts';
import { exactName } from '../print/names.ts';
import { escapeName } from '../wire/multipart.ts';
import { type Body, isFile, type Part, type Text } from '../wire/template.ts';
import {
  hasHeader,
  literalFileName,
  literalLength,
  mayBeLarge,
  type Program,
  type ProgramInput,
} from './program.ts';
import type { Target } from './target.ts';

const { text } = shell;

export const shellCurl: Target = {
  id: 'shell-curl',
  title: 'curl',
  language: shell,
  library: { name: 'curl', link: 'https://curl.se/docs/manpage.html', minimum: '7.76' },
  install: 'apt install curl',
  file: 'main.sh',
  run: ['sh', 'main.sh'],
  packages: ['curl'],
  versions: [['curl', '--version']],
  isCommand: true,
  limits: [],
  taken: new Set(),
  encoders: {
    verbatim: ({ environment = '', request }) => required(exactName(environment), request),
    segment: call(code`percent_encode`),
    query: call(code`percent_encode`),
    form: call(code`percent_encode`),
    json: call(code`json_escape`),
  },
  print: (program) => {
    const encodesPercent = program.encodes('segment', 'query', 'form');
    const encodesJson = program.encodes('json');
    const quotes = quotesParts(program);
    return code`
      ${program.heading}

      ${encodesPercent ? percentEncode : undefined}
      ${encodesJson ? jsonEscape : undefined}
      ${quotes ? quotePart : undefined}
      ${encodesPercent || encodesJson || quotes || isPiped(program) ? guards(program) : undefined}
      # A redirect is an error: none may be followed.
      ${isPiped(program) ? piped(program) : command(program)}
    `;
  },
};

function command(program: Program): Code {
  return code`
    curl --silent --show-error --fail-with-body ${backslash}
      --connect-timeout 10 --max-time 60 --location --max-redirs 0 ${backslash}
      ${continued(optionsOf(program))}
  `;
}

/**
 * Whether the shell itself prints the body, which then is no argument: Linux gives one at most 128 KiB, and none can
 * hold a NUL (execve(2), MAX_ARG_STRLEN).
 */
function isPiped({ body }: Program): boolean {
  if (body?.kind !== 'text') return false;
  return literalLength({ body }) > 40_000 || body.text.some((piece) => holdsNul(piece));
}

function holdsNul(piece: Text[number]): boolean {
  return typeof piece === 'string' && piece.includes('\0');
}

function piped(program: Program): Code {
  return code`
    ${program.body?.kind === 'text' ? printed(program.body.text, program) : undefined} |
      ${command(program)}
  `;
}

/** The format of printf has the NULs, and its arguments what stands between them. */
function printed(body: Text, program: Program): Code {
  if (!body.some(holdsNul)) return code`printf %s ${program.longText(body)}`;
  const between: Text[number][][] = [[]];
  for (const piece of body) {
    const [first, ...rest] = typeof piece === 'string' ? piece.split('\0') : [piece];
    if (first) between.at(-1)?.push(first);
    between.push(...rest.map((next) => [next]));
  }
  const format = between.map(() => '%s').join('\\000');
  const words = between.map((words) => program.text(words));
  return code`printf ${text(format)} ${join(words, code` `)}`;
}

/** Calls a function of the program; {@link guards} make sure that there is a value. */
function call(name: Code): (input: ProgramInput) => Code {
  return ({ environment = '' }) => code`$(${name} "$${exactName(environment)}")`;
}

/** A failed expansion inside a command substitution or a pipe would not stop the program. */
function guards({ required: inputs }: Program): Code {
  return code`
    ${inputs.map(({ environment, request }) => code`: "${required(exactName(environment), request)}"`)}

  `;
}

/** A line for each option, all but the last with a backslash behind it. */
function continued(options: readonly Code[]): readonly Code[] {
  return options.map((option, index) => (index < options.length - 1 ? code`${option} ${backslash}` : option));
}

function optionsOf(program: Program): readonly Code[] {
  const { basic, body, headers, headerText, known, method, url } = program;
  // Nobody knows what an address from the environment holds.
  const address = known(url) ?? '[/.';
  const quirks = [
    ...(/[[\]{}]/.test(address) ? [code`--globoff`] : []),
    ...(address.includes('/.') ? [code`--path-as-is`] : []),
  ];
  return [
    ...(quirks.length > 0 ? [join(quirks, code` `)] : []),
    ...verb(method, body !== undefined),
    code`--url ${program.text(url)}`,
    ...headers.map(({ name, value }) =>
      // A header without a value needs a semicolon, or curl would leave it out.
      value.length === 0 || value.join('') === ''
        ? code`--header ${text(`${name};`)}`
        : code`--header ${headerText([`${name}: `, ...value])}`,
    ),
    ...(basic ? [code`--user ${program.text([...basic.user, ':', ...basic.password])}`] : []),
    ...(body ? bodyOptions(body, program) : []),
  ];
}

function verb(method: string, hasBody: boolean): readonly Code[] {
  if (method === 'HEAD' && !hasBody) return [code`--head`];
  if (method === 'GET' && !hasBody) return [];
  return [code`--request ${/^[A-Z]+$/.test(method) ? exactName(method) : text(method)}`];
}

function bodyOptions(body: Body, program: Program): readonly Code[] {
  // curl would add a type of its own to --data.
  const noType = hasHeader(program, 'content-type') ? [] : [code`--header 'Content-Type:'`];
  switch (body.kind) {
    case 'text':
      return [
        ...noType,
        ...(mayBeLarge(program) ? [noQuestion] : []),
        isPiped(program) ? code`--data-binary @-` : code`--data-raw ${program.longText(body.text)}`,
      ];
    case 'file':
      // A missing file stops the shell; curl would go on without it.
      return [...noType, noQuestion, code`--data-binary @- <${program.text(body.file.path)}`];
    case 'multipart':
      return [...(mayBeLarge(program) ? [noQuestion] : []), ...body.parts.map((part) => form(part, program))];
  }
}

/** Else curl would ask the server before it sends a large body. */
const noQuestion = code`--header 'Expect:'`;

/** One option of a form (curl(1), --form). */
function form(part: Part, program: Program): Code {
  const { name, content } = part;
  if (isPlain(part, program)) return code`--form-string ${program.text([...name, '=', ...valueText(part)])}`;
  const before = [...(isCut(part, program) ? [] : name), '=', ...(isFile(content) ? ['@'] : [])];
  const after = settingsOf(part, program)
    .map((setting) => `;${setting}`)
    .join('');
  const known = program.known(valueText(part));
  if (known !== undefined) return code`--form ${program.text([...before, quoted(known) + after])}`;
  const value = code`"$(quote_part ${program.text(valueText(part))})"`;
  return code`--form ${program.text(before)}${value}${after === '' ? undefined : text(after)}`;
}

function valueText({ content }: Part): Text {
  return isFile(content) ? content.path : content;
}

/** Whether a part is a name and a text, and no character of the text means anything to curl. */
function isPlain(part: Part, program: Program): boolean {
  return !isFile(part.content) && part.contentType === undefined && !isCut(part, program);
}

/** Whether curl would end the name too early, at its first `=`, which nothing quotes; and an empty one it leaves out. */
function isCut({ name }: Part, program: Program): boolean {
  const known = program.known(name);
  return known === '' || (known?.includes('=') ?? false);
}

/** File name and type of a part. What cannot be quoted there stands in a header of its own, where it can. */
function settingsOf(part: Part, program: Program): string[] {
  const { name, content, contentType = '' } = part;
  const filename = isFile(content) ? literalFileName(content) : undefined;
  // Behind a semicolon curl looks for settings, and one of them reads a file.
  const isWhole = /^[\w.+-]+\/[\w.+*-]+(?:; ?charset=[\w-]+)?$/.test(contentType);
  const type = isWhole ? `type=${contentType}` : `headers=${quoted(`Content-Type: ${contentType}`)}`;
  const types = contentType === '' ? [] : [type];
  if (!isCut(part, program))
    return filename === undefined ? types : [`filename=${quoted(filename)}`, ...types];
  const named = `Content-Disposition: form-data; name="${escapeName(program.known(name) ?? '')}"`;
  const file = filename === undefined ? '' : `; filename="${escapeName(filename)}"`;
  return [...types, `headers=${quoted(named + file)}`];
}

/** Between the double quotes of --form. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Whether a value that only the environment knows has to stand between those quotes. */
function quotesParts(program: Program): boolean {
  if (program.body?.kind !== 'multipart') return false;
  return program.body.parts.some(
    (part) => !isPlain(part, program) && program.known(valueText(part)) === undefined,
  );
}

const quotePart = code`
  quote_part() {
    printf '%s\n' "$1" | LC_ALL=C sed 's/["\\]/\\&/g; 1s/^/"/; $s/$/"/'
  }

`;

const percentEncode = code`
  percent_encode() {
    printf %s "$1" | od -A n -v -t u1 | LC_ALL=C awk '{
      for (i = 1; i <= NF; i++)
        printf(sprintf("%c", $i + 0) ~ /^[A-Za-z0-9._~-]$/ ? "%c" : "%%%02X", $i + 0)
    }'
  }

`;

const jsonEscape = code`
  json_escape() {
    printf %s "$1" | od -A n -v -t u1 | LC_ALL=C awk '{
      for (i = 1; i <= NF; i++) {
        byte = $i + 0
        place = index(" 34 92  8 12 10 13  9", sprintf("%3d", byte))
        if (place)
          printf("\\%c", substr("\"\\bfnrt", (place + 2) / 3, 1))
        else
          printf(byte < 32 ? "\\u%04x" : "%c", byte)
      }
    }'
  }

`;
