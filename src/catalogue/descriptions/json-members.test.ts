import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonMembers } from './json-members.ts';

function rows(json: string): string[] {
  return jsonMembers(json, 50).map(({ path, depth, type, example }) =>
    [path, depth, type, ...(example === undefined ? [] : [example])].join(' '),
  );
}

describe('jsonMembers', () => {
  it('names members by where they stand, with types and spellings of the example', () => {
    const json = `{"id": 12345678901234567890, "name": "<string>", "owner": {"isAdmin": true, "boss": null},
      "tags": ["a", "b"], "rooms": [{"size": 4}, {"size": 5, "door": "<integer>"}], "grid": [[1]]}`;
    expect(rows(json)).toEqual([
      'id 0 number 12345678901234567890',
      'name 0 string',
      'owner 0 object',
      'owner.isAdmin 1 boolean true',
      'owner.boss 1 null',
      'tags 0 array of string a',
      'rooms 0 array of object',
      'rooms[].size 1 number 4',
      'rooms[].door 1 integer',
      'grid 0 array of array',
    ]);
  });

  it.each([
    ['[{"a": 1}, {"b": 2}]', ['[].a 0 number 1', '[].b 0 number 2']],
    [
      '{"a": {{count}}, /* why */ "b": "{{name}}", // so\n "c": 1,}',
      ['a 0 variable {{count}}', 'b 0 string {{name}}', 'c 0 number 1'],
    ],
    ['{"a": 1, "a": 2}', ['a 0 number 1']],
    ['{"a": 1, oops "b": 2}', ['a 0 number 1']],
    ['{"\\u0061\\n": "\\q"}', ['a\n 0 string \\q']],
    ['', []],
  ])('reads %s', (json, expected) => {
    expect(rows(json)).toEqual(expected);
  });

  it('has as many rows as asked for, and ends with any depth and any text', () => {
    const many = `{${Array.from({ length: 200 }, (_, index) => `"k${index}": 1`).join(',')}}`;
    expect(jsonMembers(many, 80)).toHaveLength(80);
    for (const piece of ['[', '{"a":', '"', '/*', '{{', '{"a":[']) {
      expect(jsonMembers(piece.repeat(300_000), 80).length).toBeLessThanOrEqual(80);
    }
  });

  it('finds every member of an object, in its order', () => {
    const names = fc.uniqueArray(
      fc.string({ unit: 'binary' }).filter((name) => !/^\d+$/.test(name)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(names, (all) => {
        const json = JSON.stringify(Object.fromEntries(all.map((name) => [name, 1])));
        expect(jsonMembers(json, 50).map(({ name }) => name)).toEqual(all);
      }),
      { seed: 7 },
    );
  });
});
