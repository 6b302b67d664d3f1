import { expect, it } from 'vitest';
import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { itemSource } from '../../src/collection/source.ts';
import { referenceItem, whereCorpusIs } from './corpus.ts';

const json = referenceItem();

it.skipIf(json === undefined)(
  `the item of the reference page resolves as it should (${whereCorpusIs})`,
  () => {
    const { value, problems } = readCollections(json ?? '');
    const [collection] = value;
    const [item, ...others] = value.flatMap(itemsOf);
    if (!collection || !item) throw new Error('The item is lost.');
    expect(others).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['auth-from-example']);
    expect(itemSource(collection, item)).toBe(json);

    const resolved = resolve(item);
    expect(resolved.problems).toEqual([]);
    const { title, method, url, headers, body, success, inputs } = resolved.value;
    expect({ title, method, url, headers, body, success }).toEqual({
      title: "Update a user's password",
      method: 'PUT',
      url: [
        { input: 'baseUrl', encode: 'verbatim' },
        '/users/',
        { input: 'userId', encode: 'segment' },
        '/password',
      ],
      headers: [{ name: 'Authorization', value: ['Bearer ', { input: 'accessToken', encode: 'verbatim' }] }],
      body: {
        kind: 'multipart',
        parts: [{ name: ['password'], content: [{ input: 'password', encode: 'verbatim' }] }],
      },
      success: [204],
    });
    expect(inputs.map(({ name, from, environment }) => [name, from, environment])).toEqual([
      ['baseUrl', 'environment', 'BASE_URL'],
      ['userId', 'program', undefined],
      ['password', 'environment-or-program', 'PASSWORD'],
      ['accessToken', 'environment', 'ACCESS_TOKEN'],
    ]);
    expect(inputs[1]?.meaning).toBe('The user ID or email address of the user.');
  },
);
