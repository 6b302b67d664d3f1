import {
  below,
  declare,
  declareInputs,
  hug,
  javascript,
  javascriptColumns,
  javascriptFunctions,
} from '../languages/javascript.ts';
import { arrange } from '../print/arrange.ts';
import { type Code, code, join } from '../print/code.ts';
import { exactName } from '../print/names.ts';
import { type Body, type FileContent, type Header, isFile, type Part } from '../wire/template.ts';
import {
  asksFileName,
  exampleAddress,
  hasHeader,
  hasTwins,
  literalFileName,
  type Program,
  readsFiles,
} from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = javascript;

export const nodeFetch: Target = {
  id: 'node-fetch',
  title: 'Node',
  language: javascript,
  library: {
    name: 'Node.js',
    link: 'https://nodejs.org/docs/latest-v20.x/api/globals.html#fetch',
    minimum: '20',
  },
  file: 'main.mjs',
  run: ['node', 'main.mjs'],
  packages: ['nodejs'],
  versions: [
    ['node', '--version'],
    ['node', '-p', '"undici " + process.versions.undici'],
  ],
  addsHeaders: {
    'sec-fetch-mode': 'The fetch standard sets it on every request; undici does so without a document too.',
  },
  limits: [
    {
      does: 'shortens a path with a segment of dots',
      appliesTo: (template) => /\/(\.|%2e){1,2}(?=[/?]|$)/i.test(exampleAddress(template)),
      cases: { 'list-the-folder-above': [{ where: 'target', arrived: '/v1/files' }] },
      source:
        'https://fetch.spec.whatwg.org/#dom-request: the address goes through the URL parser, which shortens a path with `..`.',
      tried: 'A URL object in place of the text; `%2e%2e` is shortened too.',
    },
    {
      does: 'encodes an apostrophe in a query',
      appliesTo: (template) => /\?.*'/.test(exampleAddress(template)),
      cases: { 'search-as-it-was-typed': [{ where: 'target', arrived: '/names?q=O%27Neill&born=(1888)' }] },
      source:
        'https://url.spec.whatwg.org/#special-query-percent-encode-set: an apostrophe in a query is always encoded.',
      tried: 'A URL object with `search` set by hand.',
    },
    {
      does: 'joins the values of one header',
      appliesTo: hasTwins,
      cases: {
        'tag-a-page-twice': [{ where: 'header X-Tag', arrived: 'first, second, with a comma, first' }],
      },
      source:
        'https://fetch.spec.whatwg.org/#concept-header-list-append and undici, lib/fetch/headers.js: values of one name become one.',
      tried: 'A list of pairs, Headers.append, and names in different cases.',
    },
    {
      does: 'sends no body with GET or HEAD',
      appliesTo: ({ method, body }) => body !== undefined && /^(GET|HEAD)$/.test(method),
      cases: { 'search-by-a-json-body': 'nothing' },
      source:
        'https://fetch.spec.whatwg.org/#dom-request: a body with GET or HEAD is a TypeError, so nothing is sent.',
      tried: 'A stream as the body, with `duplex: "half"`.',
    },
    {
      does: 'takes the Host from the address',
      appliesTo: (template) => hasHeader(template, 'host'),
      cases: { 'ask-for-another-host': [{ where: 'header host', arrived: 'proxy.example:8082' }] },
      source:
        'https://fetch.spec.whatwg.org/#forbidden-request-header: Host is the client\u2019s own; undici, lib/fetch/index.js, drops it.',
      tried: 'A Headers object, a list of pairs, and names in different cases.',
    },
  ],
  taken: identifiers(
    'process fetch console Buffer AbortSignal FormData Headers TextEncoder File encodeURIComponent JSON readFile ' +
      'basename randomUUID percentEncode jsonEscape timeoutSeconds url headers body text boundary response answer ' +
      'output error reason succeeded part piece pieces head escape content filename type character name value',
  ),
  encoders: encodeWith(code`percentEncode`, code`jsonEscape`),
  print: (program) => code`
    ${program.heading}

    ${imports(program)}
    ${declareInputs(program)}
    // For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
    const timeoutSeconds = 60;

    ${program.encodes('segment', 'query', 'form') ? javascriptFunctions.percentEncode : undefined}
    ${program.encodes('json') ? javascriptFunctions.jsonEscape : undefined}
    try {
      ${declare(code`url`, program.text(program.url))}
      ${program.body && requestBody(program.body, program)}
      ${headers(program)}
      const response = await fetch(url, {
        method: ${text(program.method)},
        ${program.headers.length > 0 || program.basic || framesByHand(program) ? code`headers,` : undefined}
        ${program.body && code`body,`}
        redirect: "manual",
        ${isConditional(program) ? keepConditions : undefined}
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
      });
      const answer = Buffer.from(await response.arrayBuffer());

      const succeeded = ${succeeded(program.success)};
      const output = succeeded ? process.stdout : process.stderr;
      output.write(\`Response Status Code = \${response.status}\n\`);
      if (!succeeded) {
        output.write("Response Header:\n");
        for (const [name, value] of response.headers) {
          output.write(\`\${name}: \${value}\n\`, "latin1");
        }
        output.write("Response Body:\n");
      }
      output.write(answer);
      if (answer.length > 0 && answer.at(-1) !== 0x0a) output.write("\n");
      output.write(succeeded ? "Success.\n" : "Failed.\n");
      process.exitCode = succeeded ? 0 : 1;
    } catch (error) {
      const reason = error.cause?.message || error.cause?.code || error.message;
      console.error(reason.replace(/\s+/g, " "));
      console.error("Failed.");
      process.exitCode = 1;
    }
  `,
};

