import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { resolve } from '../collection/resolve.ts';
import { readDocument } from './read-document.ts';

const pets = {
  openapi: '3.0.3',
  info: { title: 'Pets' },
  servers: [{ url: 'https://pets.example/v1' }],
  paths: { '/pets/{id}': { get: { summary: 'Get a pet', responses: { 200: { description: 'It' } } } } },
};
const recording = {
  log: { entries: [{ request: { method: 'GET', url: 'https://h.example/a' }, response: {} }] },
};

async function namesIn(text: string): Promise<string[]> {
  return (await readDocument(text)).value.flatMap(itemsOf).map(({ name }) => name);
}

describe('a document', () => {
  it.each([
    [
      'a Postman collection',
      JSON.stringify({ info: {}, item: [{ name: 'One', request: 'http://h' }] }),
      'One',
    ],
    ['one in YAML', 'info: {name: A}\nitem:\n  - name: One\n    request: http://h\n', 'One'],
    ['OpenAPI in JSON', JSON.stringify(pets), 'Get a pet'],
    [
      'OpenAPI in YAML',
      'swagger: "2.0"\ninfo: {title: A}\npaths:\n  /a:\n    get: {operationId: getA}\n',
      'getA',
    ],
    ['a HAR recording', JSON.stringify(recording), 'GET /a'],
    ['a curl command', 'curl https://h.example/a/b', 'GET /a/b'],
    ['a curl command behind a prompt', '$ TOKEN=1 curl https://h.example/a', 'GET /a'],
  ])('may be %s', async (_, text, name) => {
    expect(await namesIn(text)).toEqual([name]);
    expect(await namesIn(`\ufeff${text}`)).toEqual([name]);
  });

  it.each([
    ['nothing', '', 'not-json'],
    ['broken JSON', '{"info": ', 'not-json'],
    ['another object', '{"a": 1}', 'not-a-collection'],
    ['a word', 'hello', 'not-a-document'],
    ['broken YAML', 'a: [1', 'not-yaml'],
    ['a list inside itself', '&a [*a]', 'too-deep'],
    ['aliases without end', bomb(), 'not-yaml'],
    ['keys that are lists', '? '.repeat(5000), 'not-yaml'],
    ['lists without end', `a: ${'['.repeat(100_000)}`, 'too-deep'],
  ])('that is %s is a problem', async (_, text, code) => {
    const { value, problems } = await readDocument(text);
    expect(value).toEqual([]);
    expect(problems.map((found) => found.code)).toEqual([code]);
  });

  it('keeps the places of problems in what was given, with the item that they belong to', async () => {
    const parameters = [{ $ref: 'other.yaml' }];
    const get = { ...pets.paths['/pets/{id}'].get, parameters };
    const { problems } = await readDocument(JSON.stringify({ ...pets, paths: { '/pets/{id}': { get } } }));
    expect(problems).toMatchObject([
      { code: 'reference-outside', pointer: '/paths/~1pets~1{id}/get/parameters/0', item: 'pets/Get a pet' },
    ]);
  });

  it('is, translated, what can be pasted anywhere', async () => {
    const [collection] = (await readDocument(JSON.stringify(pets))).value;
    expect(readCollections(collection?.source ?? '').value).toEqual([collection]);
  });
});

function bomb(): string {
  const lines = Array.from({ length: 30 }, (_, at) => {
    const name = `a${at}`;
    return `${name}: &${name} [${Array(9)
      .fill(at === 0 ? '1' : `*a${at - 1}`)
      .join(', ')}]`;
  });
  return lines.join('\n');
}

