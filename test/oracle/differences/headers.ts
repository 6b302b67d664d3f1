import type { Auth } from '../../../src/collection/model.ts';
import { type Difference, repeated } from './difference.ts';

export const headerDifferences: readonly Difference[] = [
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
    id: 'header-name-padded',
    reason:
      'White space around the name of a header is left out; the engine fails to send the whole request.',
    explains: ({ request }) =>
      request.headers.some(({ key, disabled }) => !disabled && key !== key.trim()) ? ['sending'] : [],
    example: {
      request: { method: 'GET', url: 'http://h.example/', header: [{ key: ' X-A ', value: '1' }] },
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
];

function lowerCase(text: string): string {
  return text.toLowerCase();
}

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
