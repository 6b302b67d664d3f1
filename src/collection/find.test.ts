import { describe, expect, it } from 'vitest';
import { findItem } from './find.ts';
import { readCollections } from './read.ts';

const { value: collections } = readCollections(
  JSON.stringify({
    info: { name: 'Pets' },
    item: [
      {
        name: 'pets',
        item: [
          { id: 'id-1', name: 'List pets', request: 'http://h/pets' },
          { name: 'Get', request: 'http://h/pets/1' },
          { name: 'a/b', request: 'http://h/a' },
        ],
      },
      { name: 'owners', item: [{ name: 'Get', request: 'http://h/owners/1' }] },
    ],
  }),
);

const pathOf = (text: string) => {
  const finding = findItem(collections, text);
  return finding.kind === 'found' ? finding.item.path : finding.kind;
};

describe('findItem', () => {
  it.each([
    ['pets/List pets', 'pets/List pets'],
    ['id-1', 'pets/List pets'],
    ['list-pets', 'pets/List pets'],
    ['List pets', 'pets/List pets'],
    ['list PETS ', 'pets/List pets'],
    ['pets/get', 'pets/Get'],
    ['owners/Get', 'owners/Get'],
    ['pets/a\\/b', 'pets/a\\/b'],
    ['a/b', 'pets/a\\/b'],
  ])('finds %s', (text, path) => {
    expect(pathOf(text)).toBe(path);
  });

  it('lists the choices of an ambiguous text', () => {
    const finding = findItem(collections, 'Get');
    expect(finding.kind === 'ambiguous' && finding.choices.map(({ path }) => path)).toEqual([
      'pets/Get',
      'owners/Get',
    ]);
  });

  it('offers what comes near', () => {
    expect(findItem(collections, 'List pest')).toEqual({ kind: 'unknown', nearest: ['pets/List pets'] });
    expect(findItem(collections, 'pets/Lst pets')).toEqual({ kind: 'unknown', nearest: ['pets/List pets'] });
    expect(findItem(collections, 'zzzzzzzzzz')).toEqual({ kind: 'unknown', nearest: [] });
  });
});
