import { describe, expect, it } from 'vitest';
import { fill, ownValues } from '../wire/fill.ts';
import { itemsOf } from './model.ts';
import { readCollections } from './read.ts';
import { printText } from './resolve/text.ts';
import type { ResolveOptions } from './resolve/variables.ts';
import { resolve } from './resolve.ts';

/** Resolves one item around a request; `variables` are the collection's. */
function resolveOne(request: object, variables: Record<string, string> = {}, options: ResolveOptions = {}) {
  const document = {
    info: { name: 'C' },
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: [{ name: 'One', request: { method: 'GET', url: 'http://h', ...request } }],
  };
  const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
  if (!item) throw new Error('The item is lost.');
  const { value, problems } = resolve(item, options);
  return {
    template: value,
    url: printText(value.url),
    encodes: value.url.flatMap((piece) => (typeof piece === 'string' ? [] : piece.encode)),
    headers: value.headers.map((header) => `${header.name}: ${printText(header.value)}`),
    inputs: new Map(value.inputs.map(({ name, ...input }) => [name, input])),
    codes: problems.map(({ code }) => code),
  };
}

const basePart = { kind: 'base-url', meaning: 'The base URL, with its scheme.' };

describe('base URL', () => {
  it.each([
    ['http://h/a', {}, '{{baseUrl}}/a', 'baseUrl', 'http://h'],
    ['HTTPS://H.example:8443/a', {}, '{{baseUrl}}/a', 'baseUrl', 'HTTPS://H.example:8443'],
    ['h.example/a', {}, '{{baseUrl}}/a', 'baseUrl', 'http://h.example'],
    ['http://bücher.example/a', {}, '{{baseUrl}}/a', 'baseUrl', 'http://xn--bcher-kva.example'],
    ['{{host}}/a', { host: 'https://x.example/v 1' }, '{{host}}/a', 'host', 'https://x.example/v%201'],
    ['{{host}}/a', { host: 'x.example' }, '{{host}}/a', 'host', 'http://x.example'],
    ['{{host}}/a', { host: '{{inner}}', inner: 'https://y' }, '{{host}}/a', 'host', 'https://y'],
    ['https://{{host}}:{{port}}/a', { host: 'x', port: '81' }, '{{baseUrl}}/a', 'baseUrl', 'https://x:81'],
    ['{{host}}?a=1', { host: 'https://x' }, '{{host}}?a=1', 'host', 'https://x'],
  ])('%s is an input with its value', (url, variables, expected, name, value) => {
    const { url: text, inputs, encodes, codes } = resolveOne({ url }, variables as Record<string, string>);
    expect(text).toBe(expected);
    expect(inputs.get(name)).toEqual({ ...basePart, from: 'program', value });
    expect(encodes).toEqual(['verbatim']);
    expect(codes).toEqual([]);
  });

  it('without a value comes from the environment', () => {
    const { url, inputs } = resolveOne({ url: '{{server url}}/a' });
    expect(url).toBe('{{server url}}/a');
    expect(inputs.get('server url')).toEqual({ ...basePart, from: 'environment', environment: 'SERVER_URL' });
  });

  it('known in part has an input for each unknown variable', () => {
    const { url, inputs, codes } = resolveOne(
      { url: 'https://{{region}}.example.com:{{port}}/a' },
      { port: '81' },
    );
    expect(url).toBe('https://{{region}}.example.com:81/a');
    expect([...inputs.keys()]).toEqual(['region']);
    expect(inputs.get('region')).toEqual({ kind: 'variable', from: 'environment', environment: 'REGION' });
    expect(codes).toEqual([]);
  });

  it.each([
    ['{{host}}.example.com/a', '{{host}}.example.com/a', 'base-url'],
    ['{{scheme}}://h/a', '{{scheme}}://h/a', 'variable'],
    ['h.{{domain}}/a', 'http://h.{{domain}}/a', 'variable'],
  ])('known in part: %s', (url, expected, kind) => {
    const { url: text, template } = resolveOne({ url });
    expect([text, template.inputs[0]?.kind]).toEqual([expected, kind]);
  });

  it('known in part encodes what stands behind the host', () => {
    const { url, encodes } = resolveOne(
      { url: '{{all}}/x' },
      { all: 'https://{{h}}/a b/{{id}}?q=é&r={{q}}' },
    );
    expect(url).toBe('https://{{h}}/a%20b/{{id}}?q=%C3%A9&r={{q}}/x');
    expect(encodes).toEqual(['verbatim', 'segment', 'query']);
    expect(resolveOne({ url: '{{all}}' }, { all: '//h/{{id}}' }).url).toBe('http://h/{{id}}');
    const cut = resolveOne({ url: '{{all}}/x?y' }, { all: 'https://h/{{id}}#{{fragment}}' });
    expect(cut.url).toBe('https://h/{{id}}');
    expect([...cut.inputs.keys()]).toEqual(['id']);
  });

  it.each([
    [{ baseUrl: 'https://other' }, 'https://other'],
    [{ baseUrl: 'other:81' }, 'http://other:81'],
    [{ baseUrl: 'https://{{inner}}/v1', inner: 'i' }, 'https://i/v1'],
    [{ baseUrl: 'https://ada:p@other' }, 'https://other'],
  ])('is what the caller says: %j', (variables, value) => {
    for (const url of ['http://h/a', '{{baseUrl}}/a']) {
      const { inputs, codes, template } = resolveOne({ url }, {}, { variables });
      expect(inputs.get('baseUrl')?.value).toBe(value);
      expect(codes).toEqual([]);
      expect(template.basic !== undefined).toBe(variables.baseUrl.includes('@'));
    }
  });

  it.each(['ftp://h/a', 'http://h:99999/', 'ws://{{host}}/', '{{a}}.https://h/'])(
    '%s is named as unusable',
    (url) => {
      expect(resolveOne({ url }).codes).toEqual(['address-unusable']);
    },
  );

  it('that is missing is an input, and named', () => {
    const { url, inputs, codes } = resolveOne({ url: '/a' });
    expect(url).toBe('{{baseUrl}}/a');
    expect(inputs.get('baseUrl')?.from).toBe('environment');
    expect(codes).toEqual(['address-missing']);
  });

  it('gives up its user and password as basic auth', () => {
    const { template, url, inputs } = resolveOne({ url: 'http://ada:p%40ss:x@h/a' });
    expect(url).toBe('{{baseUrl}}/a');
    expect(inputs.get('baseUrl')?.value).toBe('http://h');
    expect(template.basic).toEqual({
      user: [{ input: 'apiUser', encode: 'verbatim' }],
      password: [{ input: 'apiPassword', encode: 'verbatim' }],
    });
    expect(inputs.get('apiPassword')).toMatchObject({ value: 'p@ss:x', environment: 'API_PASSWORD' });
  });
});

