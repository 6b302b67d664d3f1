import { describe, expect, it } from 'vitest';
import { readUrl } from './url.ts';

const spot = () => ({ pointer: '', problems: [] });

describe('an address as a text', () => {
  it.each([
    [
      'https://h.example:8443/a/b?x=1&y#z',
      {
        base: 'https://h.example:8443',
        path: ['a', 'b'],
        query: [{ key: 'x', value: '1' }, { key: 'y' }],
        hash: 'z',
      },
    ],
    ['{{baseUrl}}/users/:id/', { base: '{{baseUrl}}', path: ['users', ':id', ''] }],
    ['{{a/b?c#d}}/e', { base: '{{a/b?c#d}}', path: ['e'] }],
    ['{{protocol}}://{{host}}:{{port}}/a', { base: '{{protocol}}://{{host}}:{{port}}', path: ['a'] }],
    ['http://user:p%40ss@h/a', { base: 'http://h', userinfo: 'user:p%40ss', path: ['a'] }],
    ['{{user}}:{{p@ss}}@h', { base: 'h', userinfo: '{{user}}:{{p@ss}}', path: [] }],
    ['http://h?a=b@c/d', { base: 'http://h', path: [], query: [{ key: 'a', value: 'b@c/d' }] }],
    ['http:\\\\h\\a?b\\c', { base: 'http://h', path: ['a'], query: [{ key: 'b\\c' }] }],
    ['http:///h/a', { base: 'http://h', path: ['a'] }],
    ['http://h/?', { base: 'http://h', path: [''], query: [] }],
    ['  h/a ', { base: 'h', path: ['a '] }],
    [
      'http://h/a?{{x=y&z}}=1&={{b}}&c==',
      {
        base: 'http://h',
        path: ['a'],
        query: [
          { key: '{{x=y&z}}', value: '1' },
          { key: '', value: '{{b}}' },
          { key: 'c', value: '=' },
        ],
      },
    ],
    ['http://[::1]:80/a', { base: 'http://[::1]:80', path: ['a'] }],
    ['', { base: '', path: [], query: [] }],
  ])('%s', (text, expected) => {
    expect(readUrl(text, spot())).toMatchObject(expected);
  });
});

describe('an address in parts', () => {
  it.each([
    [
      { protocol: 'https', host: ['h', 'example'], port: '81', path: ['a', ':b'] },
      { base: 'https://h.example:81', path: ['a', ':b'], raw: 'https://h.example:81/a/:b' },
    ],
    [
      { protocol: 'https://', host: 'h.example', port: 81, path: '/a/b' },
      { base: 'https://h.example:81', path: ['a', 'b'] },
    ],
    [
      { host: ['{{baseUrl}}'], path: [{ type: 'any', value: 'a' }, null, 5] },
      { base: '{{baseUrl}}', path: ['a', '', '5'] },
    ],
    [
      { raw: 'http://raw/x?q=1', host: ['h'], path: ['p'] },
      { base: 'h', path: ['p'], query: [{ key: 'q', value: '1' }] },
    ],
    [
      { raw: 'http://raw/x?q=1', host: ['h'], query: [{ key: 'r', value: '2' }] },
      { base: 'h', query: [{ key: 'r', value: '2' }], raw: 'http://raw/x?q=1' },
    ],
    [{ raw: 'http://raw/x?q=1' }, { base: 'http://raw', path: ['x'], query: [{ key: 'q', value: '1' }] }],
    [
      {
        host: ['h'],
        query: [
          { key: null, value: null },
          { key: 'a', value: 5, disabled: true },
          'b=c',
          { key: 'd', value: { e: 1 } },
        ],
      },
      {
        query: [
          { key: '' },
          { key: 'a', value: '5', disabled: true },
          { key: 'b', value: 'c' },
          { key: 'd', value: '{"e":1}' },
        ],
      },
    ],
    [{ host: ['h'], query: 'a=1&b' }, { query: [{ key: 'a', value: '1' }, { key: 'b' }] }],
    [{ host: ['h'], query: { a: '1', b: null } }, { query: [{ key: 'a', value: '1' }, { key: 'b' }] }],
    [
      { host: ['h'], auth: { user: 'u', password: 'p' }, hash: 'z' },
      { base: 'h', userinfo: 'u:p', hash: 'z' },
    ],
    [
      { path: [':id'], variable: [{ id: 'id', value: 5, description: { content: 'The id.' } }] },
      { base: '', path: [':id'], variables: [{ key: 'id', value: '5', description: 'The id.' }] },
    ],
    [null, { base: '', raw: '' }],
  ])('%j', (value, expected) => {
    expect(readUrl(value, spot())).toMatchObject(expected);
  });
});
