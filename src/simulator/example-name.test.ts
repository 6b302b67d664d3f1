import { expect, test } from 'vitest';
import { plainName, readExampleName } from './example-name.ts';

test.each([
  [
    'codes in bold and code marks, messages between line breaks',
    '**HTTP Status Code:** `400` **Bad Request** <br><br> **Error Code:** `300` <br>One is wrong.<br>Two is wrong.<br>',
    {
      status: 400,
      errors: [
        { code: 300, message: 'One is wrong.' },
        { code: 300, message: 'Two is wrong.' },
      ],
    },
  ],
  [
    'line breaks of the text too',
    '**HTTP Status Code:** `404` **Not Found**<br><br>\n**Error Code:** `1001`<br>\nUser does not exist: $userId.\n',
    { status: 404, errors: [{ code: 1001, message: 'User does not exist: $userId.' }] },
  ],
  [
    'several codes, no space before a number, a colon outside the bold',
    '**HTTP Status Code:**`400`<br>Bad request.<br>**Error Code**: `7` Seven.<br>\n**Error code:**`8`<br/> Eight.',
    {
      status: 400,
      errors: [
        { code: 7, message: 'Seven.' },
        { code: 8, message: 'Eight.' },
      ],
    },
  ],
  [
    'a list',
    '**Status Code:** `400`<br>**Error Code:** `3`<br>\n* It is `gone`.\n* It is **old**.',
    {
      status: 400,
      errors: [
        { code: 3, message: 'It is gone.' },
        { code: 3, message: 'It is old.' },
      ],
    },
  ],
  [
    'a message without a code of its own; the reason phrase falls away',
    '**HTTP Status Code:** `404` **Not Found**<br>\nThere is no such group.',
    { status: 404, errors: [{ message: 'There is no such group.' }] },
  ],
  [
    'a reason phrase that is all there is',
    '**HTTP Status Code:** `400`<br>\nBad request.\n\n',
    { status: 400, errors: [{ message: 'Bad request.' }] },
  ],
  [
    'an error code without a status',
    '**Error Code:** `200`<br>Only for paying accounts.',
    { errors: [{ code: 200, message: 'Only for paying accounts.' }] },
  ],
  [
    'a status that follows an error',
    '**Error Code:** `200`<br>Not for you.\n\n**HTTP Status Code:** `200`<br>Things listed.',
    { status: 200, errors: [{ code: 200, message: 'Not for you.' }] },
  ],
  [
    'a name that was cut off in a marker',
    '**HTTP Status Code:** `400`<br>**Error Code:** `1`<br>One.<br>\n**Error Co',
    { status: 400, errors: [{ code: 1, message: 'One.' }] },
  ],
  [
    'a name that was cut off in a tag',
    '**HTTP Status Code:** `400`<br>**Error Code:** `1`<br>One.<b',
    { status: 400, errors: [{ code: 1, message: 'One.' }] },
  ],
  ['no markers at all', 'Device not found.', { errors: [] }],
  [
    'text that only looks like a tag',
    '**Error Code:** `1`<br>No <id> given.',
    { errors: [{ code: 1, message: 'No <id> given.' }] },
  ],
  [
    'a sign that only looks like a tag',
    '**Error Code:** `1`<br>Must be < 5',
    { errors: [{ code: 1, message: 'Must be < 5' }] },
  ],
  ['nothing', '', { errors: [] }],
])('reads %s', (_, name, expected) => {
  expect(readExampleName(name)).toEqual(expected);
});

test('a long hostile name is read in a time that grows with its length', () => {
  const started = performance.now();
  readExampleName('**Error Code:** '.repeat(20_000));
  readExampleName('<'.repeat(100_000));
  readExampleName(`\n${'**'.repeat(50_000)}`);
  readExampleName('\n \n '.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a plain name has no markup and one line', () => {
  expect(plainName('**HTTP Status Code:** `204` **OK**<br>\nDone.')).toBe('HTTP Status Code: 204 OK Done.');
});
