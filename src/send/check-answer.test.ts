import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import { checkAnswer, type DocumentedExample } from './check-answer.ts';

const json = { 'Content-Type': 'application/json' };

const headersOf = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const example = (status: number, body = '', headers: Record<string, string> = {}): DocumentedExample => ({
  status,
  headers: headersOf(headers),
  body,
});

const answer = (
  status: number,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
  cut?: string,
): Answer => ({
  status,
  reason: '',
  headers: headersOf(headers),
  body: typeof body === 'string' ? Buffer.from(body) : body,
  ...(cut !== undefined && { cut }),
});

/** The verdict and each difference as one line. */
function check(given: Answer, documented: DocumentedExample[], method?: string): string[] {
  const { verdict, differences } = checkAnswer(given, documented, method);
  const lines = differences.map(
    ({ where, documented: wanted, arrived, isAddition }) =>
      `${isAddition ? '+ ' : ''}${where}: ${wanted} -> ${arrived}`,
  );
  return [verdict, ...lines];
}

describe('checkAnswer', () => {
  it.each<[string, Answer, DocumentedExample[], string[]]>([
    ['nothing documented', answer(200, '{}', json), [], ['undocumented']],
    ['an empty 204', answer(204), [example(204)], ['as-documented']],
    ['a 204 whose example has a body', answer(204), [example(204, '{"a": 1}', json)], ['as-documented']],
    [
      'a status that is not documented',
      answer(503, 'x'),
      [example(404), example(200), example(200)],
      ['differs', 'status: 200, 404 -> 503'],
    ],
    [
      'JSON as documented, in another charset of words',
      answer(200, '{"id": 2}', { 'content-type': 'Application/JSON; charset=UTF-8' }),
      [example(200, '{"id": 1}', json)],
      ['as-documented'],
    ],
    [
      'more than documented',
      answer(200, '{"id": 2, "new": true}', json),
      [example(200, '{"id": 1}', json)],
      ['as-documented', '+ body /new: nothing -> boolean'],
    ],
    [
      'what breaks, before what is more',
      answer(200, '{"new": true, "id": "2"}', json),
      [example(200, '{"id": 1, "name": ""}', json)],
      [
        'differs',
        'body /name: string -> nothing',
        'body /id: number -> string',
        '+ body /new: nothing -> boolean',
      ],
    ],
    [
      'another type',
      answer(200, '<p>', { 'Content-Type': 'text/html' }),
      [example(200, '{}', json)],
      ['differs', 'header Content-Type: application/json -> text/html', 'body: JSON -> something else'],
    ],
    [
      'no type',
      answer(200, '{}'),
      [example(200, '{}', json)],
      ['differs', 'header Content-Type: application/json -> nothing'],
    ],
    [
      'a parameter with a meaning',
      answer(200, '{}', { 'Content-Type': 'application/json; profile="b"' }),
      [example(200, '{}', { 'Content-Type': 'application/json;profile=a' })],
      ['differs', 'header Content-Type: application/json; profile=a -> application/json; profile="b"'],
    ],
    [
      'one of two documented types',
      answer(200, '<a/>', { 'Content-Type': 'application/xml' }),
      [example(200, '{}', json), example(200, '<a/>', { 'Content-Type': 'application/xml' })],
      ['as-documented'],
    ],
    [
      'an error that no saved type describes',
      answer(404, '{"code": 1, "message": "x"}', json),
      [example(404, '{"code": 1001, "message": "y"}')],
      ['as-documented'],
    ],
    [
      'nothing where JSON is documented',
      answer(200),
      [example(200, '{}', json)],
      ['differs', 'body: some content -> nothing'],
    ],
    [
      'something where nothing is shown',
      answer(200, 'x', { 'Content-Type': 'text/plain' }),
      [example(200)],
      ['as-documented'],
    ],
    [
      'a body that is cut, of which the rest still counts',
      answer(200, '{"a', { 'Content-Type': 'text/html' }, 'The answer is longer than is read here.'),
      [example(200, '{"a": 1}', json)],
      [
        'differs',
        'header Content-Type: application/json -> text/html',
        'body: a whole one -> The answer is longer than is read here.',
      ],
    ],
    [
      'a promised header, in every example of the status',
      answer(201),
      [example(201, '', { Location: '/a', Date: 'x', 'X-Request-Id': '1' })],
      ['differs', 'header Location: present -> nothing'],
    ],
    [
      'a header of some examples',
      answer(201),
      [example(201, '', { Location: '/a' }), example(201)],
      ['as-documented'],
    ],
    [
      'a header whose value is another',
      answer(201, '', { location: '/b' }),
      [example(201, '', { Location: '/a' })],
      ['as-documented'],
    ],
  ])('finds %s', (_, given, documented, expected) => {
    expect(check(given, documented)).toEqual(expected);
  });

  it('expects no body of an answer to HEAD', () => {
    expect(check(answer(200, '', json), [example(200, '{}', json)], 'HEAD')).toEqual(['as-documented']);
  });

  it.each<[string, (body: Buffer) => Uint8Array]>([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['Deflate', deflateRawSync],
    ['gzip, BR', (body) => brotliCompressSync(gzipSync(body))],
    ['identity', (body) => body],
  ])('looks into a body in the coding %s', (coding, encode) => {
    const given = answer(200, encode(Buffer.from('{"id": "x"}')), { ...json, 'Content-Encoding': coding });
    expect(check(given, [example(200, '{"id": 1}', json)])).toEqual([
      'differs',
      'body /id: number -> string',
    ]);
  });

  it.each(['gzip', 'zstd', 'constructor', 'gzip, gzip, gzip, gzip'])(
    'says that it cannot decode %s',
    (coding) => {
      const given = answer(200, 'not coded', { ...json, 'Content-Encoding': coding });
      expect(check(given, [example(200, '{}', json)])).toEqual([
        'differs',
        `body: content that can be decoded -> ${coding}`,
      ]);
    },
  );

  it('does not unpack a bomb', () => {
    const given = answer(200, gzipSync(Buffer.alloc(40_000_000)), { ...json, 'Content-Encoding': 'gzip' });
    expect(check(given, [example(200, '{}', json)])[1]).toContain('content that can be decoded');
  });

  it('names the first of very many differences, and stays readable', () => {
    const members = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`m${at}${'x'.repeat(50)}`, at]),
    );
    const given = answer(200, JSON.stringify({ ['y'.repeat(100_000)]: 1, ...members }), {
      'Content-Type': `a/b${';'.repeat(100_000)}"`,
    });
    const { differences, more } = checkAnswer(given, [example(200, '{}', json)]);
    expect(differences).toHaveLength(50);
    expect(more).toBe(20_001 + 1 - 50);
    for (const { where, arrived } of differences) expect(where.length + arrived.length).toBeLessThan(700);
  });
});
