import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import { fill, ownValues } from '../wire/fill.ts';
import { readDocument } from './read-document.ts';

const parcels = (await readDocument(readFileSync('test/translate/parcels.openapi.yaml'))).value.flatMap(
  itemsOf,
);

/** Method and address, and a body that is a text. */
function sent(name: string): string {
  const item = parcels.find((each) => each.name === name);
  if (!item) throw new Error(`There is no ${name}.`);
  const template = resolve(item).value;
  const asked = Object.fromEntries(template.inputs.map((input) => [input.name, 'x']));
  const filled = fill(template, { ...asked, ...ownValues(template) }, { readFile: () => new Uint8Array() });
  if (!filled.ok) throw new Error(filled.fault.reason);
  const { method, host, target, body } = filled.request;
  return `${method} ${host}${target} ${new TextDecoder().decode(body)}`.trim();
}

describe('operations of OpenAPI', () => {
  it.each([
    [
      'List parcels',
      'GET north.parcels.example/v1/parcels?state=waiting,moving&since=2024-01-31T12:00:00%2B01:00&size[min]=1&size[max]=9',
    ],
    ['Send a parcel', 'POST north.parcels.example/v1/parcels {\n  "to": "Ada",\n  "weight": 1\n}'],
    ['Read a label', 'GET north.parcels.example/v1/parcels/7/label.pdf'],
    ['Write a note', 'PUT north.parcels.example/v1/parcels/7/note Behind the door'],
    [
      'Declare a value',
      'POST customs.example/api/customs <?xml version="1.0" encoding="UTF-8"?>\n' +
        '<declaration xmlns="https://customs.example/ns" number="7">\n  <value>5 &lt; 6 &amp; more</value>\n' +
        '  <goods>\n    <good>books</good>\n  </goods>\n</declaration>',
    ],
    [
      'Open a session',
      'POST north.parcels.example/v1/session name=Ada%20Lovelace&password=password&remember=false',
    ],
  ])('%s', (name, expected) => {
    expect(sent(name)).toBe(expected);
  });

  it('have the auth that they ask for', () => {
    const types = parcels.map(({ name, auth }) => `${name}: ${auth?.type}`);
    expect(types).toEqual([
      'List parcels: bearer',
      'Send a parcel: bearer',
      'Read a label: apikey',
      'Write a note: noauth',
      'Attach a photo: basic',
      'Keep a scan: bearer',
      'Declare a value: bearer',
      'Open a session: noauth',
      'Close the session: noauth',
    ]);
  });

  it('have their answers, each with the request of its example', () => {
    const { examples } = parcels.find(({ name }) => name === 'Send a parcel') ?? { examples: [] };
    expect(examples.map(({ code, name, request }) => [code, name, request?.body])).toMatchObject([
      [201, 'It is on its way: small', { raw: '{\n  "to": "Ada",\n  "weight": 1\n}' }],
      [201, 'It is on its way: large', { raw: '{\n  "to": "Grace",\n  "weight": 90\n}' }],
      [500, 'default: It was refused', undefined],
    ]);
  });
});

describe('entries of a recording', () => {
  it('keep what was said, without what the connection said', async () => {
    const headers = [
      { name: ':authority', value: 'h.example' },
      { name: 'Content-Length', value: '3' },
      { name: 'User-Agent', value: 'browser' },
      { name: 'Authorization', value: 'Bearer abc' },
    ];
    const postData = { mimeType: 'application/x-www-form-urlencoded', text: 'a=1&b=%20' };
    const content = { mimeType: 'application/json', encoding: 'base64', text: 'eyJhIjoxfQ==' };
    const entry = {
      request: { method: 'POST', url: 'https://h.example/a?b=c', headers, postData },
      response: { status: 201, statusText: 'Created', headers: [], content },
    };
    const other = { request: { method: 'GET', url: 'https://i.example/' }, response: { status: 0 } };
    const { value, problems } = await readDocument(JSON.stringify({ log: { entries: [entry, other] } }));
    const [first, second] = value.flatMap(itemsOf);
    expect(problems).toEqual([]);
    expect([first?.path, second?.path]).toEqual(['h.example/POST \\/a', 'i.example/GET \\/']);
    expect(first?.request.headers).toEqual([
      { key: 'User-Agent', value: 'browser', disabled: true },
      { key: 'Authorization', value: 'Bearer abc' },
      { key: 'Content-Type', value: 'application/x-www-form-urlencoded' },
    ]);
    expect(first?.request.body).toMatchObject({
      fields: [
        { key: 'a', value: '1' },
        { key: 'b', value: ' ' },
      ],
    });
    expect(first?.examples).toMatchObject([{ code: 201, body: '{"a":1}' }]);
    expect(second?.examples).toEqual([]);
  });
});
