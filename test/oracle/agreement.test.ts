import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareAll } from './oracle.ts';
import { type Recorder, startRecorder } from './recorder.ts';

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
});
afterAll(() => recorder.close());

const get = (url: unknown, more: object = {}) => ({ request: { method: 'GET', url, ...more } });
const post = (body: object, more: object = {}) => ({
  request: { method: 'POST', url: 'http://h.example/', body, ...more },
});
const pairs = (...entries: readonly (readonly [key: string, value: string | null])[]) =>
  entries.map(([key, value]) => ({ key, value }));

/** Items with one tricky idea each, which arrive as Postman sends them. */
const items: Readonly<Record<string, object>> = {
  'a host in capitals': get('http://API.Example.com/A'),
  'a port': get('https://h.example:8443/a'),
  'no scheme': get('h.example/a'),
  'no path': get('http://h.example?a=b'),
  'an IPv6 address': get('http://[::1]:81/a'),
  'a host outside ASCII': get('http://bücher.example/a'),
  'user and password': get('http://ada:p%40ss@h.example/'),
  'a user alone': get('http://ada@h.example/'),
  'a fragment': get('http://h.example/a?b=c#d'),
  'slashes and dots': get('http://h.example//a/../b/./c//'),
  'text outside ASCII': get('http://h.example/é/日本?ü=ö'),
  'encoded already': get('http://h.example/a%2Fb%20c?d=%26%C3%A9'),
  'half encoded': get('http://h.example/100%/a%zz?b=50%'),
  'marks in a path': get("http://h.example/a b;c,d@e:f=g+h&i!j'k(l)m*n~o$p|q^r[s]"),
  'marks in a query': get("http://h.example/?a b=c d;e,f@g:h=i+j!k'l(m)n*o~p$q|r^s[t]{u}/?v"),
  'quotes in a query': get('http://h.example/?a="b"&c=<d>&e=`f`\\g'),
  'empty pairs': get('http://h.example/?a&b=&=c&&d=e'),
  'a query with a null value': get({
    raw: 'http://h.example/',
    host: 'h.example',
    query: pairs(['a', null], ['b', '']),
  }),
  'separators in a query list': get({
    raw: 'http://h.example/',
    host: 'h.example',
    query: pairs(['a&b', 'c&d'], ['e=f', 'g=h#i']),
  }),
  'a colon segment that is no variable': get('http://h.example/a:b/c:/d'),
  'a backslash': get('http://h.example/a\\b?c\\d'),
  'a method of its own': get('http://h.example/', { method: 'purge-all' }),
  'a method in small letters': get('http://h.example/', { method: 'delete' }),
  'OPTIONS with a body': post({ mode: 'raw', raw: 'a' }, { method: 'OPTIONS' }),
  'GET with a body': post({ mode: 'raw', raw: 'a' }, { method: 'GET' }),
  'HEAD with a form': post({ mode: 'urlencoded', urlencoded: pairs(['a', 'b']) }, { method: 'HEAD' }),
  'GET with a body that stays': {
    protocolProfileBehavior: { disableBodyPruning: true },
    ...post({ mode: 'raw', raw: 'a' }, { method: 'GET' }),
  },
  'an address that is not encoded': {
    protocolProfileBehavior: { disableUrlEncoding: true },
    ...get('http://h.example/a"b<c>/{d}?e=f\'g"h&i={"j":1}'),
  },
  'a raw body without a type': {
    protocolProfileBehavior: { disabledSystemHeaders: { 'content-type': true } },
    ...post({ mode: 'raw', raw: 'a' }),
  },
  'a form without a type': {
    protocolProfileBehavior: { disabledSystemHeaders: { 'content-type': true } },
    ...post({ mode: 'urlencoded', urlencoded: pairs(['a', 'b']) }),
  },
  'a type by hand stays where those of the system are disabled': {
    protocolProfileBehavior: { disabledSystemHeaders: { 'content-type': true } },
    ...post({ mode: 'raw', raw: 'a' }, { header: pairs(['Content-Type', 'text/csv']) }),
  },
  'a disabled body': post({ mode: 'raw', raw: 'a', disabled: true }),
  'POST without a body': get('http://h.example/', { method: 'POST' }),
  'an empty raw body': post({ mode: 'raw', raw: '' }),
  'a raw body of white space': post({ mode: 'raw', raw: ' \r\n\t' }),
  'a raw body outside ASCII': post({
    mode: 'raw',
    raw: '"é"\u0000日😀',
    options: { raw: { language: 'json' } },
  }),
  'a raw body with a type by hand': post(
    { mode: 'raw', raw: '<a/>', options: { raw: { language: 'json' } } },
    { header: pairs(['content-type', 'text/xml; charset=utf-8']) },
  ),
  'a raw body with big numbers': post({ mode: 'raw', raw: '{"a":12345678901234567890,"a":1.0}' }),
  'an empty header': get('http://h.example/', { header: pairs(['X-A', '']) }),
  'a header in quotes': get('http://h.example/', { header: pairs(['X-A', ' "a; b" \\ ']) }),
  'a header in Latin-1': get('http://h.example/', { header: pairs(['X-A', 'é']) }),
  'headers of our own': get('http://h.example/', {
    header: pairs(['Host', 'other.example'], ['User-Agent', 'x'], ['Accept', '*/x'], ['Cookie', 'a=b']),
  }),
  'a disabled header': get('http://h.example/', { header: [{ key: 'X-A', value: 'a', disabled: true }] }),
  'a header without a name': get('http://h.example/', { header: pairs(['', 'a'], ['X-B', 'b']) }),
  'marks in a form': post({
    mode: 'urlencoded',
    urlencoded: pairs(["a b+c&d=e!'()*~", "f g+h&i=j!'()*~-._"], ['é', '日😀']),
  }),
  'empty fields of a form': post({
    mode: 'urlencoded',
    urlencoded: pairs(['a', ''], ['b', null], ['', 'c']),
  }),
  'encoded text in a form': post({ mode: 'urlencoded', urlencoded: pairs(['a%20b', '%26']) }),
  'a form with a type by hand': post(
    { mode: 'urlencoded', urlencoded: pairs(['a', 'b']) },
    { header: pairs(['Content-Type', 'application/json']) },
  ),
  'a form without enabled fields': post({
    mode: 'urlencoded',
    urlencoded: [{ key: 'a', value: 'b', disabled: true }],
  }),
  'a multipart form': post({
    mode: 'formdata',
    formdata: [
      { key: 'a', type: 'text', value: 'line\r\nline\nü' },
      { key: 'é', type: 'text', value: '' },
      { key: 'j', type: 'text', value: '{}', contentType: 'application/json' },
      { key: 'x', type: 'text', value: 'y', disabled: true },
    ],
  }),
  'files in a form': post({
    mode: 'formdata',
    formdata: [
      { key: 'a', type: 'file', src: 'folder/a.png' },
      { key: 'd', type: 'file', src: 'd', contentType: 'text/x' },
      { key: 'b', type: 'file', src: ['b.json', 'c.unknown'] },
    ],
  }),
  'a multipart form with a type by hand': post(
    { mode: 'formdata', formdata: [{ key: 'a', type: 'text', value: 'b' }] },
    { header: pairs(['Content-Type', 'multipart/form-data']) },
  ),
  'a multipart form with a wrong type': post(
    { mode: 'formdata', formdata: [{ key: 'a', type: 'text', value: 'b' }] },
    { header: pairs(['Content-Type', 'application/json']) },
  ),
  'a file': post({ mode: 'file', file: { src: 'folder/a.png' } }),
  'a file that the caller names': post({ mode: 'file', file: {} }),
  'files of a form that the caller names': post({
    mode: 'formdata',
    formdata: [
      { key: 'a', type: 'file', src: [] },
      { key: 'b', type: 'file', src: null },
      { key: 'c', type: 'file' },
    ],
  }),
  'a file of an unknown type': post({ mode: 'file', file: { src: 'a' } }),
  'a file with a type by hand': post(
    { mode: 'file', file: { src: 'a.png' } },
    { header: pairs(['Content-Type', 'image/x']) },
  ),
  GraphQL: post({
    mode: 'graphql',
    graphql: { query: 'query Q($a: Int) { b(c: "d\n") }', operationName: 'Q', variables: '{"a": 1}' },
  }),
  'GraphQL without variables': post({ mode: 'graphql', graphql: { query: '{ a }', variables: '' } }),
  'GraphQL with variables as an object': post({
    mode: 'graphql',
    graphql: { query: '{ a }', variables: { b: [1] } },
  }),
  bearer: get('http://h.example/', { auth: { type: 'bearer', bearer: pairs(['token', 'a']) } }),
  'bearer over a header by hand': get('http://h.example/', {
    auth: { type: 'bearer', bearer: pairs(['token', 'a']) },
    header: pairs(['authorization', 'b']),
  }),
  basic: get('http://h.example/', {
    auth: { type: 'basic', basic: pairs(['username', 'é:'], ['password', '']) },
  }),
  'basic over user and password': get('http://x:y@h.example/', {
    auth: { type: 'basic', basic: pairs(['username', 'a'], ['password', 'b']) },
  }),
  'an API key': get('http://h.example/', {
    auth: { type: 'apikey', apikey: pairs(['key', 'X-Key'], ['value', 'a b']) },
  }),
  'an API key in the query': get('http://h.example/?a=b&k=c', {
    auth: { type: 'apikey', apikey: pairs(['key', 'k'], ['value', 'd e&'], ['in', 'query']) },
  }),
  'OAuth with a prefix': get('http://h.example/', {
    auth: { type: 'oauth2', oauth2: pairs(['accessToken', 'a'], ['headerPrefix', 'Token ']) },
  }),
  'OAuth without a prefix': get('http://h.example/', {
    auth: { type: 'oauth2', oauth2: pairs(['accessToken', 'a'], ['headerPrefix', '']) },
  }),
  'OAuth in the query': get('http://h.example/', {
    auth: { type: 'oauth2', oauth2: pairs(['accessToken', 'a'], ['addTokenTo', 'queryParams']) },
  }),
  'OAuth in the query over a header by hand': get('http://h.example/?access_token=b', {
    auth: { type: 'oauth2', oauth2: pairs(['accessToken', 'a'], ['addTokenTo', 'queryParams']) },
    header: pairs(['Authorization', 'Bearer c']),
  }),
  'OAuth in a header over a parameter by hand': get('http://h.example/?access_token=b&d=e', {
    auth: { type: 'oauth2', oauth2: pairs(['accessToken', 'a']) },
  }),
  'no auth': get('http://h.example/', { auth: { type: 'noauth' } }),
  'digest before the challenge': get('http://h.example/', {
    auth: { type: 'digest', digest: pairs(['username', 'a'], ['password', 'b']) },
  }),
  'variables of every place': post(
    { mode: 'raw', raw: '{"a": {{n}}, "b": "{{text}}{{unknown}}"}' },
    {
      url: 'http://{{host}}:{{port}}/{{text}}/{{unknown}}?{{text}}={{unknown}}#{{text}}',
      header: pairs(['X-{{n}}', '{{outer}} {{unknown}}']),
    },
  ),
  'nested braces': get('http://{{ho{{t}}}}/?a={{{text}}}', { header: pairs(['X-A', '{{{{o}}}} {{te{{x}}']) }),
  'JSON with comments': post({
    mode: 'raw',
    raw: '{"a": "http://x/*y*/", // {{text}}\r\n/* "b" */ "c": 1}',
    options: { raw: { language: 'json' } },
  }),
  'JSON with comments by its type': post(
    { mode: 'raw', raw: '{"a": 1} // one' },
    { header: pairs(['Content-Type', 'application/vnd.x+json; charset=utf-8']) },
  ),
  'comments in a text that only looks like JSON': post(
    { mode: 'raw', raw: '{"a": 1} // one', options: { raw: { language: 'text' } } },
    { header: pairs(['Content-Type', 'application/json']) },
  ),
  'JSON once it is filled': post({ mode: 'raw', raw: '{"a": {{n}}, "b": [{{list}}]}' }),
  'GraphQL with variables of the collection': post({
    mode: 'graphql',
    graphql: { query: '{ a(b: "{{text}}") }', variables: '{"c": {{n}}, "d": "{{text}}"}' },
  }),
  'a port that is a variable': get('https://h.example:{{port}}/'),
  'a raw that disagrees with its parts': get({
    raw: 'http://other.example/x?y=z#w',
    protocol: 'http',
    host: ['h', 'example'],
    path: ['a'],
    query: pairs(['b', 'c']),
  }),
  'user and password as parts': get({
    raw: 'http://h.example/',
    protocol: 'http',
    auth: { user: 'ada', password: 'x:y' },
    host: ['h', 'example'],
    port: '8080',
    path: ['a', ''],
    hash: 'b',
  }),
  'colons in segments': get('http://h.example/a:b/:/c::d/e:'),
  'braces that are no variable': get('http://h.example/?a={b}&c={{}}&d={{e', {
    header: pairs(['X-A', '{{ {a} }}']),
  }),
};

const variable = pairs(
  ['host', 'H.example'],
  ['port', '81'],
  ['text', 'a b'],
  ['outer', '<{{text}}>'],
  ['n', '12'],
  ['o', 'n'],
  ['t', 'st'],
  ['x', 'xt'],
  ['list', '1, 2'],
);

it.each(Object.entries(items))('%s', async (name, item) => {
  const document = { info: { name: 'C' }, variable, item: [{ name, ...item }] };
  const verdicts = await compareAll(new TextEncoder().encode(JSON.stringify(document)), recorder);
  const told = verdicts.flatMap(({ differing, ours, theirs, refusals }) => [
    ...refusals,
    ...differing.map((part) => ({ part, we: ours?.get(part), engine: theirs?.get(part) })),
  ]);
  expect(told).toEqual([]);
});
