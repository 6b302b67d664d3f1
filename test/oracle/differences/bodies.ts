import { type Difference, repeated } from './difference.ts';

export const bodyDifferences: readonly Difference[] = [
  {
    id: 'file-after-list',
    reason:
      'Every file of a form is sent; the engine stops reading files behind the first field with a list of them, and sends the others empty.',
    explains: ({ request: { body } }) => {
      const files =
        body?.mode === 'formdata'
          ? body.fields.filter(({ type, disabled }) => type === 'file' && !disabled)
          : [];
      const list = files.findIndex(({ src = [] }) => src.length > 1);
      return list >= 0 && list < files.length - 1 ? ['body'] : [];
    },
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        body: {
          mode: 'formdata',
          formdata: [
            { key: 'a', type: 'file', src: ['a.txt', 'b.txt'] },
            { key: 'b', type: 'file', src: 'c.txt' },
          ],
        },
      },
    },
  },
  {
    id: 'fields-repeated',
    reason: 'Fields of an urlencoded form stay in order; the engine puts those of one name together.',
    explains: ({ request: { body } }) =>
      body?.mode === 'urlencoded' && repeated(body.fields, asGiven).length > 0 ? ['body'] : [],
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        body: {
          mode: 'urlencoded',
          urlencoded: [
            { key: 'a', value: '1' },
            { key: 'b', value: '2' },
            { key: 'a', value: '3' },
          ],
        },
      },
    },
  },
  {
    id: 'part-names',
    reason:
      'Names of parts are escaped as browsers do (%22 %0D %0A); the form library of the engine does not.',
    explains: ({ request: { body } }) =>
      body?.mode === 'formdata' &&
      body.fields.some(
        ({ key, src = [], fileName = '', disabled }) =>
          !disabled && [key, fileName, ...src].some((name) => /["\r\n]/.test(name)),
      )
        ? ['body']
        : [],
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        body: { mode: 'formdata', formdata: [{ key: 'a"b', type: 'text', value: '1' }] },
      },
    },
  },
  {
    id: 'variable-of-every-object',
    reason:
      'A variable may be called `constructor` or `__proto__`; the engine finds what every object of JavaScript has by that name.',
    explains: ({ request: { body } }) =>
      body?.mode === 'raw' && /\{\{(constructor|__proto__)\}\}/.test(body.raw) ? ['body'] : [],
    example: {
      request: { method: 'POST', url: 'http://h.example/', body: { mode: 'raw', raw: '{{constructor}}' } },
    },
  },
  {
    id: 'half-a-character',
    reason: 'Half of a surrogate pair is sent as U+FFFD; the engine fails to encode the form.',
    explains: ({ request: { body } }) =>
      body?.mode === 'urlencoded' &&
      body.fields.some(({ key, value = '' }) => /\p{Cs}/u.test(`${key} ${value}`))
        ? ['sending']
        : [],
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '\ud800' }] },
      },
    },
  },
];

function asGiven(text: string): string {
  return text;
}
