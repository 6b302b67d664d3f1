import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import { itemSource, prettyJson } from '../../collection/source.ts';
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

  it('gives names of the path an entry, and an entry a value, where there is none', () => {
    const url = { raw: '/a/:id/:other', host: ['{{baseUrl}}'], path: ['a', ':id', ':other'] };
    const text = written({ name: 'x', request: { url } }, { id: '1' });
    expect(JSON.parse(text).request.url).toEqual({ ...url, variable: [{ key: 'id', value: '1' }] });
    const listed = { ...url, variable: [{ key: 'id' }] };
    const more = written({ name: 'x', request: { url: listed } }, { id: '1', other: '2' });
    expect(JSON.parse(more).request.url.variable).toEqual([
      { key: 'id', value: '1' },
      { key: 'other', value: '2' },
    ]);
    const empty = written({ name: 'x', request: { url: { ...url, variable: [] } } }, { other: '2' });
    expect(JSON.parse(empty).request.url.variable).toEqual([{ key: 'other', value: '2' }]);
  });

  it('puts another base URL in the place of one that is written out', () => {
    const url = {
      raw: 'https://a.example:8443/x?q=1',
      protocol: 'https',
      host: ['a', 'example'],
      port: '8443',
      path: ['x'],
    };
    const text = written({ name: 'x', request: { url } }, { baseUrl: 'http://b.example/v2' });
    expect(JSON.parse(text).request.url).toEqual({
      ...url,
      raw: 'http://b.example/v2/x?q=1',
      protocol: '',
      host: ['http://b.example/v2'],
      port: '',
    });
    expect(
      JSON.parse(written({ name: 'x', request: 'https://a.example/x' }, { baseUrl: 'http://b' })).request,
    ).toBe('http://b/x');
  });

  it('fills variables in bodies as text', () => {
    const body = { mode: 'raw', raw: '{"a": {{n}}, "b": "{{s}}"}' };
    const text = written({ name: 'x', request: { url: '{{baseUrl}}', body } }, { n: '1', s: 'ü' });
    expect(JSON.parse(text).request.body.raw).toBe('{"a": 1, "b": "ü"}');
  });
});
