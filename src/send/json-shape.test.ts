import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareJson } from './compare-json.ts';
import { mergeShapes, type Shape, shapeOf } from './json-shape.ts';

const merged = (...examples: unknown[]): Shape => {
  const shape = mergeShapes(examples.map((example) => shapeOf(example)));
  if (!shape) throw new Error('There is no example.');
  return shape;
};

/** `kind pointer documented arrived count` of each difference. */
const differences = (examples: unknown[], value: unknown) =>
  compareJson(merged(...examples), value).map(({ kind, pointer, documented, arrived, count }) =>
    [kind, pointer, documented.join('|'), arrived, count].join(' '),
  );

describe('compareJson', () => {
  it.each<[string, unknown[], unknown, string[]]>([
    ['the same', [{ a: 1, b: ['x'] }], { a: 2, b: [] }, []],
    ['a whole and a broken number', [{ price: 10 }], { price: 10.5 }, []],
    ['a member that is missing', [{ a: 1, b: 2 }], { a: 1 }, ['missing /b number  1']],
    ['a member that one example lacks', [{ a: 1, b: 2 }, { a: 1 }], { a: 1 }, []],
    ['a member that nobody documents', [{ a: 1 }], { a: 1, c: [] }, ['not-documented /c  array 1']],
    ['another type', [{ id: 'x' }], { id: 7 }, ['other-type /id string number 1']],
    ['one of several types', [{ id: 'x' }, { id: 7 }], { id: 8 }, []],
    ['null where none is documented', [{ id: 'x' }], { id: null }, ['other-type /id string null 1']],
    ['null where it is documented too', [{ id: 'x' }, { id: null }], { id: null }, []],
    ['anything where only null is documented', [{ id: null }], { id: { a: 1 } }, []],
    [
      'an object where null and text are documented',
      [{ id: null }, { id: '' }],
      { id: {} },
      ['other-type /id null|string object 1'],
    ],
    [
      'elements, each like any documented one',
      [{ list: [{ a: 1 }, { a: 1, b: 'x' }] }],
      { list: [{ a: 2, b: 'y' }, { a: 3 }] },
      [],
    ],
    [
      'the same thing in many elements, once',
      [[{ id: 'x' }]],
      [{ id: 1 }, { id: 'y' }, { id: 2 }, { id: null }],
      ['other-type /0/id string number 2', 'other-type /3/id string null 1'],
    ],
    ['elements of an array that is documented empty', [{ list: [] }], { list: [1, 'x'] }, []],
    ['an array in the place of an object', [{ a: { b: 1 } }], { a: [] }, ['other-type /a object array 1']],
    ['another type at the top', [[1]], 'x', ['other-type  array string 1']],
    ['names that a pointer escapes', [{ 'a/b': { '~': 1 } }], { 'a/b': {} }, ['missing /a~1b/~0 number  1']],
    [
      'names of objects everywhere',
      [{ a: 1 }],
      JSON.parse('{"a": 1, "__proto__": 1, "constructor": 2}'),
      ['not-documented /__proto__  number 1', 'not-documented /constructor  number 1'],
    ],
    [
      'a documented name of objects everywhere',
      [JSON.parse('{"toString": 1}')],
      {},
      ['missing /toString number  1'],
    ],
  ])('finds %s', (_, examples, value, expected) => {
    expect(differences(examples, value)).toEqual(expected);
  });

  it('bears depth', () => {
    const deep = (levels: number, core: string) => JSON.parse('['.repeat(levels) + core + ']'.repeat(levels));
    expect(differences([deep(50_000, '1')], deep(50_000, '"x"'))).toEqual([]);
    expect(differences([deep(40, '1')], deep(40, '"x"'))).toHaveLength(1);
  });
});

describe('a merged shape', () => {
  it('fits every example it is made from', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), (examples) => {
        const shape = merged(...examples);
        for (const example of examples) expect(compareJson(shape, example)).toEqual([]);
      }),
    );
  });

  it('is the same in whatever order they come', () => {
    const unordered = (shape: Shape | undefined): unknown =>
      shape && {
        types: [...shape.types].sort(),
        members:
          shape.members &&
          [...shape.members]
            .map(([name, { shape: inner, isOptional }]) => [name, isOptional, unordered(inner)])
            .sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1)),
        elements: unordered(shape.elements),
      };
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 2, maxLength: 4 }), (examples) => {
        expect(unordered(merged(...examples.toReversed()))).toEqual(unordered(merged(...examples)));
      }),
    );
  });

  it('finds a required member that is taken away', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }), (example) => {
        const [gone = '', ...others] = Object.keys(example);
        const rest = Object.fromEntries(others.map((name) => [name, example[name]]));
        const found = compareJson(merged(example), rest);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({
          kind: 'missing',
          pointer: `/${gone.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        });
      }),
    );
  });
});
