import { expect, test } from 'vitest';
import type { Example, Item } from '../collection/model.ts';
import { documentedAnswers, successOf } from './documented.ts';

function itemOf(examples: readonly (Partial<Example> & { name: string })[]): Item {
  const url = { raw: '', base: '', path: [], query: [], variables: [] };
  return {
    kind: 'item',
    name: 'item',
    path: 'item',
    slug: 'item',
    collection: '',
    pointer: '',
    request: { method: 'GET', url, headers: [] },
    variables: [],
    examples: examples.map((example) => ({ headers: [], body: '', ...example })),
  };
}

function answersOf(...examples: (Partial<Example> & { name: string })[]) {
  return documentedAnswers(itemOf(examples));
}

function headersOf(headers: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    headers.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), headers[at + 1] ?? '']] : [])),
  );
}

test('a saved answer goes out as it is saved', () => {
  const body = '{ "a": "é" }';
  const [saved] = answersOf({
    name: 'ok',
    code: 200,
    body,
    headers: [{ key: 'Content-Type', value: 'application/json' }],
  });
  expect(saved?.answer).toMatchObject({ status: 200, rule: { id: 'example', source: 'documented' } });
  expect(String(saved?.answer.body)).toBe(body);
  expect(headersOf(saved?.answer.headers ?? [])).toEqual({
    'content-type': 'application/json',
    'wireproof-rule': 'example; source=documented',
    'content-length': String(Buffer.byteLength(body)),
  });
});

test.each([204, 304])('%i goes out without body, type and length, whatever was saved', (code) => {
  const [saved] = answersOf({
    name: 'x',
    code,
    body: '{}',
    headers: [{ key: 'Content-Type', value: 'text/plain' }],
  });
  expect(saved?.answer.body).toBeUndefined();
  expect(headersOf(saved?.answer.headers ?? [])).toEqual({ 'wireproof-rule': 'example; source=documented' });
});

test('headers of the saved connection and invalid ones are never copied', () => {
  const keys = [
    'Connection',
    'Keep-Alive',
    'Transfer-Encoding',
    'Content-Length',
    'Content-Encoding',
    'Date',
    'Wireproof-Rule',
  ];
  const [saved] = answersOf({
    name: 'ok',
    code: 200,
    body: 'x',
    headers: [
      ...keys.map((key) => ({ key, value: '7' })),
      { key: 'Content-Type', value: 'text/plain' },
      { key: 'X-Off', value: '1', disabled: true },
      { key: 'X-Split', value: 'a\r\nSet-Cookie: b=c' },
      { key: 'X Name', value: 'a' },
      { key: 'X-Wide', value: '日本' },
      { key: 'X-Kept', value: 'yes' },
      { key: 'Set-Cookie', value: 'a=b' },
      { key: 'Set-Cookie', value: 'c=d' },
    ],
  });
  expect(saved?.answer.headers).toEqual([
    ...['Content-Type', 'text/plain', 'X-Kept', 'yes', 'Set-Cookie', 'a=b', 'Set-Cookie', 'c=d'],
    ...['Wireproof-Rule', 'example; source=documented', 'Content-Length', '1'],
  ]);
});

test.each([['text/html'], ['image/svg+xml'], ['application/xhtml+xml'], [undefined]])(
  'a saved page of type %s cannot act as a page of this server',
  (type) => {
    const headers = type === undefined ? [] : [{ key: 'Content-Type', value: type }];
    const [saved] = answersOf({ name: 'page', code: 200, body: '<script>1</script>', headers });
    expect(headersOf(saved?.answer.headers ?? [])['content-security-policy']).toBe('sandbox');
  },
);

test('an error whose code and messages stand in its name is JSON, each message an answer of its own', () => {
  const answers = answersOf({
    name: '**HTTP Status Code:** `400`<br>**Error Code:** `300`<br>One.<br>Two.<br>**Error Code:** `7`<br>Three.',
    code: 400,
    headers: [{ key: 'Content-Type', value: 'text/plain' }],
  });
  expect(answers.map(({ key, answer }) => [key, JSON.parse(String(answer.body))])).toEqual([
    ['400-300', { code: 300, message: 'One.' }],
    ['400-300-2', { code: 300, message: 'Two.' }],
    ['400-7', { code: 7, message: 'Three.' }],
  ]);
  expect(answers[0]?.answer.rule).toEqual({ id: 'example-name', source: 'documented' });
  expect(headersOf(answers[0]?.answer.headers ?? [])['content-type']).toBe('application/json; charset=utf-8');
});

test('a code that the name does not state is assumed', () => {
  const [only] = answersOf({ name: '**HTTP Status Code:** `404`<br>No such group.', code: 404 });
  expect(JSON.parse(String(only?.answer.body))).toEqual({ code: 404, message: 'No such group.' });
  expect(only?.answer.rule.source).toBe('assumed');
});

test.each([
  [
    'an error that is saved with its body',
    { name: '**Error Code:** `1`<br>One.', code: 400, body: 'saved' },
    'saved',
  ],
  ['an error whose name says nothing', { name: 'Not found', code: 404 }, ''],
  ['a success whose name has a status', { name: '**HTTP Status Code:** `201`<br>Made.', code: 201 }, ''],
])('%s is not rewritten', (_, example, body) => {
  const answers = answersOf(example);
  expect(answers.map(({ answer }) => String(answer.body))).toEqual([body]);
});

test('a status that HTTP cannot carry is taken from the name, else it is 200', () => {
  expect(answersOf({ name: '**Status Code:** `404`', code: 42_000 })[0]?.answer.status).toBe(404);
  expect(answersOf({ name: 'x', code: -1 })[0]?.answer.status).toBe(200);
  // A client waits for what follows an interim answer.
  expect(answersOf({ name: 'x', code: 100 })[0]?.answer.status).toBe(200);
  expect(answersOf({ name: 'x' })[0]?.answer.status).toBe(200);
});

test.each([
  [
    'the first with a body',
    [
      { name: 'a', code: 200 },
      { name: 'b', code: 201, body: 'x' },
    ],
    201,
  ],
  [
    'one that needs no body',
    [
      { name: 'a', code: 404, body: 'x' },
      { name: 'b', code: 204 },
      { name: 'c', code: 200 },
    ],
    204,
  ],
  [
    'not an error under 200',
    [
      { name: '**Error Code:** `200`<br>No.', code: 200 },
      { name: 'b', code: 204 },
    ],
    204,
  ],
  ['one without a body where there is no other', [{ name: 'a', code: 202 }], 202],
  ['200 where nothing is documented', [], 200],
  ['200 where only failures are documented', [{ name: 'a', code: 404 }], 200],
])('success is %s', (_, examples, status) => {
  expect(successOf(answersOf(...examples)).status).toBe(status);
});
