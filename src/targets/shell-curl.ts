import { required, shell } from '../languages/shell.ts';
import { backslash, type Code, code, join } from '../print/code.ts';
import { exactName } from '../print/names.ts';
import { lastSegment } from '../wire/multipart.ts';
import { type Body, type Hole, isFile, type Part, type Text } from '../wire/template.ts';
import { hasHeader, literalText, mayBeLarge, type Program, type ProgramInput } from './program.ts';
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
  limits: [
    {
      case: 'nul-in-body',
      arrives: 'a\u00ef\u00bf\u00bdb',
      source: 'POSIX.1-2017, exec: arguments end at their first NUL, so U+FFFD stands in its place.',
      tried: 'Command substitution, which drops a NUL; standard input would need a second command.',
    },
  ],
  taken: [],
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
    return code`
      ${program.heading}

      ${encodesPercent ? percentEncode : undefined}
      ${encodesJson ? jsonEscape : undefined}
      ${encodesPercent || encodesJson ? guards(program) : undefined}
      # A redirect is an error: none may be followed.
      curl --silent --show-error --fail-with-body ${backslash}
        --connect-timeout 10 --max-time 60 --location --max-redirs 0 ${backslash}
        ${continued(optionsOf(program))}
    `;
  },
};

/** Calls a function of the program; {@link guards} have made sure that there is a value. */
function call(name: Code): (input: ProgramInput) => Code {
  return ({ environment = '' }) => code`$(${name} "$${exactName(environment)}")`;
}

/** A failed expansion inside a command substitution would not stop the program. */
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
  const { basic, body, headers, headerText, method, url } = program;
  const address = url
    .map((piece) => (typeof piece === 'string' ? piece : (valueIn(piece, program) ?? '[/.')))
    .join('');
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

/** The value that stands in the command; absent where the environment gives it. */
function valueIn({ input }: Hole, { inputs }: Program): string | undefined {
  const found = inputs.find(({ name }) => name === input);
  return found?.from === 'environment' ? undefined : found?.value;
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
        code`--data-raw ${program.longText(body.text)}`,
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

function form({ name, content, contentType }: Part, program: Program): Code {
  const type = contentType === undefined ? '' : `;type=${contentType}`;
  if (!isFile(content)) {
    if (type === '') return code`--form-string ${program.text([...name, '=', ...content])}`;
    return code`--form ${program.text([...name, '="', ...quotable(content), `"${type}`])}`;
  }
  const fixed = literalText(content.path);
  const filename = content.filename ?? (fixed === undefined ? undefined : lastSegment(fixed));
  const named = filename === undefined ? '' : `;filename="${quoted(filename)}"`;
  return code`--form ${program.text([...name, '=@"', ...quotable(content.path), `"${named}${type}`])}`;
}

/** Inside the double quotes of --form (curl(1), --form). */
function quotable(text: Text): Text {
  return text.map((piece) => (typeof piece === 'string' ? quoted(piece) : piece));
}

function quoted(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

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
