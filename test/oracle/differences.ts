import type { Auth, Entry, Item } from '../../src/collection/model.ts';

/** A part of the request that differs on purpose. */
export interface Difference {
  readonly id: string;
  /** What we do, what the engine does, and why ours is right. */
  readonly reason: string;
  /** The parts of this item that it explains; none where it does not apply. `source` is the item's JSON as given. */
  readonly explains: (item: Item, source: Source) => readonly string[];
  /** An item that differs for this reason and no other. */
  readonly example: object;
}

export interface Source {
  readonly request?: unknown;
  readonly url?: unknown;
}

export const differences: readonly Difference[] = [
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
    id: 'headers-repeated',
    reason: 'Headers of one name are all sent, in order; the engine keeps the last.',
    explains: ({ request }) => repeated(request.headers, lowerCase).map((name) => `header ${name}`),
    example: {
      request: {
        method: 'GET',
        url: 'http://h.example/',
        header: [
          { key: 'X-A', value: '1' },
          { key: 'x-a', value: '2' },
        ],
      },
    },
  },
  {
    id: 'header-unsendable',
    reason:
      'A header that no message can carry is left out with a warning; the engine fails to send the whole request.',
    explains: ({ request }) =>
      request.headers.some(
        ({ value = '', disabled }) => !disabled && /[^\t\x20-\x7e\x80-\xff]/.test(value.trim()),
      )
        ? ['sending']
        : [],
    example: {
      request: { method: 'GET', url: 'http://h.example/', header: [{ key: 'X-A', value: '5 €' }] },
    },
  },
  {
    id: 'header-frames-body',
    reason:
      'Content-Length and Transfer-Encoding are for whoever frames the body; the engine sends what is written.',
    explains: ({ request }) =>
      request.headers
        .map(({ key }) => key.toLowerCase())
        .filter((name) => name === 'content-length' || name === 'transfer-encoding')
        .map((name) => `header ${name}`),
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        header: [{ key: 'Content-Length', value: '3' }],
        body: { mode: 'raw', raw: 'abc' },
      },
    },
  },
  {
    id: 'auth-computed',
    reason:
      'An auth that is computed for every request is a problem with its name, for now; the engine computes it.',
    explains: ({ auth }) => (auth && computed[auth.type]?.(auth.parameters)) ?? [],
    example: {
      request: {
        method: 'GET',
        url: 'http://h.example/',
        auth: {
          type: 'hawk',
          hawk: [
            { key: 'authId', value: 'a' },
            { key: 'authKey', value: 'b' },
            { key: 'algorithm', value: 'sha256' },
          ],
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
  {
    id: 'auth-from-example',
    reason:
      'An item without auth whose examples carry an added Authorization header takes bearer auth; the engine sends none.',
    explains: ({ auth }) => (auth?.from === 'example' ? ['header authorization'] : []),
    example: {
      request: { method: 'GET', url: 'http://h.example/' },
      response: [
        {
          name: 'Fine',
          code: 200,
          originalRequest: {
            method: 'GET',
            url: 'http://h.example/',
            header: [
              {
                key: 'Authorization',
                value: 'Bearer <token>',
                description: { content: 'Added as a part of security scheme: oauth2', type: 'text/plain' },
              },
            ],
          },
        },
      ],
    },
  },
  {
    id: 'file-missing',
    reason:
      'A file that the collection does not name is an input; the engine sends an empty one without a type.',
    explains: ({ request: { body } }) => {
      if (body?.mode === 'file' && !body.src && body.content === undefined)
        return ['body', 'header content-type'];
      const isOpen =
        body?.mode === 'formdata' &&
        body.fields.some(({ type, src, disabled }) => type === 'file' && !disabled && !src?.some(Boolean));
      return isOpen ? ['body'] : [];
    },
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        body: { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: [] }] },
      },
    },
  },
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
    id: 'json-comments',
    reason: 'A raw body keeps every byte; the engine takes comments out of JSON.',
    explains: ({ request: { body } }) => (body?.mode === 'raw' && hasComment(body.raw) ? ['body'] : []),
    example: {
      request: {
        method: 'POST',
        url: 'http://h.example/',
        body: { mode: 'raw', raw: '{"a": 1} // one', options: { raw: { language: 'json' } } },
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
      body?.mode === 'formdata' && body.fields.some(({ key, disabled }) => !disabled && /["\r\n]/.test(key))
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
];

/** The parts that each computed auth writes. */
const computed: Readonly<Record<string, (parameters: Auth['parameters']) => readonly string[]>> = {
  awsv4: () =>
    ['x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token', 'authorization'].map(
      (name) => `header ${name}`,
    ),
  edgegrid: () => ['header authorization'],
  hawk: () => ['header authorization'],
  jwt: ({ addTokenTo }) => [addTokenTo === 'queryParam' ? 'target' : 'header authorization'],
  oauth1: ({ addParamsToHeader }) => [addParamsToHeader === 'true' ? 'header authorization' : 'target'],
};

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

function repeated(entries: readonly Entry[], nameOf: (key: string) => string): string[] {
  const names = entries.filter(({ disabled }) => !disabled).map(({ key }) => nameOf(key));
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function asGiven(text: string): string {
  return text;
}

/** Whether a text that is meant to be JSON has a comment outside its strings. */
function hasComment(text: string): boolean {
  return /\/\/|\/\*/.test(text.replace(/"(?:[^"\\]|\\.)*"/gs, '""'));
}
