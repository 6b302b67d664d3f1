/** A block of addresses that is not the public internet's, and what it is. */
export interface SpecialRange {
  /** `10.0.0.0/8` */
  readonly block: string;
  /** Fits behind "which is": `a loopback address`. */
  readonly what: string;
}

/**
 * Blocks of IPv4 with a special purpose: the whole registry of IANA
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, RFC 6890), those that are reachable from everywhere
 * too, since no API lives there; multicast (RFC 5771); and the address at which a cloud answers its own machines.
 */
export const specialIPv4: readonly SpecialRange[] = [
  { block: '0.0.0.0/8', what: 'this machine itself (RFC 791)' },
  { block: '10.0.0.0/8', what: 'a private address (RFC 1918)' },
  { block: '100.64.0.0/10', what: 'a shared address of a carrier or a cloud (RFC 6598)' },
  { block: '127.0.0.0/8', what: 'a loopback address (RFC 1122)' },
  {
    block: '168.63.129.16/32',
    what: "the address at which Azure answers its own machines (Azure's documentation)",
  },
  { block: '169.254.0.0/16', what: 'a link-local address, where clouds keep their metadata (RFC 3927)' },
  { block: '172.16.0.0/12', what: 'a private address (RFC 1918)' },
  { block: '192.0.0.0/24', what: 'an address for protocols (RFC 6890)' },
  { block: '192.0.2.0/24', what: 'an address for documentation (RFC 5737)' },
  { block: '192.31.196.0/24', what: 'an address that answers for nobody (AS112, RFC 7535)' },
  { block: '192.52.193.0/24', what: 'an address for tunnels (AMT, RFC 7450)' },
  { block: '192.88.99.0/24', what: 'an address for tunnels (6to4, RFC 7526)' },
  { block: '192.168.0.0/16', what: 'a private address (RFC 1918)' },
  { block: '192.175.48.0/24', what: 'an address that answers for nobody (AS112, RFC 7534)' },
  { block: '198.18.0.0/15', what: 'an address for measurements (RFC 2544)' },
  { block: '198.51.100.0/24', what: 'an address for documentation (RFC 5737)' },
  { block: '203.0.113.0/24', what: 'an address for documentation (RFC 5737)' },
  { block: '224.0.0.0/4', what: 'a multicast address (RFC 5771)' },
  { block: '240.0.0.0/4', what: 'a reserved address (RFC 1112)' },
];

/** What of IPv6 is the public internet's at all (RFC 4291 section 2.4): the rest is refused unnamed or by its name below. */
export const globalUnicast = '2000::/3';

/**
 * Blocks of IPv6 with a special purpose (https://www.iana.org/assignments/iana-ipv6-special-registry, RFC 6890), inside
 * {@link globalUnicast} and, for the sake of their names, outside. Teredo and 6to4 carry an IPv4 address to a relay of
 * somebody's choice, so they are refused whatever it is.
 */
export const specialIPv6: readonly SpecialRange[] = [
  { block: '::/128', what: 'the unspecified address (RFC 4291)' },
  { block: '::1/128', what: 'a loopback address (RFC 4291)' },
  { block: '::/96', what: 'an IPv4-compatible address (RFC 4291)' },
  { block: '64:ff9b:1::/48', what: 'a local translation of IPv4 (RFC 8215)' },
  { block: '100::/64', what: 'an address that discards everything (RFC 6666)' },
  { block: '100:0:0:1::/64', what: 'an address for protocols (RFC 9780)' },
  { block: '2001::/32', what: 'a tunnel to an IPv4 address (Teredo, RFC 4380)' },
  { block: '2001::/23', what: 'an address for protocols (RFC 2928)' },
  { block: '2001:db8::/32', what: 'an address for documentation (RFC 3849)' },
  { block: '2002::/16', what: 'a tunnel to an IPv4 address (6to4, RFC 3056)' },
  { block: '2620:4f:8000::/48', what: 'an address that answers for nobody (AS112, RFC 7534)' },
  { block: '3fff::/20', what: 'an address for documentation (RFC 9637)' },
  { block: '5f00::/16', what: 'an address of segment routing (RFC 9602)' },
  { block: 'fc00::/7', what: 'a private address (unique local, RFC 4193)' },
  { block: 'fe80::/10', what: 'a link-local address (RFC 4291)' },
  { block: 'fec0::/10', what: 'a private address (site-local, RFC 3879)' },
  { block: 'ff00::/8', what: 'a multicast address (RFC 4291)' },
];
