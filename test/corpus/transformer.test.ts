import { convert } from 'postman-collection-transformer';
import { describe, expect, it } from 'vitest';
import { type Item, itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { corpusNames, readFromCorpus, whereCorpusIs } from './corpus.ts';

/** Collections of version 1 in the corpus, those of a dump apart. */
const collections = corpusNames.flatMap((name) => {
  const text = new TextDecoder().decode(readFromCorpus(name));
  if (!/"requests"\s*:/.test(text)) return [];
  const document = JSON.parse(text);
  const all: unknown[] = document.collections ?? [document];
  return all.map((each, index) => ({ name: `${name}, ${index}`, json: JSON.stringify(each) }));
});

/** The same collection as Postman's own transformer writes it in version 2.1. */
function transform(json: string): string {
  let result = '';
  convert(
    JSON.parse(json),
    { inputVersion: '1.0.0', outputVersion: '2.1.0', retainIds: true, prioritizeV2: true },
    (error, converted) => {
      if (error) throw error;
      result = JSON.stringify(converted);
    },
  );
  return result;
}

/** Auth parameters that only set switches of Postman's windows; the transformer renames and invents them. */
const switches = new Set(['saveToRequest', 'saveHelperData', 'showPassword']);

/** What every request says, where it stands, and what comes of it. */
function factsOf(json: string) {
  const { value } = readCollections(json);
  return value.flatMap(itemsOf).map((item) => [item.path, sentBy(item)] as const);
}

function sentBy({ auth, ...item }: Item) {
  const parameters = Object.entries(auth?.parameters ?? {}).filter(([key]) => !switches.has(key));
  const { value, problems } = resolve({ ...item, ...(auth && { auth }) });
  return {
    ...value,
    auth: auth && { ...auth, parameters: Object.fromEntries(parameters) },
    variables: item.variables,
    examples: item.examples,
    codes: problems.map(({ code }) => code),
  };
}

describe.skipIf(collections.length === 0)(`version 1 (${whereCorpusIs})`, () => {
  it.each(collections)('$name is what the transformer makes of it', ({ json }) => {
    expect(factsOf(json)).toEqual(factsOf(transform(json)));
  });
});

const url = 'https://h.example/:a/:b?x=1&y';
/** The transformer lists path variables without values too, which say nothing that the path does not. */
const plainUrl = 'https://h.example/a?x=1';

/** Requests of version 1 as its versions write them, in one folder each. */
const written: Readonly<Record<string, object>> = {
  'headers as text': { headers: 'A: b\nA: c:d\n// Off: x\n//Off2:y\r\nEmpty:\n' },
  'headers as list and text': {
    headerData: [
      { key: 'A', value: 'b', description: 'why' },
      { key: '//B', value: 'off' },
      { key: 'C', value: 'off', enabled: false },
    ],
    headers: 'A: other\nD: e\n',
  },
  'a form': {
    dataMode: 'params',
    data: [
      { key: 'a', value: '1', type: 'text', enabled: true },
      { key: 'off', value: '1', type: 'text', enabled: false },
      { key: 'f', value: 'dir/a.txt', type: 'file' },
      { key: 'g', src: ['dir/b.txt', 'c'], type: 'file' },
    ],
  },
  'a form in rawModeData': { dataMode: 'urlencoded', rawModeData: [{ key: 'a', value: 'b c' }] },
  'an urlencoded form': { dataMode: 'urlencoded', data: [{ key: 'a b', value: '{{c}}&d' }] },
  'a text': { dataMode: 'raw', rawModeData: '{"a":{{b}}}', dataOptions: { raw: { language: 'json' } } },
  'a text in a list': { dataMode: 'raw', rawModeData: ['text'] },
  'an empty list': { dataMode: 'raw', rawModeData: [] },
  'a text in data': { dataMode: 'raw', data: 'text' },
  'a file': { dataMode: 'binary', rawModeData: 'dir/a.bin' },
  'a file that is not named': { dataMode: 'binary' },
  graphql: { dataMode: 'graphql', graphqlModeData: { query: 'query { a }', variables: '{"b":1}' } },
  'graphql in data': { dataMode: 'graphql', data: { query: '{ a }' }, dataOptions: { graphql: {} } },
  'a body that is off': { dataMode: 'raw', rawModeData: 'text', dataDisabled: true },
  'no mode': { dataMode: null, rawModeData: 'text' },
  'a mode to guess: text': { rawModeData: 'text' },
  'a mode to guess: form': { data: [{ key: 'a', value: 'b', type: 'text' }] },
  'a mode to guess: graphql': { graphqlModeData: { query: '{ a }' } },
  'a mode to guess: nothing': { data: [], rawModeData: null },
  'parameters beside the address': {
    queryParams: [
      { key: 'x', value: '2', description: 'why' },
      { key: 'y', value: '', equals: false },
      { key: 'z', value: null, equals: true },
      { key: 'off', value: '1', enabled: false },
    ],
    pathVariableData: [{ key: 'a', value: '5', description: 'which' }],
    pathVariables: { a: 'other', b: '6' },
  },
  'auth as in version 2': { auth: { type: 'basic', basic: [{ key: 'username', value: 'u' }] } },
  'auth beside a helper': {
    auth: { type: 'bearer', bearer: [{ key: 'token', value: 't' }] },
    currentHelper: null,
  },
  'no auth': { auth: { type: 'noauth' } },
  'auth that is null': { auth: null },
  'basic auth': {
    currentHelper: 'basicAuth',
    helperAttributes: { id: 'basic', username: 'u', password: 'p' },
  },
  'bearer auth as text': { currentHelper: 'bearerAuth', helperAttributes: '{"id":"bearer","token":"t"}' },
  'an api key': { currentHelper: 'apikeyAuth', helperAttributes: { key: 'k', value: 'v', in: 'query' } },
  'oauth 1': {
    currentHelper: 'oAuth1',
    helperAttributes: { consumerKey: 'k', header: true, auto: false, includeEmpty: true },
  },
  hawk: {
    currentHelper: 'hawkAuth',
    helperAttributes: { hawk_id: 'i', hawk_key: 'k', ext: 'e', app: 'a', dlg: 'd', algorithm: 'sha256' },
  },
  'the normal helper': { currentHelper: 'normal', helperAttributes: {} },
  'a body with GET': {
    method: 'GET',
    dataMode: 'raw',
    rawModeData: 'text',
    protocolProfileBehavior: { disableBodyPruning: true },
  },
  answers: {
    responses_order: ['2', '1'],
    responses: [
      {
        id: '1',
        name: 'Bad',
        responseCode: { code: 400, name: 'Bad Request', detail: '' },
        headers: [{ name: 'A', key: 'A', value: 'b' }],
        text: '{"a":1}',
        request: { url: plainUrl, method: 'PUT', headers: 'A: b\n', dataMode: 'raw', rawModeData: 'text' },
      },
      { id: '2', name: 'Good', responseCode: { code: '200' }, text: null, request: `{"url":"${plainUrl}"}` },
    ],
  },
};

const names = Object.keys(written);
const ours = {
  id: 'c',
  name: 'Ours',
  description: 'Of ours.',
  auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{t}}' }] },
  variables: [
    { key: 'c', value: '1' },
    { key: 't', value: '2' },
  ],
  order: [names[0]],
  folders_order: ['outer'],
  folders: [
    {
      id: 'inner',
      name: 'Inner',
      folder: 'outer',
      order: names.slice(9),
      variables: [{ key: 'c', value: '3' }],
    },
    {
      id: 'outer',
      name: 'Outer',
      folders_order: ['inner'],
      order: names.slice(1, 9),
      auth: { type: 'basic', basic: [] },
    },
  ],
  requests: names.map((name) => ({ id: name, name, method: 'POST', url, ...written[name] })),
};

