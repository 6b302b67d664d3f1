import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specialPurpose } from './public-address.ts';

describe('specialPurpose', () => {
  it.each([
    ['0.0.0.0', 'this machine itself'],
    ['0.1.2.3', 'this machine itself'],
    ['10.255.255.255', 'private'],
    ['100.64.0.1', 'shared'],
    ['100.100.100.200', 'shared'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['168.63.129.16', 'Azure'],
    ['169.254.169.254', 'link-local'],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.192', 'protocols'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', 'tunnels'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'measurements'],
    ['198.19.255.255', 'measurements'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::7f00:1', 'IPv4-compatible'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', '127.0.0.1 in other words'],
    ['::ffff:7f00:1', '127.0.0.1 in other words'],
    ['0:0:0:0:0:FFFF:A9FE:A9FE', '169.254.169.254 in other words'],
    ['::ffff:0:10.0.0.1', '10.0.0.1 in other words'],
    ['64:ff9b::192.168.0.1', '192.168.0.1 in other words'],
    ['64:ff9b::7f00:1', '127.0.0.1 in other words'],
    ['64:ff9b:1::8.8.8.8', 'local translation'],
    ['100::1', 'discards'],
    ['2001::1', 'Teredo'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'Teredo'],
    ['2001:20::1', 'protocols'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4'],
    ['2002:808:808::1', '6to4'],
    ['3fff::1', 'documentation'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'private'],
    ['fd00:ec2::254', 'private'],
    ['fe80::1', 'link-local'],
    ['febf::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'outside the public part'],
    ['2606:4700::1%eth0', 'one network card'],
    ['::1%1', 'one network card'],
    ['localhost', 'no IP address'],
    ['2130706433', 'no IP address'],
    ['0177.0.0.1', 'no IP address'],
    ['[::1]', 'no IP address'],
    ['', 'no IP address'],
  ])('refuses %s: %s', (address, what) => {
    expect(specialPurpose(address)).toContain(what);
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '168.63.129.15',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2606:4700:4700::1111',
    '2a00::1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('lets %s pass', (address) => {
    expect(specialPurpose(address)).toBeUndefined();
  });

  it('judges an IPv4 address in the clothes of IPv6 as what it is', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '64:ff9b::', '::ffff:0:'), (address, before) => {
        expect(specialPurpose(before + address) === undefined).toBe(specialPurpose(address) === undefined);
      }),
    );
  });

  it('does not care how an address of IPv6 is spelled', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
        expect(specialPurpose(address)).toBe(specialPurpose(canonical));
      }),
    );
  });
});
