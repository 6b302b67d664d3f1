import fc from 'fast-check';

/** Texts that try to leave the place where a program, a header or an address holds them. */
const hostile = fc.constantFrom(
  ...['"', "'", '`', '\\', '\n', '\r\n', '\t', '\0', '\u007f', '\u0085', '\u2028', '\u202e', '\u2066'],
  ...['\ud800', '\udfff', '\ufeff', '\u{1f600}', 'é', '%', '%zz', '%41', '#{x}', '${x}', '$x', '@x', '$(x)'],
  ...[
    '*/',
    '//',
    '?>',
    '<?php',
    '%>',
    '-->',
    '</script>',
    "'''",
    '"""',
    ')"',
    'EOF',
    '\\u000a',
    '\\x41',
    '??/',
  ],
  ...[
    '{{a}}',
    '{{b c}}',
    '{{',
    '}}',
    '{{$guid}}',
    '{{{{a}}}}',
    ':id',
    ':',
    '/',
    '?',
    '&',
    '=',
    '+',
    ';',
    '[]',
  ],
);
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: hostile }, fc.string({ maxLength: 6, unit: 'binary' })), {
    maxLength: 5,
  })
  .map((pieces) => pieces.join(''));

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const few = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.array(arbitrary, { maxLength: 3 });
const entry = fc.record({
  key: text,
  value: fc.oneof(text, fc.constant(null)),
  description: maybe(text),
  disabled: maybe(fc.boolean()),
});
const headerName = fc.constantFrom('Content-Type', 'Authorization', 'Cookie', 'Host', 'X-A', 'x-a', 'Accept');
const header = fc.record({ key: fc.oneof(headerName, text), value: text, disabled: maybe(fc.boolean()) });

const host = fc.constantFrom('http://h.example', 'https://{{host}}:8443', '{{baseUrl}}', 'http://u:p@h', '');
const url = fc.oneof(
  fc.tuple(host, text).map(([base, rest]) => `${base}/${rest}`),
  fc.record({
    raw: maybe(text),
    host: fc.tuple(host),
    path: few(fc.oneof(text, fc.constantFrom(':id', ':a b', '..', ''))),
    query: few(entry),
    variable: few(entry),
  }),
);

const part = fc.oneof(
  fc.record({ key: text, value: text, type: fc.constant('text'), contentType: maybe(text) }),
  fc.record({ key: text, src: fc.oneof(text, few(text), fc.constant(null)), type: fc.constant('file') }),
);
const language = fc.record({ raw: fc.record({ language: fc.constantFrom('json', 'xml', 'text') }) });
const body = fc.oneof(
  fc.record({ mode: fc.constant('raw'), raw: text, options: maybe(language) }),
  fc.record({ mode: fc.constant('urlencoded'), urlencoded: few(entry) }),
  fc.record({ mode: fc.constant('formdata'), formdata: few(part) }),
  fc.record({ mode: fc.constant('file'), file: fc.record({ src: text }) }),
  fc.record({ mode: fc.constant('graphql'), graphql: fc.record({ query: text, variables: text }) }),
);

const auth = fc
  .tuple(fc.constantFrom('noauth', 'bearer', 'basic', 'apikey', 'oauth2', 'digest', 'jwt'), few(entry))
  .map(([type, settings]) => ({ type, [type]: settings }));
const response = fc.record({ name: text, code: fc.integer({ min: 100, max: 599 }), body: text });
const item = fc.record({
  name: text,
  request: fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'HEAD', 'POST', 'put', 'M-SEARCH', 'DELETE'), text),
    url,
    header: few(header),
    body: maybe(body),
    auth: maybe(auth),
    description: maybe(text),
  }),
  response: few(response),
  protocolProfileBehavior: maybe(fc.record({ disableBodyPruning: fc.boolean() })),
});

/** A collection of version 2.1 in its right shape, whose texts are hostile. */
export const collection = fc.record({
  info: fc.record({ name: text, description: maybe(text) }),
  variable: few(entry),
  auth: maybe(auth),
  item: fc.array(fc.oneof(item, fc.record({ name: text, item: few(item), auth: maybe(auth) })), {
    minLength: 1,
    maxLength: 2,
  }),
});
