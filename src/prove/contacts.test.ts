import { expect, test } from 'vitest';
import { compareContacts } from './contacts.ts';
import type { Contact } from './recording.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const request = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n';
const contact = (more: Partial<Contact> = {}): Contact => ({
  port: 443,
  requests: [base64(request)],
  rest: '',
  ...more,
});
const expectation = {
  port: 443,
  request: Buffer.from(request),
  isUntrusted: false,
  freedom: { headers: new Set<string>(), boundary: false },
};
const where = (contacts: readonly Contact[], more: Partial<typeof expectation> = {}) =>
  compareContacts(contacts, { ...expectation, ...more }).map((difference) => difference.where);

test('one request on one connection, and nothing else', () => {
  expect(where([contact()])).toEqual([]);
  expect(where([])).toEqual(['number of requests']);
  expect(where([contact(), contact()])).toEqual(['number of requests']);
  expect(where([contact({ rest: base64('x') })])).toEqual(['bytes that are no whole request']);
  expect(where([contact(), contact({ port: 80, requests: [] })])).toEqual(['connection to port 80']);
  expect(where([contact({ requests: [], fault: 'no TLS' })])).toEqual(['number of requests', 'TLS']);
});

test('where nobody listens nothing may arrive', () => {
  const { request: _, ...nothing } = expectation;
  expect(compareContacts([], nothing)).toEqual([]);
  expect(compareContacts([contact()], nothing)).toHaveLength(1);
});

test('a certificate of a stranger is looked at, and nothing is sent', () => {
  const { request: _, ...nothing } = { ...expectation, isUntrusted: true };
  expect(compareContacts([contact({ requests: [], fault: 'unknown ca' })], nothing)).toEqual([]);
  expect(compareContacts([contact()], nothing)[0]).toMatchObject({
    where: 'number of requests',
    arrived: '1',
  });
  expect(compareContacts([], nothing)[0]).toMatchObject({ where: 'connection' });
});