describe('path and query', () => {
  it.each([
    ['/a b/ü/%41%2f/x:y/a:z', '/a%20b/%C3%BC/%41%2f/x:y/a:z'],
    ['/"<>`#', '/%22%3C%3E%60'],
    ["/{a}/|^[]@!$&'()*+,;=", "/%7Ba%7D/|^[]@!$&'()*+,;="],
    ['/a\\b', '/a/b'],
    ['/./../a//', '/./../a//'],
    ['/50%/%zz', '/50%/%zz'],
    ['/a?x=1&x=2&y&z=&=w', '/a?x=1&x=2&y&z=&=w'],
    ['/a?q=a b"\'<>`{}|ü%20+&r==', '/a?q=a%20b%22%27%3C%3E`{}|%C3%BC%20+&r=='],
    ['/a?k k=v', '/a?k%20k=v'],
    ['/a?x#frag?y', '/a?x'],
    ['?x', '?x'],
    ['/?', '/'],
  ])('http://h%s', (path, expected) => {
    const { url, codes } = resolveOne({ url: `http://h${path}` });
    expect(url).toBe(`{{baseUrl}}${expected}`);
    expect(codes).toEqual([]);
  });

  it('query entries: disabled ones left out, separators inside encoded', () => {
    const query = [
      { key: 'a=&', value: 'b=&#' },
      { key: 'off', value: '1', disabled: true },
      { key: 'n', value: null },
      { key: 'n', value: '' },
    ];
    expect(resolveOne({ url: { host: ['http://h'], path: ['p'], query } }).url).toBe(
      '{{baseUrl}}/p?a%3D%26=b=%26%23&n&n=',
    );
  });

  it('known variables are filled and encoded with the rest', () => {
    const { url } = resolveOne(
      { url: 'http://h/{{a}}/x?q={{b}}&{{c}}=1' },
      { a: 'v 1/w', b: 'x&y', c: 'k{{d}}', d: '=' },
    );
    expect(url).toBe('{{baseUrl}}/v%201/w/x?q=x%26y&k%3D=1');
  });

  it('a value may bring a query or a fragment along', () => {
    expect(resolveOne({ url: 'http://h/{{a}}' }, { a: "x?q='{{b}}'" }).url).toBe(
      '{{baseUrl}}/x?q=%27{{b}}%27',
    );
    expect(resolveOne({ url: 'http://h/{{a}}/{{b}}?c=d' }, { a: 'x#y' }).url).toBe('{{baseUrl}}/x');
  });

  it('unknown variables are inputs, encoded for their place', () => {
    const { encodes, inputs } = resolveOne({ url: 'http://h/{{a}}-{{a}}?q={{b}}&{{c}}' });
    expect(encodes).toEqual(['verbatim', 'segment', 'segment', 'query', 'query']);
    expect(inputs.get('a')).toEqual({ kind: 'variable', from: 'environment', environment: 'A' });
  });
});

