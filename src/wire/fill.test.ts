import { describe, expect, it } from 'vitest';
import { fill, ownValues } from './fill.ts';
import { toMessage } from './request.ts';
import type { WireTemplate } from './template.ts';

const template: WireTemplate = {
  title: 'A test',
  method: 'PUT',
  url: [{ input: 'baseUrl', encode: 'verbatim' }, '/users/', { input: 'user', encode: 'segment' }],
  headers: [],
  inputs: [
    { name: 'baseUrl', kind: 'base-url', from: 'program', value: 'http://h:81/v2' },
    { name: 'user', kind: 'path', from: 'environment', environment: 'USER' },
  ],
  success: [],
};
const values = { baseUrl: 'http://h:81/v2', user: 'a/b c' };

function messageOf(changes: Partial<WireTemplate>, options = {}): string {
  const filled = fill({ ...template, ...changes }, values, options);
  if (!filled.ok) throw new Error(`${filled.fault.reason}: ${filled.fault.what}`);
  return Array.from(toMessage(filled.request), (byte) => String.fromCharCode(byte)).join('');
}

describe('fill', () => {
  it('encodes inputs once, and leaves the base URL alone', () => {
    expect(messageOf({ method: 'GET' })).toBe('GET /v2/users/a%2Fb%20c HTTP/1.1\r\nHost: h:81\r\n\r\n');
  });

  it('says that a body which a method means to have has no bytes', () => {
    expect(messageOf({})).toMatch(/\r\nContent-Length: 0\r\n\r\n$/);
  });

  it('sends headers in order, then those of basic auth and of the body', () => {
    const headers = [
      { name: 'X-A', value: ['1'] },
      { name: 'x-a', value: [' \t2 ', { input: 'user', encode: 'verbatim' } as const, ' '] },
    ];
    const message = messageOf(
      {
        headers,
        basic: { user: ['Ada'], password: ['pä:ss'] },
        body: { kind: 'multipart', parts: [{ name: ['n'], content: ['v'] }] },
      },
      { boundary: 'B' },
    );
    expect(message.split('\r\n').slice(1, 7)).toEqual([
      'Host: h:81',
      'X-A: 1',
      'x-a: 2 a/b c',
      'Authorization: Basic QWRhOnDDpDpzcw==',
      'Content-Type: multipart/form-data; boundary=B',
      'Content-Length: 59',
    ]);
  });

  it('sends a text body as UTF-8 and a file body byte for byte', () => {
    expect(messageOf({ body: { kind: 'text', text: ['ü'] } })).toMatch(/Content-Length: 2\r\n\r\n\xc3\xbc$/);
    const readFile = (path: string) => (path === 'f' ? Uint8Array.of(0, 200) : undefined);
    expect(messageOf({ body: { kind: 'file', file: { path: ['f'] } } }, { readFile })).toMatch(
      /\r\n\r\n\0\xc8$/,
    );
  });

  it('does not write Host and Content-Length over those of the item', () => {
    const headers = [
      { name: 'host', value: ['other'] },
      { name: 'content-length', value: ['0'] },
    ];
    const message = messageOf({ headers, body: { kind: 'text', text: [''] } });
    expect(message).toBe('PUT /v2/users/a%2Fb%20c HTTP/1.1\r\nhost: other\r\ncontent-length: 0\r\n\r\n');
  });

  const faults: [string, Partial<WireTemplate>, Record<string, string>, object][] = [
    ['a missing input', {}, { baseUrl: 'http://h' }, { reason: 'input-missing', what: 'user' }],
    [
      'an inherited property',
      { url: [{ input: 'toString', encode: 'verbatim' }] },
      values,
      { reason: 'input-missing', what: 'toString' },
    ],
    [
      'an address without scheme',
      {},
      { baseUrl: 'h', user: 'x' },
      { reason: 'address-unusable', what: 'h/users/x' },
    ],
    [
      'a line break in a header',
      { headers: [{ name: 'X', value: ['a\r\nY: b'] }] },
      values,
      { reason: 'header-unsendable', what: 'X' },
    ],
    [
      'a header outside Latin-1',
      { headers: [{ name: 'X', value: ['€'] }] },
      values,
      { reason: 'header-unsendable', what: 'X' },
    ],
    [
      'an input outside ASCII in a header',
      { headers: [{ name: 'X', value: [{ input: 'user', encode: 'verbatim' }] }] },
      { ...values, user: 'Zoë' },
      { reason: 'header-unsendable', what: 'X' },
    ],
    [
      'a missing file',
      { body: { kind: 'file', file: { path: ['f'] } } },
      values,
      { reason: 'file-missing', what: 'f' },
    ],
  ];
  it.each(faults)('tells %s', (_, changes, given, fault) => {
    expect(fill({ ...template, ...changes }, given)).toEqual({ ok: false, fault });
  });
});

it('ownValues has the inputs with a value', () => {
  expect(ownValues(template)).toEqual({ baseUrl: 'http://h:81/v2' });
});
