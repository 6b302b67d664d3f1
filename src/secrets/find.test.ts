import { describe, expect, it } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { type FindOptions, findSecrets } from './find.ts';

const secret = 'q7Rk2vX9'.repeat(3);

function find(source: string, options?: FindOptions) {
  return findSecrets(source, readCollections(source).value.flatMap(itemsOf), options);
}

const collection = (item: object, more: object = {}) =>
  JSON.stringify({
    item: [{ name: 'a/b', item: [{ name: 'Get', request: 'https://h', ...item }] }],
    ...more,
  });

describe('a finding', () => {
  it.each([
    [{ request: { header: [{ key: 'X-Api-Key', value: secret }] } }, 'the header X-Api-Key'],
    [{ request: { url: { query: [{ key: 'token', value: secret }] } } }, 'the query parameter token'],
    [
      { request: { body: { mode: 'urlencoded', urlencoded: [{ key: 'client_secret', value: secret }] } } },
      'the form field client_secret',
    ],
    [{ request: { body: { mode: 'raw', raw: `{"apiKey":"${secret}"}` } } }, 'apiKey in the body'],
    [{ request: { auth: { bearer: [{ key: 'token', value: secret }] } } }, 'the auth parameter token'],
    [{ request: { description: `Bearer ${secret}` } }, 'access token in the description'],
    [{ request: { url: `https://h?token=${secret}` } }, 'token in the address'],
    [{ event: [{ script: { exec: [`const token = "${secret}"`] } }] }, 'token in the script'],
    [{ protocolProfileBehavior: { token: secret } }, 'the setting token'],
    [{ other: { token: secret } }, 'the member token'],
    [
      { response: [{ name: '200\nOK', body: `{"token":"${secret}"}` }] },
      'token in the body of the example "200 OK"',
    ],
    [
      { response: [{ name: 'OK', originalRequest: { header: [{ key: 'X-Api-Key', value: secret }] } }] },
      'the header X-Api-Key of the original request of the example "OK"',
    ],
    [
      { response: [{ name: 'OK', cookie: [{ name: 'sid', value: secret }] }] },
      'the cookie sid of the example "OK"',
    ],
  ])('says where it is: %j', (item, place) => {
    const [found, ...others] = find(collection(item));
    expect(others).toEqual([]);
    expect(found?.value).toBe(secret);
    expect(found?.finding).toMatchObject({ place, item: 'a\\/b/Get' });
  });

  it('has no value in it', () => {
    const [found] = find(collection({ request: { header: [{ key: 'X-Api-Key', value: secret }] } }));
    expect(JSON.stringify(found?.finding)).not.toContain(secret.slice(0, 6));
  });

  it('has a pointer that leads to its string', () => {
    const source = collection({ 'a~/b': { token: secret } });
    const [found] = find(source);
    expect(found?.finding.pointer).toBe('/item/0/item/0/a~0~1b/token');
  });

  it('of a collection or a folder has no item', () => {
    const [found] = find(collection({}, { variable: [{ key: 'token', value: secret }] }));
    expect(found?.finding).toEqual({
      kind: 'key or token',
      place: 'the variable token',
      pointer: '/variable/0/value',
    });
  });
});

describe('what is found', () => {
  it('once is found wherever it stands, also in other words', () => {
    const source = collection({
      request: { header: [{ key: 'X-Api-Key', value: secret }] },
      name: `Call ${secret}!`,
    });
    expect(find(source).map(({ finding }) => finding.pointer)).toEqual([
      '/item/0/item/0/name',
      '/item/0/item/0/request/header/0/value',
    ]);
  });

  it('is found where it is known from elsewhere', () => {
    expect(find(collection({ other: [secret] }), { known: [secret] })).toHaveLength(1);
  });

  it('as a word is a word elsewhere', () => {
    const source = collection({
      request: { url: { query: [{ key: 'password', value: 'summertime' }] } },
      name: 'In summertime',
    });
    expect(find(source)).toHaveLength(1);
  });

  it('is in each of two members of one name', () => {
    const source = `{"name":"One","request":{"token":"${secret}1","token":"${secret}2"}}`;
    expect(find(source).map(({ value }) => value)).toEqual([`${secret}1`, `${secret}2`]);
  });

  it('is a number too', () => {
    expect(find(collection({ other: { password: 83_057_114 } })).map(({ value }) => value)).toEqual([
      '83057114',
    ]);
    expect(find(collection({ request: { body: { mode: 'raw', raw: '{"pin": 83057}' } } }))).toHaveLength(1);
  });

  it('is what a variable of type secret has, whatever it is called', () => {
    const variable = { key: 'city', value: 'Zarbon', type: 'secret' };
    expect(find(collection({}, { variable: [variable] }))).toHaveLength(1);
    expect(find(collection({}, { variable: [{ ...variable, type: 'string' }] }))).toEqual([]);
  });
});

it('a large document takes time in proportion', () => {
  const nasty = [
    '"a":"',
    'token=',
    '<a ',
    '://a:',
    'Bearer ',
    '\\\\"',
    '-----BEGIN PRIVATE KEY-----',
    '|token|',
    '{{',
    'a.',
  ];
  for (const piece of nasty) {
    const time = (count: number) => {
      const source = JSON.stringify({ item: [{ name: 'x', request: piece.repeat(count) }] });
      const start = performance.now();
      findSecrets(source, []);
      return performance.now() - start;
    };
    time(1000);
    // Quadratic work on these would take minutes.
    expect(time(40_000), piece).toBeLessThan(10_000);
  }
});

describe('a secret in another spelling', () => {
  const value = 'Zk93/Qm+17xPq2=v"L';
  const variable = [{ key: 'apiKey', value }];

  it.each([
    ['an address', `https://h/in/${encodeURIComponent(value)}/x`],
    ['an address in lower case', 'see Zk93%2fQm%2b17xPq2%3dv%22L there'],
    ['JSON', `q=${JSON.stringify(value)}`],
    ['JSON of PHP', `q="Zk93\\/Qm+17xPq2=v\\"L"`],
    ['base64', `q ${Buffer.from(value).toString('base64')} q`],
    ['HTML', '<p>Zk93/Qm+17xPq2=v&quot;L</p>'],
  ])('is found where it stands in %s', (_, description) => {
    const places = find(collection({ request: { description } }, { variable })).map(
      ({ finding }) => finding.place,
    );
    expect(places).toContain('the description');
  });
});
