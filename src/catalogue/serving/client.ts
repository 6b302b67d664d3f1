import { BlockList, isIP, isIPv4 } from 'node:net';
import { groupsOf } from '../../network/ipv6-groups.ts';

/** Addresses a proxy of our own has: loopback, private and link-local ones (RFC 1918, RFC 4193, RFC 3927, RFC 4291). */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addSubnet('169.254.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/**
 * The address a request comes from. Behind a proxy that is the last entry of X-Forwarded-For, the one that the proxy itself
 * wrote; it counts only where the connection comes from a near address, so that nobody from afar can choose one.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isBehindProxy: boolean,
): string {
  const own = plainAddress(peer ?? '') ?? 'unknown';
  if (!isBehindProxy || forwardedFor === undefined || !isNear(own)) return own;
  return plainAddress(forwardedFor.split(',').at(-1) ?? '') ?? own;
}

/** Whom limits count as one: an IPv4 address, or the network of an IPv6 address, which is what one customer gets (RFC 6177). */
export function clientKey(address: string): string {
  if (isIP(address) !== 6) return address;
  return groupsOf(address)
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':');
}

/** An IP address without port, brackets, zone and the mapping of IPv4 into IPv6; undefined for anything else. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .toLowerCase();
  return isIP(bare) === 0 ? undefined : bare;
}

function isNear(address: string): boolean {
  return isIP(address) !== 0 && near.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
