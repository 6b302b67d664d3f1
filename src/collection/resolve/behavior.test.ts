import { expect, it } from 'vitest';
import { itemsOf } from '../model.ts';
import { readCollections } from '../read.ts';
import { resolve } from '../resolve.ts';
import { printText } from './text.ts';

function resolveWith(protocolProfileBehavior: unknown, request: object = {}) {
  const item = {
    name: 'One',
    protocolProfileBehavior,
    request: { method: 'POST', url: 'http://h', ...request },
  };
  const [read] = readCollections(JSON.stringify(item)).value.flatMap(itemsOf);
  if (!read) throw new Error('The item is lost.');
  const { value, problems } = resolve(read);
  return { template: value, url: printText(value.url), codes: problems.map(({ code }) => code) };
}

it.each([
  { followRedirects: true },
  { strictSSL: false },
  { protocolVersion: 'http2' },
  { insecureHTTPParser: true },
  { tlsPreferServerCiphers: true },
  { tlsDisabledProtocols: ['TLSv1_2'] },
  { tlsCipherSelection: ['AES128-SHA'] },
  { disabledSystemHeaders: { 'user-agent': true } },
  { disabledSystemHeaders: { accept: true, host: false } },
])('%j is not carried, and named', (behavior) => {
  expect(resolveWith(behavior).codes).toEqual(['behavior-not-carried']);
});

it.each([
  {
    followRedirects: false,
    strictSSL: true,
    protocolVersion: 'http1',
    disableCookies: true,
    maxRedirects: 3,
  },
  { tlsDisabledProtocols: [], tlsCipherSelection: [], disabledSystemHeaders: {} },
  { disabledSystemHeaders: null, strictSSL: 'no' },
  null,
  [],
  'x',
])('%j asks for nothing else than every program does', (behavior) => {
  expect(resolveWith(behavior).codes).toEqual([]);
});

it('an address that is not to be encoded stays as it stands', () => {
  const behavior = { disableUrlEncoding: true };
  expect(resolveWith(behavior, { url: 'http://h/a"b/{c}?d=\'e\'&f={"g":1}' })).toMatchObject({
    url: '{{baseUrl}}/a"b/{c}?d=\'e\'&f={"g":1}',
    codes: [],
  });
  expect(resolveWith(behavior, { url: 'http://h/a b?c=é' })).toMatchObject({
    url: '{{baseUrl}}/a%20b?c=%C3%A9',
    codes: ['target-unsendable', 'target-unsendable'],
  });
});

it('a Content-Type of the system is left out where it is disabled, and one by hand is not', () => {
  const behavior = { disabledSystemHeaders: { 'content-type': true } };
  const body = { mode: 'raw', raw: 'x' };
  expect(resolveWith(behavior, { body }).template.headers).toEqual([]);
  const header = [{ key: 'content-type', value: 'text/csv' }];
  expect(resolveWith(behavior, { body, header }).template.headers).toEqual([
    { name: 'content-type', value: ['text/csv'] },
  ]);
  const form = { mode: 'formdata', formdata: [{ key: 'a', value: 'b' }] };
  expect(resolveWith(behavior, { body: form }).codes).toEqual(['behavior-not-carried']);
});