/** Headers that make a request conditional (the fetch standard, HTTP-network-or-cache fetch). */
const conditions = ['if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range'];

function isConditional(program: Program): boolean {
  return conditions.some((name) => hasHeader(program, name));
}

const keepConditions = code`
  // Else fetch would add headers that forbid a cache.
  cache: "force-cache",
`;

function imports(program: Program): Code | undefined {
  if (!readsFiles(program) && !framesByHand(program)) return undefined;
  return code`
    ${framesByHand(program) ? code`import { randomUUID } from "node:crypto";` : undefined}
    ${readsFiles(program) ? code`import { readFile } from "node:fs/promises";` : undefined}
    ${asksFileName(program) ? code`import { basename } from "node:path";` : undefined}

  `;
}

function headers(program: Program): Code | undefined {
  const { basic, headerText } = program;
  if (program.headers.length === 0 && !basic && !framesByHand(program)) return undefined;
  const value = (header: Header) => headerText(header.value);
  const login = basic && program.text([...basic.user, ':', ...basic.password]);
  const own = [
    ...(login ? [code`Authorization: \`Basic \${Buffer.from(${login}).toString("base64")}\`,`] : []),
    ...(framesByHand(program) ? [code`"Content-Type": \`multipart/form-data; boundary=\${boundary}\`,`] : []),
  ];
  if (!hasTwins(program)) {
    return code`
      const headers = {
        ${program.headers.map((header) => property(header.name, value(header)))}
        ${own}
      };
    `;
  }
  const append = (header: Header) =>
    arrange(code`headers.append(`, [text(header.name), value(header)], code`);`, javascriptColumns - 2);
  return code`
    const headers = new Headers(${own.length > 0 ? braces(own) : undefined});
    ${program.headers.map(append)}
  `;
}

function braces(lines: readonly Code[]): Code {
  return code`
    {
      ${lines}
    }
  `;
}

function property(name: string, value: Code): Code {
  const isWord = /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__';
  const key = isWord ? exactName(name) : name === '__proto__' ? code`["__proto__"]` : text(name);
  return below(code`${key}:`, value, code`,`, javascriptColumns - 4);
}

function requestBody(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text': {
      const own = program.longText(body.text);
      // A text gets a type of its own; bytes do not.
      if (hasHeader(program, 'content-type')) return declare(code`body`, own);
      return code`
        ${declare(code`text`, own)}
        const body = new TextEncoder().encode(text);
      `;
    }
    case 'file':
      return call(code`const body = await readFile(`, [program.text(body.file.path)]);
    case 'multipart':
      return framesByHand(program) ? framed(body.parts, program) : formData(body.parts, program);
  }
}

