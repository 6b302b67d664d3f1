import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Collection, type Folder, itemsOf } from '../../model.ts';
import { readCollections } from '../../read.ts';
import { itemSource } from '../../source.ts';
import { deepestFolder } from './order.ts';

function read(document: object) {
  const { value, problems } = readCollections(JSON.stringify(document));
  const [collection] = value;
  if (!collection) throw new Error('No collection was read.');
  return {
    collection,
    paths: itemsOf(collection).map(({ path }) => path),
    problems: problems.map(({ code, pointer }) => `${code} ${pointer}`),
  };
}

const requests = (...ids: string[]) =>
  ids.map((id) => ({ id, name: id, method: 'GET', url: 'http://h', headers: '' }));
const folder = (id: string, more: object) => ({ id, name: id.toUpperCase(), ...more });

describe('the order of version 1', () => {
  it('folders stand before requests, and each in its order', () => {
    const { paths, problems, collection } = read({
      order: ['3', '1'],
      folders_order: ['b', 'a'],
      folders: [
        folder('a', { order: ['2'] }),
        folder('b', { order: ['4'], folders_order: ['c'] }),
        folder('c', { order: ['5'] }),
      ],
      requests: requests('1', '2', '3', '4', '5'),
    });
    expect(paths).toEqual(['B/C/5', 'B/4', 'A/2', '3', '1']);
    expect(problems).toEqual([]);
    const [item] = itemsOf(collection);
    expect(item?.pointer).toBe('/requests/4');
    expect(item && JSON.parse(itemSource(collection, item))).toEqual(requests('5')[0]);
  });

  it('where there is none, the order of the document and the own folder count', () => {
    const { paths, problems } = read({
      folders: [folder('a', { folder: 'b' }), folder('b', {})],
      requests: [
        { ...requests('1')[0], folder: 'a' },
        { ...requests('2')[0], folder: 'gone' },
        ...requests('3'),
      ],
    });
    expect(paths).toEqual(['B/A/1', '2', '3']);
    expect(problems).toEqual([]);
  });

  it('what an order leaves out stands behind it, and ids that lead nowhere are named', () => {
    const { paths, problems } = read({
      order: ['gone', '1', '1'],
      folders_order: [],
      folders: [folder('a', { order: ['1', 'lost'] })],
      requests: [...requests('1', '2'), { ...requests('3')[0], folder: 'a' }],
    });
    expect(paths).toEqual(['A/1', 'A/3', '2']);
    expect(problems).toEqual([
      'not-in-order /folders/0',
      'order-names-missing /folders/0/order',
      'not-in-order /requests/2',
      'order-names-missing /order',
      'not-in-order /requests/1',
    ]);
  });

  it.each([
    ['of orders', { folders_order: ['b'] }, { folders_order: ['a'] }],
    ['of parents', { folder: 'b' }, { folder: 'a' }],
    ['of one', { folder: 'a', folders_order: ['a'] }, {}],
  ])('a circle %s loses nothing', (_, first, second) => {
    const { paths } = read({
      order: [],
      folders_order: [],
      folders: [folder('a', { order: ['1'], ...first }), folder('b', { order: ['2'], ...second })],
      requests: requests('1', '2'),
    });
    expect(paths.map((path) => path.slice(-1)).sort()).toEqual(['1', '2']);
  });

  it('twins of one id, and things without one, are all kept', () => {
    const { paths } = read({
      order: ['1', '1'],
      requests: [...requests('1', '1', '1'), { name: 'none', url: 'http://h' }],
      folders: [folder('a', {}), folder('a', {})],
    });
    expect(paths).toEqual(['1', '1[2]', 'none', '1[3]']);
  });

  it('what is no request and no folder is named', () => {
    const { paths, problems } = read({ order: ['1'], folders: [5], requests: [null, ...requests('1')] });
    expect(paths).toEqual(['1']);
    expect(problems).toEqual(['not-an-item /folders/0', 'not-an-item /requests/0']);
  });

  it('folders deeper than the limit stand at the end, with what is in them', () => {
    const count = 20_000;
    const folders = Array.from({ length: count }, (_, index) =>
      folder(String(index), { order: [`r${index}`], folders_order: [String(index + 1)] }),
    );
    const { collection, paths } = read({
      folders_order: ['0'],
      folders,
      requests: requests(...folders.map(({ id }) => `r${id}`)),
    });
    expect(paths).toHaveLength(count);
    expect(depthOf(collection)).toBe(deepestFolder);
  });

  it('the limit of items holds', () => {
    const { paths, problems } = read({ requests: Array.from({ length: 100_001 }, () => ({ name: 'x' })) });
    expect(paths).toHaveLength(100_000);
    expect(problems).toEqual(['too-many-items /requests/100000']);
  });

  it('whatever is ordered, every request has one place', () => {
    const id = fc.constantFrom(...'abcdefg'.split(''));
    const ids = fc.option(fc.array(fc.oneof(id, fc.anything()), { maxLength: 4 }), { nil: undefined });
    const owner = { id: fc.option(id), folder: fc.option(id), order: ids, folders_order: ids };
    const document = fc.record({
      order: ids,
      folders_order: ids,
      folders: fc.array(fc.record(owner), { maxLength: 7 }),
      requests: fc.array(fc.record({ id, folder: fc.option(id) }), { maxLength: 9 }),
    });
    fc.assert(
      fc.property(document, (given) => {
        const { collection } = read(given);
        const pointers = itemsOf(collection).map(({ pointer }) => pointer);
        expect(pointers.sort()).toEqual(given.requests.map((_, index) => `/requests/${index}`).sort());
        expect(foldersIn(collection)).toBe(given.folders.length);
      }),
      { numRuns: 1000 },
    );
  });
});

type Parent = Pick<Collection, 'children'>;

function foldersOf({ children }: Parent): Folder[] {
  return children.flatMap((child) => (child.kind === 'folder' ? [child] : []));
}

function depthOf(parent: Parent): number {
  return foldersOf(parent).reduce((deepest, own) => Math.max(deepest, 1 + depthOf(own)), 0);
}

function foldersIn(parent: Parent): number {
  return foldersOf(parent).reduce((count, own) => count + 1 + foldersIn(own), 0);
}
