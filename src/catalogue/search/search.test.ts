import { beforeAll, describe, expect, it } from 'vitest';
import { readCollections } from '../../collection/read.ts';
import { type Opened, Shelf } from '../shelf.ts';
import { findItems } from './find-items.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const item = (line: string, query: readonly string[] = [], header: readonly string[] = []) => {
  const [, method = '', path = '', name = ''] = /^(\S+) (\S+) (.*)$/s.exec(line) ?? [];
  return {
    name,
    request: {
      method,
      header: header.map((key) => ({ key, value: 'x' })),
      url: {
        raw: `{{baseUrl}}${path}`,
        host: ['{{baseUrl}}'],
        path: path.slice(1).split('/'),
        query: query.map((key) => ({ key, value: 'x' })),
      },
    },
  };
};

const hostile = '<script>harm()</script> \u202edrow\u202c "quoted" \u0000';

const documents = [
  {
    info: { name: 'Harbour', schema },
    item: [
      {
        name: 'Users',
        item: [
          item('GET /users List users', ['page_size', 'nextPageToken']),
          item('POST /users Create a user'),
          item('GET /users/:userId Get a user'),
          item("PUT /users/:userId/password Update a user's password"),
          item("PUT /users/:userId/status Update a user's status"),
          item('POST /users/:userId/pass-keys Add a pass key'),
        ],
      },
      {
        name: 'Recordings',
        item: [
          item('GET /meetings/:meetingId/recordings Get meeting recordings', [], ['X-Vessel-Desk']),
          item('DELETE /meetings/:meetingId/recordings Delete meeting recordings'),
        ],
      },
      {
        name: 'Odd',
        item: [
          item(`GET /odd/script ${hostile}`),
          item('GET /oauth2/token getOAuth2Token'),
          item('GET /jp/parola ユーザー一覧を取得する'),
          item('GET /cn/list 获取用户列表'),
          item('GET /fr/ete Créer un été à Genève'),
          item(`GET /long ${'endless '.repeat(12_500)}`),
        ],
      },
    ],
  },
  { info: { name: 'Other', schema }, item: [item('GET /tides List tides'), item('GET /users/me Who am I')] },
];

describe('search', () => {
  let shelf: Opened[];
  beforeAll(() => {
    const store = new Shelf();
    shelf = documents.flatMap((document) =>
      readCollections(JSON.stringify(document)).value.map((one) => store.open(one, [], 'file')),
    );
  });

  const pathsOf = async (text: string) => {
    const { items } = await findItems(shelf, text, 0, 50);
    return items.map(({ item: { request } }) => `${request.method} /${request.url.path.join('/')}`);
  };

  it.each([
    ['the name', 'List users', 'GET /users'],
    ['the beginning of a name', 'create a', 'POST /users'],
    ['the path', '/users/:userId/password', 'PUT /users/:userId/password'],
    ['a path variable written otherwise', '/users/{userId}/password', 'PUT /users/:userId/password'],
    ['a real path', '/users/4711/status', 'PUT /users/:userId/status'],
    ['a whole address', 'https://api.example.com/users/4711/status', 'PUT /users/:userId/status'],
    ['method and path', 'put /users/pass', 'PUT /users/:userId/password'],
    ['method and first segment', 'GET users', 'GET /users'],
    ['words in any order', 'password user update', 'PUT /users/:userId/password'],
    ['words with filler', 'the password of the user', 'PUT /users/:userId/password'],
    ['beginnings of words', 'del rec', 'DELETE /meetings/:meetingId/recordings'],
    ['three letters', 'tid', 'GET /tides'],
    ['a query parameter', 'page_size', 'GET /users'],
    ['the same, in another spelling', 'pagesize', 'GET /users'],
    ['a part of a camelCase parameter', 'page token', 'GET /users'],
    ['a header', 'vessel desk', 'GET /meetings/:meetingId/recordings'],
    ['folder and method', 'recordings delete', 'DELETE /meetings/:meetingId/recordings'],
    ['letters and digits', 'oauth2', 'GET /oauth2/token'],
    ['the middle of a word', 'cordings get', 'GET /meetings/:meetingId/recordings'],
    ['without marks of letters', 'creer ete', 'GET /fr/ete'],
    ['with marks of letters', 'GENÈVE', 'GET /fr/ete'],
    ['Japanese', '一覧', 'GET /jp/parola'],
    ['one Chinese character', '户', 'GET /cn/list'],
    ['swapped letters', 'pasword upadte', 'PUT /users/:userId/password'],
    ['a letter too few while typing', 'recrdin del', 'DELETE /meetings/:meetingId/recordings'],
    ['a letter too many', 'meetting recordings get', 'GET /meetings/:meetingId/recordings'],
    ['a wrong letter', 'stetus', 'PUT /users/:userId/status'],
    ['a name with HTML', '<script>harm', 'GET /odd/script'],
    ['a word between marks of direction', 'drow quoted', 'GET /odd/script'],
    ['a name of 100,000 characters', 'endless', 'GET /long'],
    ['a word that nothing has, beside others', 'zebra tides', 'GET /tides'],
  ])('finds first by %s: %s', async (_, text, first) => {
    expect((await pathsOf(text))[0]).toBe(first);
  });

  it.each(['', '   ', '/', '???', '\u202e', '-_-', 'zebra', '\u0000', '{}'])(
    'finds nothing by %j',
    async (text) => {
      expect(await pathsOf(text)).toEqual([]);
    },
  );

  it('finds by one letter what begins with it, names first', async () => {
    expect((await pathsOf('t'))[0]).toBe('GET /tides');
  });

  it('puts typing errors behind what is spelled so', async () => {
    expect((await pathsOf('pass')).slice(0, 2)).toEqual([
      'POST /users/:userId/pass-keys',
      'PUT /users/:userId/password',
    ]);
  });

  it('says when nothing has all of the words', async () => {
    expect(await findItems(shelf, 'zebra tides', 0, 50)).toMatchObject({ haveAllWords: false, count: 1 });
    expect(await findItems(shelf, 'list tides', 0, 50)).toMatchObject({ haveAllWords: true, count: 1 });
  });

  it('takes a query of 100,000 characters', async () => {
    expect((await pathsOf('tides '.repeat(20_000)))[0]).toBe('GET /tides');
    expect(await pathsOf('x'.repeat(100_000))).toEqual([]);
  });

  it('gives them page by page', async () => {
    const whole = await findItems(shelf, 'users', 0, 50);
    const second = await findItems(shelf, 'users', 2, 2);
    expect(second.count).toBe(whole.count);
    expect(second.items).toEqual(whole.items.slice(2, 4));
  });
});
