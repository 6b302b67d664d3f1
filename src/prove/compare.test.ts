import { describe, expect, test } from 'vitest';
import { compareRequests, libraryFreedom, messageFreedom, onlyBoundary } from './compare.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const request = (lines: readonly string[], body = '') => bytes(`${lines.join('\r\n')}\r\n\r\n${body}`);

const plain = [
  'POST /a?b HTTP/1.1',
  'Host: h',
  'X-A: 1',
  'X-A: 2',
  'Accept: x',
  'Content-Type: t',
  'Content-Length: 2',
];
const expected = request(plain, 'hi');
const freedom = libraryFreedom(['x-a', 'accept', 'content-type'], ['date'], false);
const where = (arrived: Uint8Array) =>
  compareRequests(expected, arrived, freedom).map((difference) => difference.where);
const altered = (from: string, to: string) => bytes(expected.toString('latin1').replace(from, to));

describe('a plain request', () => {
  test('is itself, however the library frames it, names headers and calls itself', () => {
    const headers = ['User-Agent: u', 'date: now', 'accept: x', 'x-a: 1', 'X-a: 2', 'Content-Type: t'];
    const chunked = request(
      ['POST /a?b HTTP/1.1', ...headers, 'Transfer-Encoding: chunked'],
      '2\r\nhi\r\n0\r\n\r\n',
    );
    expect(where(chunked)).toEqual([]);
  });

  test.each([
    ['POST', 'post', 'method'],
    ['/a?b', '/a?b=', 'target'],
    ['HTTP/1.1', 'HTTP/1.0', 'version'],
    ['X-A: 2\r\n', '', 'header X-A'],
    ['X-A: 1\r\nX-A: 2', 'X-A: 2\r\nX-A: 1', 'header X-A'],
    ['X-A: 1\r\nX-A: 2', 'X-A: 1, 2', 'header X-A'],
    ['X-A: 2', 'X-A: 2\r\nX-A: 2', 'header X-A'],
    ['Accept: x', 'Accept: */*', 'header Accept'],
    ['Content-Type: t', 'Content-Type: T', 'header Content-Type'],
    ['Content-Type: t\r\n', '', 'header Content-Type'],
    ['Host: h', 'Host: h\r\nCookie: c', 'header Cookie'],
    ['hi', 'hI', 'body at byte 1'],
    ['Content-Length: 2\r\n\r\nhi', 'Content-Length: 1\r\n\r\nh', 'body at byte 1'],
    ['Host', 'Ho st', 'request'],
  ])('with %j as %j differs in its %s', (from, to, place) => {
    expect(altered(from, to)).not.toEqual(expected);
    expect(where(altered(from, to))).toEqual([place]);
  });

  test('says what was expected and what arrived', () => {
    expect(compareRequests(expected, altered('X-A: 2\r\n', ''), freedom)).toEqual([
      { where: 'header X-A', expected: '1\n2', arrived: '1' },
    ]);
    expect(compareRequests(expected, altered('Host', 'X-B: 3\r\nHost'), freedom)).toEqual([
      { where: 'header X-B', arrived: '3' },
    ]);
  });

  test('Content-Type is never free, not even where a target asks for it', () => {
    expect(libraryFreedom([], ['content-type'], false).headers.has('content-type')).toBe(false);
  });
});

const part = 'Content-Disposition: form-data; name="a"';
const form = (
  boundary: string,
  parts: readonly string[],
  type = `multipart/form-data; boundary=${boundary}`,
) => {
  const body = `${parts.map((text) => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`;
  return request(['POST / HTTP/1.1', `Content-Type: ${type}`, `Content-Length: ${body.length}`], body);
};

describe('a multipart request', () => {
  const two = [`${part}\r\n\r\none`, `${part}\r\nContent-Type: text/plain\r\n\r\n--x\r\n`];
  const wanted = form('by-hand', two);
  const differences = (arrived: Uint8Array) =>
    compareRequests(wanted, arrived, libraryFreedom([], [], true)).map((difference) => difference.where);

  test('may have another boundary, quoted or not', () => {
    expect(differences(form('other', two))).toEqual([]);
    expect(differences(form('o t', two, 'multipart/form-data; boundary="o t"'))).toEqual([]);
  });

  test.each([
    [
      'another name',
      [two[0]?.replace('"a"', '"b"') ?? '', two[1] ?? ''],
      ['part 1 header Content-Disposition'],
    ],
    ['a type too many', [`Content-Type: t\r\n${two[0]}`, two[1] ?? ''], ['part 1 header Content-Type']],
    ['another body', [two[0] ?? '', two[1]?.replace('--x', '--y') ?? ''], ['part 2 body at byte 2']],
    ['a part too few', [two[0] ?? ''], ['number of parts']],
    ['a part too many', [...two, two[0] ?? ''], ['number of parts']],
  ])('with %s differs there', (_, parts, places) => {
    expect(differences(form('other', parts))).toEqual(places);
  });

  test.each([
    ['no boundary in its type', 'multipart/form-data', ['header Content-Type', 'body']],
    ['the wrong boundary in its type', 'multipart/form-data; boundary=wrong', ['body']],
    ['another parameter', 'multipart/form-data; charset=utf-8; boundary=other', ['header Content-Type']],
    ['another type', 'multipart/mixed; boundary=other', ['header Content-Type', 'body']],
  ])('with %s differs there', (_, type, places) => {
    expect(differences(form('other', two, type))).toEqual(places);
  });

  test('whose boundary the item sets itself has that boundary', () => {
    const fixed = libraryFreedom(['content-type'], [], false);
    expect(
      compareRequests(wanted, form('other', two), fixed).map((difference) => difference.where),
    ).toContain('header Content-Type');
  });
});

test('in a message every header is its own, but what the target adds and the item does not set', () => {
  const places = (arrived: Uint8Array, own: string[]) =>
    compareRequests(expected, arrived, messageFreedom(own, ['connection'], false)).map(({ where }) => where);
  expect(places(altered('Host: h', 'Host: i'), [])).toEqual(['header Host']);
  expect(places(altered('Host: h', 'Host: h\r\nConnection: close'), [])).toEqual([]);
  expect(places(altered('Host: h', 'Host: h\r\nConnection: close'), ['Connection'])).toEqual([
    'header Connection',
  ]);
});

test('our own request is compared in everything, the length of a form apart', () => {
  const host = altered('Host: h', 'Host: i');
  expect(compareRequests(expected, host, onlyBoundary(false)).map((difference) => difference.where)).toEqual([
    'header Host',
  ]);
});
