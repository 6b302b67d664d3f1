import { describe, expect, it } from 'vitest';
import { readCollections } from '../collection/read.ts';
import { Shelf } from './shelf.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const request = { method: 'GET', url: 'https://example.com/a' };

function collection(name: string, ...items: unknown[]) {
  const source = JSON.stringify({ info: { name, schema }, item: items });
  const [value] = readCollections(source).value;
  if (!value) throw new Error('It was not read.');
  return value;
}

describe('Shelf', () => {
  it('gives every folder and item an address', () => {
    const shelf = new Shelf();
    const opened = shelf.open(
      collection('My API!', { name: 'A b', item: [{ name: 'Get', request }] }),
      [],
      'file',
    );
    expect(opened.slug).toBe('my-api');
    expect([...opened.at.keys()]).toEqual(['a-b', 'a-b/get']);
    const item = opened.items[0];
    expect(item && opened.parentOf.get(item)?.name).toBe('A b');
    expect(shelf.find('my-api')).toBe(opened);
  });

  it('keeps collections of one name apart, and one collection once', () => {
    const shelf = new Shelf();
    const first = shelf.open(collection('A', { name: 'one', request }), [], 'pasted');
    const second = shelf.open(collection('A', { name: 'two', request }), [], 'pasted');
    expect(second.slug).toMatch(/^a-[0-9a-f]{6}$/);
    expect(shelf.open(collection('A', { name: 'one', request }), [], 'pasted')).toBe(first);
    expect(shelf.all()).toEqual([first, second]);
  });

  it('never has an address of the catalogue itself', () => {
    expect(new Shelf().open(collection('_open', { name: 'x', request }), [], 'pasted').slug).toBe('open');
  });

  it('lets the oldest pasted ones go, and nothing else', () => {
    const shelf = new Shelf();
    shelf.open(collection('kept', { name: 'x', request }), [], 'file');
    for (let count = 0; count < 55; count++)
      shelf.open(collection(`C ${count}`, { name: 'x', request }), [], 'pasted');
    expect(shelf.trim().map(({ title }) => title)).toEqual(['C 0', 'C 1', 'C 2', 'C 3', 'C 4']);
    expect(shelf.all()).toHaveLength(51);
    expect(shelf.find('kept')).toBeDefined();
  });
});
