import { describe, expect, it } from 'vitest';
import { allocateNames, exactName, identifier } from './names.ts';

describe('identifier', () => {
  it.each([
    ['userId', 'user_id'],
    ['User ID', 'user_id'],
    ['HTTPServer', 'http_server'],
    ['2fa-code', 'value_2fa_code'],
    ['né', 'ne'],
    ['漢字', 'value'],
    ['', 'value'],
    ['a; rm -rf /', 'a_rm_rf'],
  ])('%j becomes %s', (name, expected) => {
    expect(identifier(name, 'snake_case')).toBe(expected);
  });

  it('has other styles', () => {
    expect(identifier('user id', 'camelCase')).toBe('userId');
    expect(identifier('userId', 'UPPER_CASE')).toBe('USER_ID');
  });
});

describe('allocateNames', () => {
  const reserved = new Set(['class', 'Print']);
  const names = (style: 'snake_case' | 'camelCase', all: readonly string[], taken: readonly string[] = []) =>
    Array.from(allocateNames({ style, reserved }, all, new Set(taken)).values(), String);

  it('gives twins different names', () => {
    expect(names('snake_case', ['id', 'ID', 'i d', 'id_value'])).toEqual([
      'id',
      'id_value',
      'i_d',
      'id_value_value',
    ]);
  });

  it('does not try the same names again for many of one spelling', () => {
    const all = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const started = performance.now();
    expect(names('snake_case', all).at(-1)).toBe('value_value19999');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('keeps clear of reserved and taken words', () => {
    expect(names('camelCase', ['class', 'url'], ['url'])).toEqual(['classValue', 'urlValue']);
  });

  it('knows languages without case', () => {
    const all = allocateNames(
      { style: 'camelCase', reserved, isCaseInsensitive: true },
      ['print', 'ID'],
      new Set(['Id']),
    );
    expect(Array.from(all.values(), String)).toEqual(['printValue', 'idValue']);
  });
});

it('an exact name that is none is a bug', () => {
  expect(String(exactName('ACCESS_TOKEN'))).toBe('ACCESS_TOKEN');
  expect(() => exactName('A;B')).toThrow('"A;B" is not an identifier.');
});
