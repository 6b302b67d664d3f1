import {
  assignment,
  declareInputs,
  isSuccess,
  python,
  pythonColumns,
  pythonFunctions,
} from '../languages/python.ts';
import { arrange } from '../print/arrange.ts';
import { type Code, code } from '../print/code.ts';
import { type Body, type FileContent, type Header, isFile, type Part, type Text } from '../wire/template.ts';
import { hasTwins, literalFileName, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = python;

export const pythonRequests: Target = {
  id: 'python-requests',
  title: 'Python',
  language: python,
  library: { name: 'requests', link: 'https://requests.readthedocs.io/', minimum: '2.28' },
  install: 'apt install python3-requests',
  file: 'main.py',
  run: ['python3', 'main.py'],
  packages: ['python3', 'python3-requests'],
  versions: [
    ['python3', '--version'],
    [
      'python3',
      '-c',
      'import requests, urllib3; print("requests", requests.__version__, "urllib3", urllib3.__version__)',
    ],
  ],
  limits: [],
  taken: identifiers(
    'json os re sys threading urllib urllib3 Path quote requests HTTPHeaderDict connect_timeout_seconds ' +
      'timeout_seconds percent_encode json_escape keep_address stop timer text url request session pools scheme ' +
      'pool_class address target Connection Pool self method args options putrequest super response output error ' +
      'name value OSError ValueError RequestField encode_multipart_formdata field body content content_type ' +
      'file_name disposition escape headers',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`),
  print: (program) => {
    const encodesPercent = program.encodes('segment', 'query', 'form');
    const isPlain = isPlainAddress(program);
    return code`
      ${program.heading}

      ${imports(program, isPlain)}

      ${declareInputs(program)}

      connect_timeout_seconds = 10
      timeout_seconds = 60


      ${encodesPercent ? pythonFunctions.percentEncode : undefined}
      ${program.encodes('json') ? pythonFunctions.jsonEscape : undefined}
      ${isPlain ? undefined : exactTarget}
      ${spellsNames(program) ? fieldOf : undefined}
      def stop():
          print(
              f"No whole answer within {timeout_seconds} seconds.",
              "Failed.",
              sep="\n",
              file=sys.stderr,
              flush=True,
          )
          os._exit(1)


      # requests limits each wait for data, not the whole of them.
      timer = threading.Timer(timeout_seconds, stop)
      timer.daemon = True
      timer.start()

      try:
          ${assignment(code`url`, program.text(program.url), 4)}
          ${program.body?.kind === 'multipart' && spellsNames(program) ? form(program.body.parts, program) : undefined}
          request = requests.Request(
              ${text(program.method)},
              url,
              ${headers(program)}
              ${program.basic && auth(program.basic, program)}
              ${program.body && body(program.body, program)}
          ).prepare()
          ${hasTwins(program) ? twinHeaders(program) : undefined}
          # The address as it is, where requests would write some characters in another way.
          request.url = url
          with requests.Session() as session:
              ${isPlain ? undefined : keepAddress}
              response = session.send(
                  request,
                  timeout=(connect_timeout_seconds, timeout_seconds),
                  allow_redirects=False,
              )
      except (OSError, ValueError) as error:
          print(" ".join(str(error).split()), "Failed.", sep="\n", file=sys.stderr)
          sys.exit(1)

      if ${isSuccess(code`response.status_code`, program.success)}:
          output = sys.stdout.buffer
          output.write(b"Response Status Code = %d\n" % response.status_code)
          output.write(response.content)
          if response.content and not response.content.endswith(b"\n"):
              output.write(b"\n")
          output.write(b"Success.\n")
      else:
          output = sys.stderr.buffer
          output.write(b"Response Status Code = %d\n" % response.status_code)
          output.write(b"Response Header:\n")
          for name, value in response.raw.headers.items():
              output.write(f"{name}: {value}\n".encode("latin-1"))
          output.write(b"Response Body:\n")
          output.write(response.content)
          if response.content and not response.content.endswith(b"\n"):
              output.write(b"\n")
          output.write(b"Failed.\n")
          sys.exit(1)
    `;
  },
};

function imports(program: Program, isPlain: boolean): Code {
  return code`
    ${program.encodes('json') ? code`import json` : undefined}
    import os
    ${isPlain ? undefined : code`import re`}
    import sys
    import threading
    ${readsFiles(program) ? code`from pathlib import Path` : undefined}
    ${program.encodes('segment', 'query', 'form') ? code`from urllib.parse import quote` : undefined}

    import requests
    ${spellsNames(program) ? code`from urllib3.fields import RequestField` : undefined}
    ${spellsNames(program) ? code`from urllib3.filepost import encode_multipart_formdata` : undefined}
    ${hasTwins(program) ? code`from urllib3.response import HTTPHeaderDict` : undefined}
  `;
}

function headers(program: Program): Code | undefined {
  const { headerText } = program;
  const own = hasTwins(program) ? [] : program.headers;
  if (own.length === 0 && !spellsNames(program)) return undefined;
  return code`
    headers={
        ${own.map(({ name, value }) => code`${text(name)}: ${headerText(value)}${strip(value)},`)}
        ${spellsNames(program) ? code`"Content-Type": content_type,` : undefined}
    },
  `;
}

/** requests refuses white space at the beginning of a value; a pasted one may have some. */
function strip([first]: Text): Code | undefined {
  return typeof first === 'object' ? code`.strip()` : undefined;
}

/** requests keeps one header of a name; a dictionary of urllib3, which sends them, keeps all. */
function twinHeaders({ headers, headerText }: Program): Code {
  const add = ({ name, value }: Header) =>
    arrange(
      code`request.headers.add(`,
      [text(name), code`${headerText(value)}${strip(value)}`],
      code`)`,
      pythonColumns - 4,
      4,
    );
  return code`
    request.headers = HTTPHeaderDict(request.headers)
    ${headers.map(add)}
  `;
}

function auth({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  // A text would be sent as Latin-1.
  const pair = [code`${program.text(user)}.encode()`, code`${program.text(password)}.encode()`];
  return arrange(code`auth=(`, pair, code`),`, pythonColumns - 8, 4);
}

function body(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`data=${program.longText(body.text)}.encode(),`;
    case 'file':
      return arrange(
        code`data=Path(`,
        [program.text(body.file.path)],
        code`).read_bytes(),`,
        pythonColumns - 8,
        4,
      );
    case 'multipart':
      if (spellsNames(program)) return code`data=body,`;
      return code`
        files=[
            ${body.parts.map((part) => entry(part, program))}
        ],
      `;
  }
}

/**
 * Whether the program writes the names of a form's parts itself: urllib3 before 2.0 doubles a backslash in them and
 * escapes every control (`format_header_param_html5` in urllib3/fields.py). Nobody knows what a value without an
 * example looks like.
 */
function spellsNames({ body, inputs }: Pick<Program, 'body' | 'inputs'>): boolean {
  if (body?.kind !== 'multipart') return false;
  const examples = new Map(inputs.map(({ name, value }) => [name, value ?? '\\']));
  const special = (name: Text) =>
    name.some((piece) =>
      /[\\\p{Cc}]/u.test(typeof piece === 'string' ? piece : (examples.get(piece.input) ?? '')),
    );
  return body.parts.some(
    ({ name, content }) =>
      special(name) ||
      (isFile(content) && special(content.filename === undefined ? content.path : [content.filename])),
  );
}

function form(parts: readonly Part[], program: Program): Code {
  const field = ({ name, content, contentType }: Part) => {
    const type = contentType === undefined ? [] : [code`content_type=${text(contentType)}`];
    const items = isFile(content)
      ? [read(content, program), ...type, code`file_name=${fileName(content, program)}`]
      : [program.text(content), ...type];
    return arrange(code`field(`, [program.text(name), ...items], code`),`, pythonColumns - 12, 4);
  };
  return code`
    body, content_type = encode_multipart_formdata(
        [
            ${parts.map(field)}
        ]
    )
  `;
}

const fieldOf = code`
  def field(name, content, content_type=None, file_name=None):
      """A part whose names are as browsers write them; urllib3 has other escapes."""

      def escape(text):
          return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")

      disposition = f'form-data; name="{escape(name)}"'
      if file_name is not None:
          disposition += f'; filename="{escape(file_name)}"'
      headers = {"Content-Disposition": disposition, "Content-Type": content_type}
      return RequestField(name, content, headers=headers)


`;

/** Name, and file name, content and type: as requests takes them. */
function entry({ name, content, contentType }: Part, program: Program): Code {
  const type = contentType === undefined ? [] : [text(contentType)];
  const items = isFile(content)
    ? [fileName(content, program), read(content, program), ...type]
    : [code`None`, program.text(content), ...type];
  const room = pythonColumns - 12;
  return arrange(
    code`(`,
    [program.text(name), arrange(code`(`, items, code`)`, room - 5, 4)],
    code`),`,
    room,
    4,
  );
}

function read({ path }: FileContent, program: Program): Code {
  return arrange(code`Path(`, [program.text(path)], code`).read_bytes()`, pythonColumns - 21, 4);
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`Path(${program.text(file.path)}).name` : text(literal);
}

/** What urllib3 leaves as it is: PATH_CHARS and QUERY_CHARS of urllib3/util/url.py, escapes in upper case only. */
const plainAddress =
  /^(?:[Hh][Tt]{2}[Pp][Ss]?:\/\/[^/?]*)?(?:\/(?!\/)(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9A-F]{2})*)?(?:\?(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9A-F]{2})+)?$/;

function isPlainAddress({ url, inputs }: Program): boolean {
  const values = new Map(inputs.map(({ name, value = '' }) => [name, value]));
  const pieces = url.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece.encode === 'verbatim' ? values.get(piece.input) : 'x';
  });
  return plainAddress.test(pieces.join(''));
}

const exactTarget = code`
  def keep_address(address, pool_class):
      """Connections that leave the address alone; urllib3 would write parts of it anew."""
      target = re.sub("^(?i:https?)://[^/?]*", "", address)
      if not target.startswith("/"):
          target = "/" + target

      class Connection(pool_class.ConnectionCls):
          def putrequest(self, method, _, *args, **options):
              super().putrequest(method, target, *args, **options)

      class Pool(pool_class):
          ConnectionCls = Connection

      return Pool


`;

const keepAddress = code`
  pools = session.get_adapter(url).poolmanager
  pools.pool_classes_by_scheme = {
      scheme: keep_address(url, pool_class)
      for scheme, pool_class in pools.pool_classes_by_scheme.items()
  }
`;