/**
 * FormData changes a lone line break in a text to CR LF, cannot give a text a type, and gives every file one, in small
 * letters (the HTML standard's encoding algorithm, and the File API's): such a form is framed by the program.
 */
function framesByHand({ body, inputs }: Pick<Program, 'body' | 'inputs'>): boolean {
  if (body?.kind !== 'multipart') return false;
  // Nobody knows what a value without an example looks like: a private key has lines.
  const examples = new Map(
    inputs.map(({ name, from, value }) => [name, value || (from === 'program' ? '' : '\n')]),
  );
  const breaks = (text: Part['name']) =>
    text.some((piece) =>
      /[\r\n]/.test(typeof piece === 'string' ? piece : (examples.get(piece.input) ?? '')),
    );
  return body.parts.some(({ name, content, contentType }) =>
    isFile(content)
      ? breaks(name) || contentType === undefined || !/^[ -@[-~]*$/.test(contentType)
      : breaks(name) || contentType !== undefined || breaks(content),
  );
}

function formData(parts: readonly Part[], program: Program): Code {
  const append = ({ name, content, contentType }: Part) => {
    const key = program.text(name);
    if (!isFile(content)) return call(code`body.append(`, [key, program.text(content)]);
    const read = arrange(code`await readFile(`, [program.text(content.path)], code`)`, javascriptColumns - 9);
    const bytes = arrange(code`[`, [read], code`]`, javascriptColumns - 7);
    const file = hug(
      code`new File(`,
      [bytes, fileName(content, program)],
      contentType === undefined ? [] : [code`type: ${text(contentType)}`],
      code`)`,
      javascriptColumns - 5,
    );
    return call(code`body.append(`, [key, file]);
  };
  return code`
    const body = new FormData();
    ${parts.map(append)}
  `;
}

function framed(parts: readonly Part[], program: Program): Code {
  const frame = ({ name, content, contentType }: Part) => {
    const type = contentType === undefined ? [] : [code`type: ${text(contentType)}`];
    const key = program.text(name);
    if (!isFile(content)) return frameCall([key, program.text(content)], type);
    const file = code`await readFile(${program.text(content.path)})`;
    return frameCall([key, file], [code`filename: ${fileName(content, program)}`, ...type]);
  };
  return code`
    // FormData would change line breaks and types of parts.
    const boundary = \`form-\${randomUUID()}\`;
    const part = (name, content, { filename, type } = {}) => {
      const escape = (text) => text.replace(/["\r\n]/g, encodeURIComponent);
      let head = \`--\${boundary}\r\nContent-Disposition: form-data\`;
      head += \`; name="\${escape(name)}"\`;
      if (filename !== undefined) head += \`; filename="\${escape(filename)}"\`;
      if (type !== undefined) head += \`\r\nContent-Type: \${type}\`;
      const pieces = [\`\${head}\r\n\r\n\`, content, "\r\n"];
      return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
    };
    const body = Buffer.concat([
      ${parts.map(frame)}
      Buffer.from(\`--\${boundary}--\r\n\`),
    ]);
  `;
}

function frameCall(items: readonly Code[], options: readonly Code[]): Code {
  const room = javascriptColumns - 4;
  return options.length > 0
    ? hug(code`part(`, items, options, code`),`, room)
    : arrange(code`part(`, items, code`),`, room);
}

function call(open: Code, items: readonly Code[]): Code {
  return arrange(open, items, code`);`, javascriptColumns - 2);
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`basename(${program.text(file.path)})` : text(literal);
}

function succeeded([first, ...rest]: readonly number[]): Code {
  if (first === undefined) return code`response.ok`;
  if (rest.length === 0) return code`response.status === ${first}`;
  return code`[${join(
    [first, ...rest].map((status) => code`${status}`),
    code`, `,
  )}].includes(response.status)`;
}
