import { describe, expect, it } from 'vitest';
import { clientAddress, clientKey } from './client.ts';

describe('the address of a client', () => {
  it.each([
    ['203.0.113.9', undefined, true, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, false, '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', false, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1', true, '198.51.100.1'],
    ['127.0.0.1', '198.51.100.1, 203.0.113.9', true, '203.0.113.9'],
    ['10.1.2.3', ' [2001:db8::1]:443 ', true, '2001:db8::1'],
    ['fd00::1', '198.51.100.1:5000', true, '198.51.100.1'],
    ['192.0.2.1', '198.51.100.1', true, '192.0.2.1'],
    ['127.0.0.1', '198.51.100.1, unknown', true, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1\r\nX: y', true, '127.0.0.1'],
    [undefined, '198.51.100.1', true, 'unknown'],
  ])('of %s with %s behind a proxy %s is %s', (peer, forwarded, isBehindProxy, address) => {
    expect(clientAddress(peer, forwarded, isBehindProxy)).toBe(address);
  });
});

describe('whom limits count as one', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
    ['2001:db8:0:1:bbbb::2', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:0db8:0000:0001::9', '2001:db8:0:1'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, key) => {
    expect(clientKey(address)).toBe(key);
  });
});
