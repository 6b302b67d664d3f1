import { describe, expect, it } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { itemSource, prettyJson } from '../collection/source.ts';
import { findPlaces, writeValues } from './written-json.ts';

function written(document: unknown, values: Record<string, string>): string {
  const [collection] = readCollections(JSON.stringify(document)).value;
  const [item] = collection ? itemsOf(collection) : [];
  if (!collection || !item) throw new Error('The document has an item.');
  return writeValues(findPlaces(prettyJson(itemSource(collection, item)), item, 'baseUrl'), values);
}

describe('writeValues', () => {
  it('writes the values of the path where Postman keeps them, in order and with everything else as it was', () => {
    const item = {
      name: 'Get {{userId}}',
      request: {
        method: 'GET',
        url: {
          raw: '{{baseUrl}}/users/:userId?n=1.0',
          host: ['{{baseUrl}}'],
          path: ['users', ':userId'],
          variable: [{ key: 'userId', value: 'a', description: '{{userId}}' }, { key: 'other' }],
        },
      },
      response: [{ name: '{{userId}}' }],
    };
    const text = written(item, { userId: 'ü"</script>', other: '1', baseUrl: 'https://a.example/v2' });
    expect(JSON.parse(text)).toEqual({
      ...item,
      request: {
        method: 'GET',
        url: {
          raw: 'https://a.example/v2/users/:userId?n=1.0',
          host: ['https://a.example/v2'],
          path: ['users', ':userId'],
          variable: [
            { key: 'userId', value: 'ü"</script>', description: '{{userId}}' },
            { key: 'other', value: '1' },
          ],
        },
      },
    });
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(item));
    expect(written(item, {})).toBe(JSON.stringify(item, null, 2));
  });
});
