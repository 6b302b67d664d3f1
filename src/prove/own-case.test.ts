import { expect, test } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { fill } from '../wire/fill.ts';
import { caseOfItem } from './own-case.ts';

const caseOf = (request: unknown, response: unknown = []) => {
  const [item] = readCollections(JSON.stringify({ name: 'An item', request, response })).value.flatMap(
    itemsOf,
  );
  if (!item) throw new Error('The item was not read.');
  return caseOfItem(item);
};

test('an item of its own is compared with what it says itself, with values for what only a caller knows', () => {
  const made = caseOf({ method: 'DELETE', url: 'http://h.example/a', auth: { type: 'bearer', bearer: [] } }, [
    { name: 'Gone', code: 204 },
  ]);
  expect(made).toMatchObject({ name: 'An item', values: { accessToken: 'value of accessToken' } });
  if ('fault' in made) throw new Error(made.fault);
  expect(Buffer.from(made.expected).toString()).toBe(
    'DELETE /a HTTP/1.1\r\nHost: h.example\r\nAuthorization: Bearer value of accessToken\r\n\r\n',
  );
  expect(made.answers.map(({ name }) => name)).toEqual(['204', '500', 'refused']);
  expect(Buffer.from(made.answers[0]?.bytes ?? []).toString()).toBe('HTTP/1.1 204 Success\r\n\r\n');
});

test('over https a stranger is one of those who answer', () => {
  const made = caseOf({ method: 'GET', url: 'https://h.example/' });
  expect('fault' in made ? made : made.answers.map(({ name }) => name)).toEqual([
    '200',
    '500',
    'refused',
    'untrusted',
    'misnamed',
  ]);
});

test('to HEAD nobody answers with a body', () => {
  const made = caseOf({ method: 'HEAD', url: 'http://h.example/' });
  if ('fault' in made) throw new Error(made.fault);
  const bodies = made.answers.map(({ bytes = Buffer.from('\r\n\r\n') }) => `${bytes}`.split('\r\n\r\n')[1]);
  expect(bodies).toEqual(['', '', '']);
});

test.each([
  ['{{scheme}}://{{API Host}}:{{port}}/{{id}}', 'https', 'apihost', 8443],
  ['{{base}}:{{port}}/', 'https', 'api.example.com', 8443],
  ['http://{{region}}.h.example/', 'http', 'region.h.example', 80],
])('what is open in the address of %s is made up so that it is one', (url, scheme, host, port) => {
  const made = caseOf({ method: 'GET', url });
  if ('fault' in made) throw new Error(made.fault);
  expect(fill(made.template, made.values)).toMatchObject({ ok: true, request: { scheme, host, port } });
});

test('an item that gives no request says why', () => {
  expect(caseOf({ method: 'GET', url: 'ftp://h.example/' })).toMatchObject({
    fault: expect.stringMatching(/ftp/),
  });
});
