import { expect, test } from 'vitest';
import { answer } from './answer.ts';
import { choose, readChoice, readPreferences } from './choice.ts';
import type { DocumentedAnswer } from './documented.ts';

const documented: DocumentedAnswer[] = [
  one('204', 204, 'Done', { id: 'a1' }),
  one('400-300', 400, 'Bad **Request**', { id: 'a2', message: 'One is wrong.' }),
  one('400-300-2', 400, 'Bad **Request**', { id: 'a2', message: 'Two is wrong.' }),
  one('404', 404, 'Not\n there', {}),
];

function one(
  key: string,
  status: number,
  givenName: string,
  rest: { id?: string; message?: string },
): DocumentedAnswer {
  const rule = { id: key, source: 'documented' } as const;
  return { key, name: givenName.replace(/\*\*|\n/g, ''), givenName, ...rest, answer: answer(status, rule) };
}

test.each([
  [{ prefer: 'code=404' }, '404'],
  [{ prefer: 'respond-async, code=404; x=y' }, '404'],
  [{ prefer: 'example="400-300-2"' }, '400-300-2'],
  [{ prefer: 'example=300' }, '400-300'],
  [{ prefer: 'example="Two is wrong."' }, '400-300-2'],
  [{ prefer: 'code=400, example="Two is wrong."' }, '400-300-2'],
  [{ 'x-mock-response-code': '400' }, '400-300'],
  [{ 'x-mock-response-name': 'Not there' }, '404'],
  [{ 'x-mock-response-name': 'Bad **Request**' }, '400-300'],
  [{ 'x-mock-response-id': 'a1' }, '204'],
  [{ 'x-mock-response-id': '400-300-2' }, '400-300-2'],
])('%j chooses %s', (headers, expected) => {
  expect(choose(documented, readChoice(headers) ?? {}).rule.id).toBe(expected);
});

test.each([{}, { prefer: '' }, { prefer: 'respond-async' }, { prefer: 'return=minimal' }])(
  '%j is no choice',
  (headers) => {
    expect(readChoice(headers)).toBeUndefined();
  },
);

test.each([{ prefer: 'code=418' }, { prefer: 'example=nothing' }, { prefer: 'code=204, example=404' }])(
  '%j is answered with what there is',
  (headers) => {
    const refused = choose(documented, readChoice(headers) ?? {});
    expect(refused.status).toBe(406);
    expect(JSON.parse(String(refused.body)).documented.map(({ key }: { key: string }) => key)).toEqual(
      documented.map(({ key }) => key),
    );
  },
);

test.each([
  ['foo; bar', { foo: '' }],
  ['A=1, a=2', { a: '1' }],
  ['example="a, b; \\"c\\""; d=e, code=4', { example: 'a, b; "c"', code: '4' }],
  ['example="never closed, code=4', { example: '"never closed, code=4' }],
  [', ,', {}],
])('preferences of %s', (header, expected) => {
  expect(Object.fromEntries(readPreferences(header))).toEqual(expected);
});
