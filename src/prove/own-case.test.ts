import { expect, test } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
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
  ]);
});

test('an item that gives no request says why', () => {
  expect(caseOf({ method: 'GET', url: 'ftp://h.example/' })).toMatchObject({
    fault: expect.stringMatching(/ftp/),
  });
});
