import { expect, it } from 'vitest';
import type { WireRequest } from '../../src/wire/request.ts';
import { differingParts, partsOfArrival, partsOfRequest } from './compare.ts';

const request: WireRequest = {
  method: 'POST',
  scheme: 'https',
  host: 'h.example',
  port: 443,
  target: '/a',
  headers: [
    { name: 'X-A', value: '1' },
    { name: 'Content-Type', value: 'multipart/form-data; boundary=ours' },
  ],
  body: new TextEncoder().encode('--ours\r\n\r\nü\r\n--ours--\r\n'),
};

const head = 'POST /a HTTP/1.1\r\nHost: h.example\r\nUser-Agent: x\r\nx-a: 1\r\n';
const type = 'content-type: multipart/form-data; boundary=theirs\r\n';
const body = '--theirs\r\n\r\n\xc3\xbc\r\n--theirs--\r\n';

function compare(message: string, kept: readonly string[] = [], host = 'h.example'): string[] {
  const arrival = { scheme: 'https', host, port: 443, message } as const;
  return differingParts(partsOfRequest(request, new Set(kept)), partsOfArrival(arrival, new Set(kept)));
}

it.each([
  ['the same, but for boundary and own headers', `${head}${type}\r\n${body}`, []],
  ['in chunks', `${head}${type}Transfer-Encoding: chunked\r\n\r\n1c\r\n${body}\r\n0\r\n\r\n`, []],
  ['another method', `${head.replace('POST', 'PUT')}${type}\r\n${body}`, ['method']],
  ['another target', `${head.replace('/a', '/A')}${type}\r\n${body}`, ['target']],
  ['another value', `${head.replace('x-a: 1', 'x-a: 2')}${type}\r\n${body}`, ['header x-a']],
  ['a header twice', `${head}x-a: 1\r\n${type}\r\n${body}`, ['header x-a']],
  ['a header more', `${head}x-b: \r\n${type}\r\n${body}`, ['header x-b']],
  ['another body', `${head}${type}\r\n${body.replace('\xc3\xbc', 'u')}`, ['body']],
])('%s', (_, message, parts) => {
  expect(compare(message)).toEqual(parts);
});

it('a header that the item sets is never free, and neither is the host that is connected to', () => {
  expect(compare(`${head}${type}\r\n${body}`, ['user-agent'])).toEqual(['header user-agent']);
  expect(compare(`${head}${type}\r\n${body}`, [], 'other.example')).toEqual(['address']);
});
