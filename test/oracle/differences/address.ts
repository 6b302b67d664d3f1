import type { Variable } from '../../../src/collection/model.ts';
import type { Difference, Source } from './difference.ts';

export const addressDifferences: readonly Difference[] = [
  {
    id: 'address-missing',
    reason: 'An item without an address has its base URL as an input; the engine refuses it.',
    explains: ({ request: { url } }) => (url.raw === '' ? ['sending'] : []),
    example: { request: { method: 'GET', url: '' } },
  },
  {
    id: 'address-from-raw',
    reason:
      'An address with neither host nor path is read from its raw, which Postman shows; the engine has none.',
    explains: (_, source) => {
      const { raw, host, path } = addressOf(source);
      return raw && host === undefined && path === undefined ? ['sending'] : [];
    },
    example: { request: { method: 'GET', url: { raw: 'http://h.example/a' } } },
  },
  {
    id: 'query-from-raw',
    reason:
      'An address without a query list takes the query of its raw, which Postman shows; the engine ignores it.',
    explains: (_, source) => {
      const { raw, query } = addressOf(source);
      return String(raw ?? '').includes('?') && query === undefined ? ['target'] : [];
    },
    example: {
      request: { method: 'GET', url: { raw: 'http://h.example/a?b=c', host: ['h', 'example'], path: ['a'] } },
    },
  },
  {
    id: 'base-twice',
    reason:
      'An address that begins with the same variable twice is no address, and we say so; the engine sends to what is left of it.',
    explains: ({ request: { url } }) => (/^(\{\{[^{}]+\}\})\1/.test(url.raw) ? ['sending'] : []),
    example: { request: { method: 'GET', url: '{{base}}{{base}}/a' } },
  },
  {
    id: 'query-variable',
    reason:
      'What a variable brings into a query stays one key or one value; the engine puts it into the address and reads that again.',
    explains: ({ variables, request: { url } }) =>
      variables
        .flat()
        .some(
          ({ key, value = '' }) =>
            /[&=#]/.test(value) &&
            url.query.some((pair) => `${pair.key} ${pair.value ?? ''}`.includes(`{{${key}}}`)),
        )
        ? ['target']
        : [],
    example: {
      request: {
        method: 'GET',
        url: {
          raw: 'http://h.example/a?b={{c}}',
          host: ['h', 'example'],
          path: ['a'],
          query: [{ key: 'b', value: '{{c}}' }],
        },
      },
    },
    around: { variable: [{ key: 'c', value: 'R&D' }] },
  },
  {
    id: 'folder-variable',
    reason:
      'A variable of a folder is known, and wins over that of the collection; the engine knows those of the collection only.',
    explains: ({ variables, request: { headers } }) =>
      variables.slice(0, -1).flat().length > 0
        ? [
            'address',
            'target',
            'body',
            ...headers.map(({ key }) => `header ${nameOf(key, variables.flat())}`),
          ]
        : [],
    example: {
      variable: [{ key: 'a', value: 'mine' }],
      item: [
        {
          name: 'Two',
          request: { method: 'GET', url: 'http://h.example/', header: [{ key: 'X-A', value: '{{a}}' }] },
        },
      ],
    },
    around: { variable: [{ key: 'a', value: 'theirs' }] },
  },
  {
    id: 'path-value',
    reason:
      'The value of a path variable is one encoded segment; the engine puts it into the address and reads that again.',
    explains: ({ request: { url } }) =>
      url.variables.some(({ key, value = '' }) => usesPath(url.path, key) && /[^\w.~{}-]/.test(value))
        ? ['target']
        : [],
    example: {
      request: {
        method: 'GET',
        url: {
          raw: 'http://h.example/:id/x',
          host: ['h', 'example'],
          path: [':id', 'x'],
          variable: [{ key: 'id', value: 'a/b?c' }],
        },
      },
    },
  },
  {
    id: 'key-given-later',
    reason:
      'A key in the query is given when the program runs, and encoded strictly, as the function of nearly every language does; the engine leaves some marks.',
    explains: ({ auth }) => {
      const { in: place, addTokenTo, value, accessToken } = auth?.parameters ?? {};
      const given = place === 'query' ? value : addTokenTo === 'queryParams' ? accessToken : undefined;
      return /[^\w.~{} -]/.test(given ?? '') ? ['target'] : [];
    },
    example: {
      request: {
        method: 'GET',
        url: 'http://h.example/',
        auth: {
          type: 'apikey',
          apikey: [
            { key: 'key', value: 'k' },
            { key: 'value', value: 'a/b:c' },
            { key: 'in', value: 'query' },
          ],
        },
      },
    },
  },
];

/** The address of an item as given; empty for a text. */
function addressOf({
  request,
  url = (request as Source | undefined)?.url,
}: Source): Readonly<Record<string, unknown>> {
  return typeof url === 'object' && url !== null ? (url as Record<string, unknown>) : {};
}

function usesPath(path: readonly string[], name: string): boolean {
  return path.some((segment) => segment === `:${name}` || segment.startsWith(`:${name}.`));
}

/** A header's name with the variables in it filled in once. */
function nameOf(key: string, variables: readonly Variable[]): string {
  const filled = key.replace(
    /\{\{([^{}]+)\}\}/g,
    (written, name) => variables.find((variable) => variable.key === name)?.value ?? written,
  );
  return filled.trim().toLowerCase();
}
