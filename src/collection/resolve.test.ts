import { expect, it } from 'vitest';
import { resolveOne } from '../../test/shared/resolve-one.ts';
import { fill, ownValues } from '../wire/fill.ts';
import { itemsOf } from './model.ts';
import { readCollections } from './read.ts';
import { resolve } from './resolve.ts';

it('title and success are for people', () => {
  const response = [{ code: 404 }, { code: 204 }, { code: 201 }, { code: 204 }, {}, { code: 'x' }];
  const document = {
    info: { name: 'C\r\n"x"' },
    item: [{ name: 'a\u202e b', request: 'http://h', response }],
  };
  const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
  expect(item && resolve(item).value).toMatchObject({ title: 'C "x": a b', success: [201, 204] });
});

it('a template fills to bytes with its own values', () => {
  const { template } = resolveOne(
    { method: 'POST', url: 'http://h/:id?q={{q}}', body: { mode: 'raw', raw: 'x' } },
    { q: 'ü' },
    { variables: { id: 'a/b' } },
  );
  const filled = fill(template, ownValues(template));
  expect(filled).toMatchObject({ ok: true, request: { host: 'h', target: '/a%2Fb?q=%C3%BC' } });
});
