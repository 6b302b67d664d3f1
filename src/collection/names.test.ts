import { describe, expect, it } from 'vitest';
import { pathsOf, slugOf, slugsOf } from './names.ts';

it('pathsOf escapes names and numbers twins', () => {
  expect(pathsOf('', ['a', 'a/b', 'a\\b', 'a', 'a'])).toEqual(['a', 'a\\/b', 'a\\\\b', 'a[2]', 'a[3]']);
  expect(pathsOf('x\\/y', ['Get'])).toEqual(['x\\/y/Get']);
});

it('pathsOf keeps names apart that look like twins', () => {
  const paths = pathsOf('', ['a', 'a[2]', 'a', 'a[2]']);
  expect(new Set(paths).size).toBe(4);
});

it.each([
  ["Update a user's password", 'update-a-user-s-password'],
  ['Größe & Länge', 'gro-e-lange'],
  ['__proto__', 'proto'],
  ['日本', 'item'],
  ['', 'item'],
  ['CON', 'con-item'],
  ['lpt1', 'lpt1-item'],
  ['Console', 'console'],
  ['ＡＢＣ', 'abc'],
  ['a'.repeat(100), 'a'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('slugOf(%j) is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

describe('slugsOf', () => {
  const one = { name: 'Get user', identity: 'GET /users/1' };
  const other = { name: 'get-user', identity: 'GET /users/2' };

  it('does not depend on order', () => {
    const [first, second] = slugsOf([one, other]);
    expect(slugsOf([other, one])).toEqual([second, first]);
    expect(first).toMatch(/^get-user-[0-9a-f]{6}$/);
    expect(first).not.toBe(second);
  });

  it('leaves others alone, and never begins with an underscore', () => {
    expect(slugsOf([one, { name: '_Alone_', identity: '' }])).toEqual(['get-user', 'alone']);
  });

  it('is unique and short for twins of one identity too', () => {
    const slugs = slugsOf(Array.from({ length: 5 }, () => ({ name: 'x'.repeat(80), identity: 'same' })));
    expect(new Set(slugs).size).toBe(5);
    for (const slug of slugs) expect(slug.length).toBeLessThanOrEqual(60);
  });
});