describe('path variables', () => {
  it('have the value of a disabled entry too', () => {
    const url = { raw: 'http://h/:id', variable: [{ key: 'id', value: '7', disabled: true }] };
    expect(resolveOne({ url }).inputs.get('id')?.value).toBe('7');
  });

  it('end at a dot', () => {
    const url = { raw: 'http://h/:id.json', variable: [{ key: 'id', value: '7' }] };
    const { url: text, inputs } = resolveOne({ url });
    expect(text).toBe('{{baseUrl}}/{{id}}.json');
    expect(inputs.get('id')?.value).toBe('7');
  });

  const url = (value: unknown, description?: string) => ({
    host: ['http://h'],
    path: ['users', ':userId', 'x:userId', ':'],
    variable: [{ key: 'userId', value, description }],
  });

  it('are inputs with value and meaning', () => {
    const {
      url: text,
      inputs,
      encodes,
    } = resolveOne({ url: url('a/{{n}}', '(Required) The [user](http://x).\n\nMore.') }, { n: '1' });
    expect(text).toBe('{{baseUrl}}/users/{{userId}}/x:userId/:');
    expect(encodes).toEqual(['verbatim', 'segment']);
    expect(inputs.get('userId')).toEqual({
      kind: 'path',
      from: 'program',
      value: 'a/1',
      meaning: 'The user.',
    });
  });

  it.each([undefined, null, ''])('with the value %j come from the environment', (value) => {
    expect(resolveOne({ url: url(value) }).inputs.get('userId')).toEqual({
      kind: 'path',
      from: 'environment',
      environment: 'USER_ID',
    });
  });

  it('that nobody lists too', () => {
    expect(resolveOne({ url: 'http://h/:some-id/:some-id' }).inputs.get('some-id')).toMatchObject({
      environment: 'SOME_ID',
    });
  });

  it('whose value is an unknown variable are that variable', () => {
    const { url: text, inputs } = resolveOne({ url: url('{{uid}}', 'The user.') });
    expect(text).toBe('{{baseUrl}}/users/{{uid}}/x:userId/:');
    expect(inputs.get('uid')).toMatchObject({
      kind: 'variable',
      environment: 'API_UID',
      meaning: 'The user.',
    });
  });

  it('known in part stay one segment', () => {
    const { url: text, encodes } = resolveOne({ url: url('a/b?{{uid}}#') });
    expect(text).toBe('{{baseUrl}}/users/a%2Fb%3F{{uid}}%23/x:userId/:');
    expect(encodes).toEqual(['verbatim', 'segment']);
  });

  it('are what the caller says', () => {
    const { inputs } = resolveOne({ url: url('{{uid}}') }, {}, { variables: { userId: 'me' } });
    expect(inputs.get('userId')).toMatchObject({ kind: 'path', from: 'program', value: 'me' });
  });
});

