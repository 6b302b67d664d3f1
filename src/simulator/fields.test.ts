import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moment, oneOf, optional, readFields, text, truth, whole } from './fields.ts';

const fields = {
  title: text({ least: 1, most: 5 }),
  size: optional(whole({ least: -2, most: 10 })),
  isDone: optional(truth()),
  kind: optional(oneOf('a', 'b')),
  at: optional(moment()),
};

const read = (given: Record<string, unknown>, reading: 'fromJson' | 'fromText') =>
  readFields(fields, 'body', (name) => given[name], reading);

test('JSON values are taken as they are, and only of the right type', () => {
  const given = { title: 'x', size: 3, isDone: false, kind: 'b', at: '2030-05-01T10:00:00.5+02:00' };
  const { values, mistakes } = read(given, 'fromJson');
  expect(mistakes).toEqual([]);
  expect(values).toEqual({ ...given, at: Date.UTC(2030, 4, 1, 8, 0, 0, 500) });
  const wrong = { title: 1, size: '3', isDone: 'true', kind: 'c', at: 5 };
  expect(read(wrong, 'fromJson').mistakes.map(({ field }) => field)).toEqual(Object.keys(wrong));
});

test('texts of a query or a form are read, and a file is none', () => {
  const { values, mistakes } = read({ title: 'x', size: '-2', isDone: 'true' }, 'fromText');
  expect(mistakes).toEqual([]);
  expect(values).toEqual({ title: 'x', size: -2, isDone: true });
  const wrong = { title: new Blob(['x']), size: '1e1', isDone: '1', at: '2030-05-01' };
  expect(read(wrong, 'fromText').mistakes.map(({ field }) => field)).toEqual(Object.keys(wrong));
});

test('a missing field is a mistake unless it is optional; null is missing', () => {
  expect(read({ title: null }, 'fromJson').mistakes).toEqual([
    { place: 'body', field: 'title', message: 'is missing' },
  ]);
  expect(read({ title: 'x', size: null }, 'fromJson').mistakes).toEqual([]);
});

test('whatever is given, it is either accepted or a mistake', () => {
  fc.assert(
    fc.property(fc.record({ title: fc.anything(), size: fc.anything(), at: fc.anything() }), (given) => {
      const { values, mistakes } = read(given, 'fromJson');
      for (const name of ['title', 'size', 'at'] as const) {
        const isMissing = given[name] === undefined || given[name] === null;
        const isWrong = mistakes.some(({ field }) => field === name);
        expect(values[name] !== undefined).toBe(!isWrong && !isMissing);
      }
    }),
    { seed: 4 },
  );
});
