import { expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import { atTheSimulator, secretNames } from './destination.ts';

const item = itemsOf(
  readCollections(
    JSON.stringify({
      name: 'Who am I',
      request: {
        method: 'GET',
        url: 'https://api.example.com/me',
        auth: { type: 'bearer', bearer: [{ key: 'token', value: 'a-token-of-its-vendor' }] },
      },
    }),
  ).value[0] ?? { children: [] },
)[0];

const baseUrl = 'http://127.0.0.1:8025/who';

it("the simulator gets names in the place of the collection's credentials, and its own where it has one", () => {
  if (!item) throw new Error('The document has an item.');
  const stranger = atTheSimulator(item, { baseUrl, values: {}, hasRules: false });
  expect(stranger.values).toMatchObject({ accessToken: 'ACCESS_TOKEN' });
  expect(JSON.stringify(stranger.values)).not.toContain('a-token-of-its-vendor');
  expect(secretNames(stranger, { accessToken: 'typed' })).toEqual(new Set(['accessToken']));
  const known = atTheSimulator(item, {
    baseUrl,
    values: { accessToken: 'of-the-simulator' },
    hasRules: true,
  });
  expect(known.values).toMatchObject({ accessToken: 'of-the-simulator' });
});