const words = fc.constantFrom(
  ...[
    '$ref',
    '#',
    '#/paths',
    '#/paths/~1a',
    'type',
    'object',
    'array',
    'items',
    'properties',
    'allOf',
    'oneOf',
  ],
  ...[
    'schema',
    'content',
    'application/json',
    'application/xml',
    'multipart/form-data',
    'example',
    'examples',
  ],
  ...[
    'parameters',
    'in',
    'query',
    'path',
    'header',
    'cookie',
    'body',
    'formData',
    'name',
    'required',
    'style',
  ],
  ...[
    'requestBody',
    'responses',
    '200',
    '4XX',
    'default',
    'get',
    'post',
    'security',
    'servers',
    'url',
    '{a}',
  ],
  ...['request', 'response', 'method', 'headers', 'postData', 'params', 'text', 'encoding', 'base64', 'xml'],
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7 },
    fc.oneof(words, fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: fc.string() }),
      tie('value'),
      {
        maxKeys: 7,
      },
    ),
  ),
})).value;

/** Reads and resolves; a program may be made of every item. */
async function readAll(text: string): Promise<void> {
  const { value, problems } = await readDocument(text);
  for (const { message } of problems) expect(message).toMatch(/\.$/);
  for (const item of value.flatMap(itemsOf)) expect(item.path).not.toBe('');
  for (const item of value.flatMap(itemsOf)) resolve(item);
}

describe('whatever is given, nothing is thrown', () => {
  it('by OpenAPI', async () => {
    const document = fc.record({
      version: fc.constantFrom({ openapi: '3.1.0' }, { swagger: '2.0' }),
      get: anything,
      more: anything,
      components: anything,
    });
    await fc.assert(
      fc.asyncProperty(document, ({ version, get, more, components }) =>
        readAll(
          JSON.stringify({
            ...version,
            info: more,
            components,
            securityDefinitions: components,
            security: more,
            servers: more,
            paths: { '/a/{b}/c{d}': { get, parameters: more }, '/x': more },
          }),
        ),
      ),
      { numRuns: 300 },
    );
  });

  it('by HAR', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ request: anything, response: anything })), (entries) =>
        readAll(JSON.stringify({ log: { entries } })),
      ),
      { numRuns: 200 },
    );
  });

  it('by curl and other texts', async () => {
    const part = fc.constantFrom(
      ...[
        '-d',
        '-F',
        '-H',
        '-u',
        '-G',
        '--json',
        '-T',
        '-b',
        "'",
        '"',
        "$'",
        '\\',
        '\n',
        '$(',
        '`',
        '${',
        '|',
      ],
      ...[
        ' ',
        'a=b',
        '@f',
        'a=@f;type=x',
        'https://h/{a}?b',
        '--data-urlencode',
        '%',
        '&',
        '>',
        '^"',
        '--',
        '-X',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(part, fc.string())), (parts) => readAll(`curl ${parts.join(' ')}`)),
      { numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), (text) => readAll(text)),
      { numRuns: 300 },
    );
  });
});

describe('time and size stay in bounds', () => {
  it('for schemas that refer to themselves, and multiply', async () => {
    const level = (at: number) => ({
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 10 }, (_, key) => [
          `k${key}`,
          { $ref: `#/components/schemas/S${(at + 1) % 20}` },
        ]),
      ),
    });
    const schemas = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`S${at}`, level(at)]));
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } };
    const get = { responses: { 200: { description: 'Much', content } } };
    const text = JSON.stringify({ ...pets, components: { schemas }, paths: { '/a': { get } } });
    const [collection] = (await readDocument(text)).value;
    expect(collection?.source.length).toBeLessThan(1_000_000);
  });

  it('for long commands', async () => {
    for (const part of ['$(', '"', "'", '\\', ' -d a=b', ' {{', '`', '$', " $'"]) {
      const start = performance.now();
      await readDocument(`curl h ${part.repeat(20_000)}`);
      expect(performance.now() - start, part).toBeLessThan(2000);
    }
  });
});

it.each(['[a] '.repeat(300_000), 'a: ]'.repeat(300_000)])(
  'YAML of very many faults is refused at the first',
  async (faults) => {
    const start = performance.now();
    const { problems } = await readDocument(`openapi: 3.0.0\nx: ${faults}`);
    expect(problems[0]?.code).toBe('not-yaml');
    // Composed whole, it takes from half a minute to one.
    expect(performance.now() - start).toBeLessThan(5_000);
  },
);
