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
import { type Body, type FileContent, type Header, isFile, type Part } from '../wire/template.ts';
import { hasHeader, literalFileName, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = python;

export const pythonHttpClient: Target = {
  id: 'python-http-client',
  title: 'Python http.client',
  language: python,
  library: { name: 'http.client', link: 'https://docs.python.org/3/library/http.client.html' },
  file: 'main.py',
  run: ['python3', 'main.py'],
  packages: ['python3'],
  versions: [['python3', '--version']],
  limits: [],
  taken: identifiers(
    'base64 json os re ssl sys threading uuid HTTPConnection HTTPSConnection HTTPException Path quote ' +
      'connect_timeout_seconds timeout_seconds percent_encode json_escape escape encode_part connect stop timer text ' +
      'url address scheme host target context connection boundary parts part body head name content content_type ' +
      'file_name login response answer reason error output value type str OSError ValueError',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`),
  print: (program) => {
    const encodesPercent = program.encodes('segment', 'query', 'form');
    const isForm = program.body?.kind === 'multipart';
    return code`
      ${program.heading}

      ${program.basic && code`import base64`}
      ${program.encodes('json') ? code`import json` : undefined}
      import os
      import re
      import ssl
      import sys
      import threading
      ${isForm ? code`import uuid` : undefined}
      from http.client import HTTPConnection, HTTPException, HTTPSConnection
      ${readsFiles(program) ? code`from pathlib import Path` : undefined}
      ${encodesPercent ? code`from urllib.parse import quote` : undefined}

      ${declareInputs(program)}

      connect_timeout_seconds = 10
      timeout_seconds = 60


      ${encodesPercent ? pythonFunctions.percentEncode : undefined}
      ${program.encodes('json') ? pythonFunctions.jsonEscape : undefined}
      ${isForm ? encodePart : undefined}
      def connect(text):
          """The connection that an address asks for, and the request target as it is."""
          address = re.fullmatch("(https?)://([^/?#]+)([^#]*)", text, re.IGNORECASE)
          if not address:
              raise ValueError(f"This is no address with a scheme and a host: {text}")
          scheme, host, target = address.groups()
          if not target.startswith("/"):
              target = "/" + target
          if scheme.lower() == "http":
              return HTTPConnection(host, timeout=connect_timeout_seconds), target
          context = ssl.create_default_context()
          return (
              HTTPSConnection(host, timeout=connect_timeout_seconds, context=context),
              target,
          )


      def stop():
          print(
              f"No whole answer within {timeout_seconds} seconds.",
              "Failed.",
              sep="\n",
              file=sys.stderr,
              flush=True,
          )
          os._exit(1)


      # http.client limits each wait for data, not the whole of them.
      timer = threading.Timer(timeout_seconds, stop)
      timer.daemon = True
      timer.start()

      try:
          ${assignment(code`url`, program.text(program.url), 4)}
          connection, target = connect(url)
          ${program.body && body(program.body, program)}
          connection.connect()
          connection.sock.settimeout(timeout_seconds)
          connection.putrequest(
              ${text(program.method)},
              target,
              ${hasHeader(program, 'host') ? code`skip_host=True,` : undefined}
              skip_accept_encoding=True,
          )
          ${program.headers.map(putHeader(program))}
          ${program.basic && auth(program.basic, program)}
          ${isForm ? code`connection.putheader("Content-Type", f"multipart/form-data; boundary={boundary}")` : undefined}
          ${length(program)}
          ${endHeaders(program)}
          response = connection.getresponse()
          answer = response.read()
      except (OSError, ValueError, HTTPException) as error:
          reason = str(error) or type(error).__name__
          print(" ".join(reason.split()), "Failed.", sep="\n", file=sys.stderr)
          sys.exit(1)

      if ${isSuccess(code`response.status`, program.success)}:
          output = sys.stdout.buffer
          output.write(b"Response Status Code = %d\n" % response.status)
          output.write(answer)
          if answer and not answer.endswith(b"\n"):
              output.write(b"\n")
          output.write(b"Success.\n")
      else:
          output = sys.stderr.buffer
          output.write(b"Response Status Code = %d\n" % response.status)
          output.write(b"Response Header:\n")
          for name, value in response.getheaders():
              output.write(f"{name}: {value}\n".encode("latin-1"))
          output.write(b"Response Body:\n")
          output.write(answer)
          if answer and not answer.endswith(b"\n"):
              output.write(b"\n")
          output.write(b"Failed.\n")
          sys.exit(1)
    `;
  },
};

/** A header as http.client takes it: a text, which it sends as Latin-1. */
function putHeader({ headerText }: Program): (header: Header) => Code {
  return ({ name, value }) =>
    arrange(code`connection.putheader(`, [text(name), headerText(value)], code`)`, pythonColumns - 4, 4);
}

function auth({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    ${assignment(code`login`, program.text([...user, ':', ...password]), 4)}
    login = base64.b64encode(login.encode()).decode()
    connection.putheader("Authorization", f"Basic {login}")
  `;
}

/** The length frames the body, where the item does not frame it by hand; these methods have one even without a body. */
function length(program: Program): Code | undefined {
  if (hasHeader(program, 'content-length') || hasHeader(program, 'transfer-encoding')) return undefined;
  if (program.body) return code`connection.putheader("Content-Length", str(len(body)))`;
  const isExpected = ['POST', 'PUT', 'PATCH'].includes(program.method);
  return isExpected ? code`connection.putheader("Content-Length", "0")` : undefined;
}

function endHeaders(program: Program): Code {
  if (!program.body) return code`connection.endheaders()`;
  return hasHeader(program, 'transfer-encoding')
    ? code`connection.endheaders(body, encode_chunked=True)`
    : code`connection.endheaders(body)`;
}

function body(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return assignment(code`body`, code`${program.longText(body.text)}.encode()`, 4);
    case 'file':
      return arrange(
        code`body = Path(`,
        [program.text(body.file.path)],
        code`).read_bytes()`,
        pythonColumns - 4,
        4,
      );
    case 'multipart':
      return code`
        boundary = uuid.uuid4().hex
        parts = [
            ${body.parts.map((part) => entry(part, program))}
        ]
        body = b"".join(b"--%b\r\n%b\r\n" % (boundary.encode(), part) for part in parts)
        body += b"--%b--\r\n" % boundary.encode()
      `;
  }
}

/** Name, content, and type and file name where the part has them. */
function entry({ name, content, contentType }: Part, program: Program): Code {
  const items = [
    program.text(name),
    isFile(content)
      ? code`Path(${program.text(content.path)}).read_bytes()`
      : code`${program.text(content)}.encode()`,
    ...(contentType === undefined ? [] : [code`content_type=${text(contentType)}`]),
    ...(isFile(content) ? [code`file_name=${fileName(content, program)}`] : []),
  ];
  return arrange(code`encode_part(`, items, code`),`, pythonColumns - 8, 4);
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`Path(${program.text(file.path)}).name` : text(literal);
}

const encodePart = code`
  def escape(name):
      """A name as browsers write it."""
      return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


  def encode_part(name, content, content_type=None, file_name=None):
      head = f'Content-Disposition: form-data; name="{escape(name)}"'
      if file_name is not None:
          head += f'; filename="{escape(file_name)}"'
      if content_type is not None:
          head += f"\r\nContent-Type: {content_type}"
      return head.encode() + b"\r\n\r\n" + content


`;