describe('variables', () => {
  const header = (value: string) => ({ header: [{ key: 'X', value }] });

  it.each([
    ['{{a}}', { a: '1' }, '1'],
    ['{{a}}{{a}}', { a: '1' }, '11'],
    ['{{a b!}}', { 'a b!': '1' }, '1'],
    ['{{a}}', { a: 'x{{b}}', b: '{{c}}', c: '2' }, 'x2'],
    ['{{x{{a}}}}', { a: '1', x1: 'nested' }, 'nested'],
    ['{{A}}', { a: '1' }, '{{A}}'],
    ['{{}} {{ }a}', {}, '{{}} {{ }a}'],
    ['{{toString}}', {}, '{{toString}}'],
    ['$& $1', { a: '1' }, '$& $1'],
    ['{{a}}', { a: '$& $1' }, '$& $1'],
  ])('%s with %j', (value, variables, expected) => {
    expect(resolveOne(header(value), variables as Record<string, string>).headers).toEqual([
      `X: ${expected}`,
    ]);
  });

  it('the caller wins over the nearest folder, and that over the collection', () => {
    const document = {
      info: {},
      variable: [
        { key: 'a', value: 'collection' },
        { key: 'b', value: 'collection' },
        { key: 'c', value: 'collection' },
      ],
      item: [
        {
          name: 'F',
          variable: [
            { key: 'a', value: 'folder' },
            { key: 'b', value: 'folder' },
          ],
          item: [
            { name: 'One', request: { method: 'GET', url: 'http://h', ...header('{{a}} {{b}} {{c}}') } },
          ],
        },
      ],
    };
    const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
    if (!item) throw new Error('The item is lost.');
    const { value } = resolve(item, { variables: { a: 'caller' } });
    expect(value.headers).toEqual([{ name: 'X', value: ['caller folder collection'] }]);
  });

  it.each([{ a: '{{a}}x' }, { a: '{{b}}', b: '{{a}}' }, { a: '{{b}}{{c}}', b: '{{a}}' }])(
    'a circle ends and is named: %j',
    (variables) => {
      const { codes } = resolveOne(header('{{a}}'), variables as Record<string, string>);
      expect(codes.filter((code) => code !== 'header-value-unsendable')[0]).toBe('variable-endless');
    },
  );

  it('what doubles with each variable is stopped', () => {
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const variables = Object.fromEntries(names.map((name, index) => [name, `{{v${index + 1}}}`.repeat(10)]));
    const started = performance.now();
    expect(resolveOne({ method: 'POST', body: { mode: 'raw', raw: '{{v0}}' } }, variables).codes).toContain(
      'variables-too-large',
    );
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('dynamic ones are made with a clock and numbers', () => {
    const options = { now: new Date('2024-05-06T07:08:09.010Z'), random: () => 0.5 };
    const value = '{{$timestamp}} {{$isoTimestamp}} {{$randomInt}} {{$guid}}';
    expect(resolveOne(header(value), {}, options).headers).toEqual([
      'X: 1714979289 2024-05-06T07:08:09.010Z 500 88888888-8888-4888-8888-888888888888',
    ]);
  });

  it('dynamic ones are inputs otherwise, and named', () => {
    const { inputs, codes } = resolveOne(
      header('{{$guid}} {{$randomEmail}}'),
      {},
      { now: new Date(0), random: Math.random },
    );
    expect([...inputs.keys()]).toEqual(['baseUrl', '$randomEmail']);
    expect(codes).toEqual(['dynamic-variable']);
    expect(resolveOne(header('{{$guid}}')).inputs.get('$guid')).toMatchObject({ environment: 'GUID' });
  });
});

describe('headers', () => {
  it('keep order, case, duplicates and inner space', () => {
    const header = [
      { key: 'x-b', value: ' 1  2 ' },
      { key: 'X-A', value: '' },
      { key: 'x-b', value: '3\n' },
      { key: 'Host', value: 'other' },
      { key: ' Accept ', value: 'a' },
      { key: '', value: 'never' },
      { key: 'Off', value: 'never', disabled: true },
    ];
    expect(resolveOne({ header }).headers).toEqual([
      'x-b: 1  2',
      'X-A: ',
      'x-b: 3',
      'Host: other',
      'Accept: a',
    ]);
  });

  it.each([
    ['X Y', 'v', 'header-name-unsendable'],
    ['X\r\nY', 'v', 'header-name-unsendable'],
    ['Ü', 'v', 'header-name-unsendable'],
    ['{{unknown}}', 'v', 'header-name-unsendable'],
    ['X', 'a\r\nY: b', 'header-value-unsendable'],
    ['X', '€', 'header-value-unsendable'],
    ['X', 'a\0', 'header-value-unsendable'],
  ])('%j: %j is left out and named', (key, value, code) => {
    const { headers, codes } = resolveOne({
      header: [
        { key, value },
        { key: 'Z', value: 'ü' },
      ],
    });
    expect([headers, codes]).toEqual([['Z: ü'], [code]]);
  });

  it.each([
    ['Content-Length', '3'],
    ['content-length', '{{n}}'],
    ['Transfer-Encoding', 'chunked'],
  ])('%s: %s frames the body, and is left to whoever sends it', (key, value) => {
    const body = { mode: 'raw', raw: 'hello' };
    const { headers, codes, template } = resolveOne({ method: 'PUT', header: [{ key, value }], body });
    expect([headers, codes]).toEqual([['Content-Type: text/plain'], ['header-frames-body']]);
    expect(template.inputs.map(({ name }) => name)).toEqual(['baseUrl']);
  });

  it.each([
    [
      'Authorization',
      'Bearer abc',
      'Bearer {{accessToken}}',
      { accessToken: { environment: 'ACCESS_TOKEN', value: 'abc' } },
    ],
    ['authorization', 'bearer {{t}}', 'bearer {{t}}', { t: { environment: 'T' } }],
    [
      'Authorization',
      'Basic dTpw',
      'Basic {{apiAuthorization}}',
      { apiAuthorization: { environment: 'API_AUTHORIZATION', value: 'dTpw' } },
    ],
    [
      'Authorization',
      'Token token="x y"',
      'Token {{apiAuthorization}}',
      { apiAuthorization: { value: 'token="x y"' } },
    ],
    ['Authorization', 'abc', '{{apiAuthorization}}', { apiAuthorization: { value: 'abc' } }],
    ['Authorization', '{{path}}', '{{path}}', { path: { environment: 'API_PATH' } }],
    [
      'Authorization',
      'Key {{a}}:{{b}}',
      'Key {{a}}:{{b}}',
      { a: { kind: 'credential' }, b: { kind: 'credential' } },
    ],
    [
      'Proxy-Authorization',
      'Bearer x',
      'Bearer {{proxyAuthorization}}',
      { proxyAuthorization: { environment: 'PROXY_AUTHORIZATION' } },
    ],
    ['Cookie', 'a=b; c=d', '{{apiCookie}}', { apiCookie: { environment: 'API_COOKIE', value: 'a=b; c=d' } }],
    ['Authorization', '', '', {}],
  ])('%s: %s is a credential', (key, value, expected, inputs) => {
    const resolved = resolveOne({ header: [{ key, value }] });
    expect(resolved.headers).toEqual([`${key}: ${expected}`]);
    expect(Object.fromEntries(resolved.inputs)).toMatchObject(inputs);
    for (const name of Object.keys(inputs))
      expect(resolved.inputs.get(name)).toMatchObject({ kind: 'credential', from: 'environment' });
  });
});

describe('auth', () => {
  it.each([
    [
      { type: 'bearer', bearer: [{ key: 'token', value: 'abc' }] },
      ['Authorization: Bearer {{accessToken}}'],
      { accessToken: { value: 'abc', meaning: 'the bearer token' } },
    ],
    [
      { type: 'bearer', bearer: { token: '{{myToken}}' } },
      ['Authorization: Bearer {{myToken}}'],
      { myToken: { environment: 'MY_TOKEN' } },
    ],
    [
      { type: 'oauth2' },
      ['Authorization: Bearer {{accessToken}}'],
      { accessToken: { environment: 'ACCESS_TOKEN', meaning: 'the OAuth access token' } },
    ],
    [
      { type: 'oauth2', oauth2: { headerPrefix: 'OAuth ', accessToken: 'x' } },
      ['Authorization: OAuth {{accessToken}}'],
      {},
    ],
    [{ type: 'oauth2', oauth2: { headerPrefix: '' } }, ['Authorization: {{accessToken}}'], {}],
    [
      { type: 'apikey', apikey: { key: 'X-Key', value: 'k' } },
      ['X-Key: {{apiKey}}'],
      { apiKey: { environment: 'API_KEY', value: 'k' } },
    ],
    [
      { type: 'apikey', apikey: { key: 'X-Key', value: '{{user}}', in: 'header' } },
      ['X-Key: {{user}}'],
      { user: { environment: 'API_USER' } },
    ],
    [
      { type: 'apikey', apikey: { key: 'X-Key', value: false } },
      ['X-Key: {{apiKey}}'],
      { apiKey: { value: 'false' } },
    ],
    [{ type: 'noauth' }, [], {}],
  ])('%j', (auth, headers, inputs) => {
    const resolved = resolveOne({ auth });
    expect(resolved.headers).toEqual(headers);
    expect(Object.fromEntries(resolved.inputs)).toMatchObject(inputs);
    expect(resolved.codes).toEqual([]);
  });

  it.each([
    [
      { type: 'oauth2', oauth2: { addTokenTo: 'queryParams' } },
      '{{baseUrl}}/a?x=1&access_token={{accessToken}}',
    ],
    [
      { type: 'apikey', apikey: { key: 'my key', value: 'k', in: 'query' } },
      '{{baseUrl}}/a?x=1&my%20key={{apiKey}}',
    ],
  ])('in the query: %j', (auth, url) => {
    const resolved = resolveOne({ url: 'http://h/a?x=1', auth });
    expect([resolved.url, resolved.headers]).toEqual([url, []]);
    expect(resolved.encodes).toEqual(['verbatim', 'query']);
  });

  it.each([
    [{ username: 'u', password: 'p' }, '{{apiUser}}', '{{apiPassword}}'],
    [{ username: '{{name}}', password: '{{word}}' }, '{{name}}', '{{word}}'],
    [{ username: '{{mail}}/token', password: '' }, '{{mail}}/token', ''],
    [{ password: 'p' }, '', '{{apiPassword}}'],
    [{}, '{{apiUser}}', '{{apiPassword}}'],
  ])('basic %j', (basic, user, password) => {
    const { template } = resolveOne({ auth: { type: 'basic', basic } });
    expect([printText(template.basic?.user ?? []), printText(template.basic?.password ?? [])]).toEqual([
      user,
      password,
    ]);
    expect(template.headers).toEqual([]);
  });

  it('a known variable keeps its name and its value', () => {
    const { inputs } = resolveOne({ auth: { type: 'bearer', bearer: { token: '{{jwt}}' } } }, { jwt: 'abc' });
    expect(inputs.get('jwt')).toEqual({
      kind: 'credential',
      from: 'environment',
      environment: 'JWT',
      value: 'abc',
      meaning: 'the bearer token',
    });
  });

  it.each([
    [{ type: 'digest' }, 'auth-unsupported'],
    [{ type: 'oauth2', oauth2: { tokenType: 'mac' } }, 'auth-unsupported'],
    [{ type: 'apikey' }, 'auth-incomplete'],
  ])('%j is named', (auth, code) => {
    expect(resolveOne({ auth })).toMatchObject({ codes: [code], headers: [] });
  });

  it.each([
    [{ type: 'bearer', bearer: { token: '' } }, { header: [{ key: 'authorization', value: 'Bearer y' }] }],
    [{ type: 'basic' }, { header: [{ key: 'Authorization', value: 'z' }] }],
    [{ type: 'oauth2' }, { header: [{ key: 'Authorization', value: 'z' }] }],
    [{ type: 'hawk' }, { header: [{ key: 'Authorization', value: 'Hawk id="x"' }] }],
    [{ type: 'apikey', apikey: { key: 'X-Key' } }, { header: [{ key: 'x-key', value: 'y' }] }],
  ])('%j gives way to what is written by hand', (auth, request) => {
    const { codes, template, headers } = resolveOne({ auth, ...request });
    expect(codes).toEqual(['auth-overridden']);
    expect(template.basic).toBeUndefined();
    expect(headers).toHaveLength(1);
  });

  it.each([
    [{ type: 'bearer', bearer: { token: 'x' } }, 'Bearer y', ['Authorization: Bearer {{accessToken}}']],
    [{ type: 'oauth2', oauth2: { accessToken: 'x' } }, 'y', ['Authorization: Bearer {{accessToken}}']],
    [{ type: 'apikey', apikey: { key: 'authorization', value: 'x' } }, 'y', ['authorization: {{apiKey}}']],
    [{ type: 'basic', basic: { username: 'x' } }, 'y', []],
  ])('%j replaces what is written by hand', (auth, value, expected) => {
    const { codes, headers, inputs } = resolveOne({ auth, header: [{ key: 'Authorization', value }] });
    expect(codes).toEqual(['auth-replaces']);
    expect(headers).toEqual(expected);
    expect(inputs.get('accessToken')?.value ?? 'x').toBe('x');
  });

  it('a key in the query without a value gives way to one written by hand', () => {
    const auth = { type: 'apikey', apikey: { key: 'key', value: '', in: 'query' } };
    const { codes, url } = resolveOne({ auth, url: 'http://h/?key=y' });
    expect(codes).toEqual(['auth-overridden']);
    expect(url).toBe('{{baseUrl}}/?key=y');
  });

  it('a key in the query replaces one written by hand', () => {
    const auth = { type: 'apikey', apikey: { key: 'key', value: 'x', in: 'query' } };
    const { codes, url } = resolveOne({ auth, url: 'http://h/?key=y&a=b' });
    expect(codes).toEqual(['auth-replaces']);
    expect(url).toBe('{{baseUrl}}/?a=b&key={{apiKey}}');
  });
});

describe('bodies', () => {
  const post = (body: object, more: object = {}) => resolveOne({ method: 'POST', body, ...more });
  const textOf = ({ template: { body } }: ReturnType<typeof post>) =>
    body?.kind === 'text' ? printText(body.text) : undefined;

  it.each([
    [undefined, 'text/plain'],
    ['text', 'text/plain'],
    ['json', 'application/json'],
    ['xml', 'application/xml'],
    ['html', 'text/html'],
    ['javascript', 'application/javascript'],
    ['constructor', 'text/plain'],
  ])('raw of language %s', (language, type) => {
    const resolved = post({ mode: 'raw', raw: ' a\r\n\t"é" ', options: { raw: { language } } });
    expect(textOf(resolved)).toBe(' a\r\n\t"é" ');
    expect(resolved.headers).toEqual([`Content-Type: ${type}`]);
  });

  it('raw keeps the type that is written by hand', () => {
    const header = [{ key: 'content-type', value: 'multipart/form-data' }];
    expect(post({ mode: 'raw', raw: 'x' }, { header }).headers).toEqual([
      'content-type: multipart/form-data',
    ]);
  });

  it('raw JSON escapes the inputs between quotes only', () => {
    const raw = '{"a{{k}}": "x\\"{{v}}", "n": {{n}}, "m": "{{v}}"}';
    const { template } = post({ mode: 'raw', raw, options: { raw: { language: 'json' } } });
    const holes =
      template.body?.kind === 'text' ? template.body.text.filter((piece) => typeof piece !== 'string') : [];
    expect(holes).toEqual([
      { input: 'k', encode: 'json' },
      { input: 'v', encode: 'json' },
      { input: 'n', encode: 'verbatim' },
      { input: 'v', encode: 'json' },
    ]);
  });

  it.each([
    [{ mode: 'raw', raw: '' }],
    [{ mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b', disabled: true }] }],
    [{ mode: 'formdata', formdata: [] }],
  ])('%j is none', (body) => {
    expect(post(body)).toMatchObject({ headers: [], codes: [] });
    expect(post(body).template.body).toBeUndefined();
  });

  it('urlencoded is encoded as a form, with its type', () => {
    const urlencoded = [
      { key: 'a b', value: "c+&=%20!'()*~é" },
      { key: 'a b', value: null },
      { key: 'k', value: '{{v}}' },
    ];
    const resolved = post({ mode: 'urlencoded', urlencoded });
    expect(textOf(resolved)).toBe('a%20b=c%2B%26%3D%2520%21%27%28%29%2A~%C3%A9&a%20b=&k={{v}}');
    expect(resolved.headers).toEqual(['Content-Type: application/x-www-form-urlencoded']);
    expect(resolved.template.body).toMatchObject({
      text: [expect.any(String), { input: 'v', encode: 'form' }],
    });
  });

  it.each([
    [
      'application/x-www-form-urlencoded; charset=utf-8',
      ['Content-Type: application/x-www-form-urlencoded; charset=utf-8'],
      [],
    ],
    ['application/json', ['Content-Type: application/x-www-form-urlencoded'], ['content-type-replaced']],
  ])('urlencoded with %s by hand', (value, headers, codes) => {
    const body = { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b' }] };
    expect(post(body, { header: [{ key: 'Content-Type', value }] })).toMatchObject({ headers, codes });
  });

  it.each([
    ['multipart/form-data', []],
    ['Multipart/Form-Data', []],
    ['multipart/form-data; boundary=x', ['content-type-replaced']],
    ['application/json', ['content-type-replaced']],
  ])('formdata with %s by hand: whoever frames it writes the type', (value, codes) => {
    const body = { mode: 'formdata', formdata: [{ key: 'a', value: 'b' }] };
    expect(post(body, { header: [{ key: 'Content-Type', value }] })).toMatchObject({ headers: [], codes });
  });

  it('formdata has a part for each field and file', () => {
    const formdata = [
      { key: 'a"b', value: 'x{{v}}', type: 'text' },
      { key: 'json', value: '{}', contentType: 'application/json' },
      { key: 'off', value: 'x', disabled: true },
      { key: 'f', type: 'file', src: ['/d/a.PNG', 'b.bin'] },
      { key: 'g', type: 'file', src: 'c.csv', contentType: 'text/x-csv', fileName: 'd.csv' },
      { key: 'h', type: 'file', src: null },
    ];
    const { template, codes, inputs } = post({ mode: 'formdata', formdata });
    expect(template.body).toEqual({
      kind: 'multipart',
      parts: [
        { name: ['a"b'], content: ['x', { input: 'v', encode: 'verbatim' }] },
        { name: ['json'], content: ['{}'], contentType: 'application/json' },
        { name: ['f'], content: { path: ['/d/a.PNG'] }, contentType: 'image/png' },
        { name: ['f'], content: { path: ['b.bin'] }, contentType: 'application/octet-stream' },
        { name: ['g'], content: { path: ['c.csv'], filename: 'd.csv' }, contentType: 'text/x-csv' },
        {
          name: ['h'],
          content: { path: [{ input: 'h', encode: 'verbatim' }] },
          contentType: 'application/octet-stream',
        },
      ],
    });
    expect(codes).toEqual(['file-missing']);
    expect(inputs.get('h')).toEqual({
      kind: 'field',
      from: 'environment',
      environment: 'H',
      meaning: 'The path of the file to send.',
    });
  });

  it('a part type that no header can carry is left out', () => {
    const formdata = [{ key: 'a', value: 'b', contentType: 'text/plain\r\nX: y' }];
    const { template, codes } = post({ mode: 'formdata', formdata });
    expect([template.body, codes]).toEqual([
      { kind: 'multipart', parts: [{ name: ['a'], content: ['b'] }] },
      ['header-value-unsendable'],
    ]);
  });

  it('a blank part type is none', () => {
    const { template, codes } = post({
      mode: 'formdata',
      formdata: [{ key: 'a', value: 'b', contentType: ' ' }],
    });
    expect([template.body, codes]).toEqual([
      { kind: 'multipart', parts: [{ name: ['a'], content: ['b'] }] },
      [],
    ]);
  });

  it.each([
    [
      'formdata',
      'password',
      'old',
      {
        name: 'password',
        kind: 'field',
        from: 'environment-or-program',
        environment: 'PASSWORD',
        value: 'old',
      },
    ],
    [
      'urlencoded',
      'client_secret',
      'x',
      {
        name: 'client_secret',
        kind: 'field',
        from: 'environment-or-program',
        environment: 'CLIENT_SECRET',
        value: 'x',
      },
    ],
    [
      'urlencoded',
      'user[newPassword]',
      '',
      {
        name: 'user[newPassword]',
        kind: 'field',
        from: 'environment-or-program',
        environment: 'USER_NEW_PASSWORD',
        value: '',
      },
    ],
    [
      'formdata',
      'pwd',
      '{{known}}',
      { name: 'pwd', kind: 'field', from: 'environment-or-program', environment: 'API_PWD', value: 'K' },
    ],
    [
      'formdata',
      'api-key',
      '{{unknown}}',
      { name: 'unknown', kind: 'field', from: 'environment', environment: 'UNKNOWN' },
    ],
  ] as const)('a secret field of %s: %s', (mode, key, value, input) => {
    const field = { key, value, description: '' };
    const { template } = resolveOne({ method: 'POST', body: { mode, [mode]: [field] } }, { known: 'K' });
    expect(template.inputs.slice(1)).toEqual([input]);
  });

  it.each(['page_token', 'nextPageToken', 'username', 'tokens', 'secretary'])('%s is no secret', (key) => {
    expect(post({ mode: 'formdata', formdata: [{ key, value: 'x' }] }).template.inputs).toHaveLength(1);
  });

  it.each([
    [
      { query: 'q "{{a}}"', variables: '{"b": {{b}}, "c": "{{c}}"}', operationName: 'O' },
      '{"query":"q \\"{{a}}\\"","operationName":"O","variables":{"b": {{b}}, "c": "{{c}}"}}',
    ],
    [{ query: 'q\n', variables: '' }, '{"query":"q\\n"}'],
    [{ query: 'q', variables: { a: 1 }, operationName: null }, '{"query":"q","variables":{"a":1}}'],
  ])('graphql %j', (graphql, text) => {
    const resolved = post({ mode: 'graphql', graphql });
    expect(textOf(resolved)).toBe(text);
    expect(resolved.headers).toEqual(['Content-Type: application/json']);
  });

  it.each([
    [{ src: '/a/b.pdf' }, '/a/b.pdf', 'application/pdf', []],
    [{ src: '{{dir}}/b' }, '{{dir}}/b', 'application/octet-stream', []],
    [{}, '{{file}}', 'application/octet-stream', ['file-missing']],
  ])('file %j', (file, path, type, codes) => {
    const resolved = post({ mode: 'file', file });
    const { body } = resolved.template;
    expect(body?.kind === 'file' && printText(body.file.path)).toBe(path);
    expect([resolved.headers, resolved.codes]).toEqual([[`Content-Type: ${type}`], codes]);
  });

  it.each(['GET', 'head', 'COPY', 'PURGE', 'UNLOCK'])('%s has none, as in Postman', (method) => {
    const { template, headers, codes } = resolveOne({ method, body: { mode: 'raw', raw: 'x' } });
    expect([template.body, headers, codes]).toEqual([undefined, [], ['body-pruned']]);
  });

  it.each(['DELETE', 'OPTIONS', 'LINK'])('%s has one', (method) => {
    expect(resolveOne({ method, body: { mode: 'raw', raw: 'x' } }).template.body?.kind).toBe('text');
  });

  it('GET has one where pruning is disabled', () => {
    const item = {
      name: 'One',
      protocolProfileBehavior: { disableBodyPruning: true },
      request: { method: 'GET', url: 'http://h', body: { mode: 'raw', raw: 'x' } },
    };
    const [read] = readCollections(JSON.stringify(item)).value.flatMap(itemsOf);
    expect(read && resolve(read).value.body).toEqual({ kind: 'text', text: ['x'] });
  });
});

describe('inputs', () => {
  it('stand in the order of a program', () => {
    const { template } = resolveOne({
      method: 'POST',
      url: 'http://h/{{v}}/:p',
      auth: { type: 'bearer' },
      body: { mode: 'urlencoded', urlencoded: [{ key: 'password', value: 'x' }] },
    });
    expect(template.inputs.map(({ kind }) => kind)).toEqual([
      'base-url',
      'path',
      'variable',
      'field',
      'credential',
    ]);
  });

  it('of one name and different origins are told apart, also in the environment', () => {
    const { url, inputs } = resolveOne({ url: 'http://h/:id/{{id}}/{{Id}}/:a-b/:a_b' });
    expect(url).toBe('{{baseUrl}}/{{id}}/{{idVariable}}/{{Id}}/{{a-b}}/{{a_b}}');
    expect([...inputs].map(([name, { environment }]) => `${name} ${environment}`)).toEqual([
      'baseUrl undefined',
      'id ID',
      'a-b A_B',
      'a_b A_B_2',
      'idVariable ID_VARIABLE',
      'Id ID_2',
    ]);
  });

  it('one variable is one input, and a credential if any use is one', () => {
    const { template } = resolveOne({
      url: 'http://h/{{token}}',
      auth: { type: 'bearer', bearer: { token: '{{token}}' } },
      header: [{ key: 'X', value: '{{token}}' }],
    });
    expect(template.inputs.slice(1)).toEqual([
      {
        name: 'token',
        kind: 'credential',
        from: 'environment',
        environment: 'TOKEN',
        meaning: 'the bearer token',
      },
    ]);
  });

  it.each([
    ['path', 'API_PATH'],
    ['HOME', 'API_HOME'],
    ['ld-preload', 'API_LD_PRELOAD'],
    ['nodeOptions', 'API_NODE_OPTIONS'],
    ['https_proxy', 'API_HTTPS_PROXY'],
    ['SSLKEYLOGFILE', 'API_SSLKEYLOGFILE'],
    ['openssl_conf', 'API_OPENSSL_CONF'],
    ['1st', 'API_1ST'],
    ['日本', 'API_VALUE'],
    ['userID', 'USER_ID'],
    ['HTTPServer', 'HTTP_SERVER'],
    ['API Key', 'API_KEY'],
  ])('%s reads the environment as %s', (name, environment) => {
    expect(resolveOne({ header: [{ key: 'X', value: `{{${name}}}` }] }).inputs.get(name)?.environment).toBe(
      environment,
    );
  });

  it('take the values that the caller names', () => {
    const { inputs } = resolveOne(
      {
        method: 'POST',
        auth: { type: 'bearer' },
        body: { mode: 'formdata', formdata: [{ key: 'password', value: 'x' }] },
      },
      {},
      { variables: { password: 'new', accessToken: 'abc' } },
    );
    expect(inputs.get('password')).toMatchObject({ value: 'new', from: 'environment-or-program' });
    expect(inputs.get('accessToken')).toMatchObject({ value: 'abc', from: 'environment' });
  });
});

it('title and success are for people', () => {
  const response = [{ code: 404 }, { code: 204 }, { code: 201 }, { code: 204 }, {}, { code: 'x' }];
  const document = {
    info: { name: 'C\r\n"x"' },
    item: [{ name: 'a\u202e b', request: 'http://h', response }],
  };
  const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
  expect(item && resolve(item).value).toMatchObject({ title: 'C "x": a b', success: [201, 204] });
});

it('a template fills to bytes with its own values', () => {
  const { template } = resolveOne(
    { method: 'POST', url: 'http://h/:id?q={{q}}', body: { mode: 'raw', raw: 'x' } },
    { q: 'ü' },
    { variables: { id: 'a/b' } },
  );
  const filled = fill(template, ownValues(template));
  expect(filled).toMatchObject({ ok: true, request: { host: 'h', target: '/a%2Fb?q=%C3%BC' } });
});