describe('version 1, written for this', () => {
  const [mine, theirs] = [ours, transform(JSON.stringify(ours))].map(
    (each) => new Map(factsOf(typeof each === 'string' ? each : JSON.stringify(each))),
  );
  it.each([...(theirs?.keys() ?? [])])('%s', (path) => {
    expect(mine?.get(path)).toEqual(theirs?.get(path));
  });

  it('has every request in the same order', () => {
    expect([...(mine?.keys() ?? [])]).toEqual([...(theirs?.keys() ?? [])]);
    expect(mine?.size).toBe(names.length);
  });
});

/** Where the transformer loses something that Postman's windows show, and what is read here instead. */
const differences: readonly { reason: string; request: object; ours: unknown }[] = [
  {
    reason: 'a header line is split at its first colon, as RFC 9112 section 5 has it, not at its last',
    request: { headers: 'A:b:8080' },
    ours: { headers: [{ name: 'A', value: ['b:8080'] }] },
  },
  {
    reason: 'a header whose name holds a blank cannot be sent, which is a problem and no silence',
    request: { headers: 'A -B: c' },
    ours: { headers: [], codes: ['header-name-unsendable'] },
  },
  {
    reason: 'a form that was written as one text keeps its fields',
    request: { dataMode: 'urlencoded', data: 'a=b' },
    ours: { body: { kind: 'text', text: ['a=b'] } },
  },
];

describe('version 1, where the transformer is not followed', () => {
  it.each(differences)('$reason', ({ request, ours: expected }) => {
    const json = JSON.stringify({
      name: 'D',
      order: ['1'],
      requests: [{ id: '1', name: 'One', method: 'POST', url: plainUrl, ...request }],
    });
    expect(factsOf(json)[0]?.[1]).toMatchObject(expected as object);
    expect(factsOf(transform(json))[0]?.[1]).not.toMatchObject(expected as object);
  });

  it('what no order names is kept', () => {
    const json = JSON.stringify({ name: 'D', order: [], requests: [{ id: '1', name: 'One', url }] });
    expect([factsOf(json).length, factsOf(transform(json)).length]).toEqual([1, 0]);
  });
});
