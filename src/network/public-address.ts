import { BlockList, isIP } from 'node:net';
import { groupsOf } from './ipv6-groups.ts';
import { globalUnicast, type SpecialRange, specialIPv4, specialIPv6 } from './special-ranges.ts';

interface Range {
  readonly what: string;
  readonly list: BlockList;
}

const ranges = { ipv4: specialIPv4.map(toRange), ipv6: specialIPv6.map(toRange) };
const unicast = toRange({ block: globalUnicast, what: '' });

/**
 * Why an address is not the public internet's, to stand behind "which is"; undefined where it is. Only for the text of
 * an address that will be dialled, as the system's resolver gives it: whatever else it is, is no address, and refused.
 */
export function specialPurpose(address: string): string | undefined {
  switch (isIP(address)) {
    case 4:
      return whatOf(address, 'ipv4');
    case 6:
      return specialPurposeOfIPv6(address);
    default:
      return 'no IP address';
  }
}

function specialPurposeOfIPv6(address: string): string | undefined {
  if (address.includes('%')) return 'an address of one network card only (RFC 4007)';
  const carried = carriedIPv4(groupsOf(address));
  if (carried !== undefined) {
    const what = whatOf(carried, 'ipv4');
    return what && `${carried} in other words, ${what}`;
  }
  const what = whatOf(address, 'ipv6');
  return (
    what ?? (unicast.list.check(address, 'ipv6') ? undefined : 'outside the public part of IPv6 (RFC 4291)')
  );
}

function whatOf(address: string, family: 'ipv4' | 'ipv6'): string | undefined {
  return ranges[family].find(({ list }) => list.check(address, family))?.what;
}

/** The IPv4 address that packets to this one reach: mapped (RFC 4291 section 2.5.5.2) or translated (NAT64, RFC 6052). */
function carriedIPv4(groups: readonly number[]): string | undefined {
  const [a, b] = groups;
  const isZero = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  const isMapped = isZero(0, 5) && groups[5] === 0xffff;
  // ::ffff:0:0:0/96 is the older translation (SIIT, RFC 2765).
  const isTranslated =
    (a === 0x64 && b === 0xff9b && isZero(2, 6)) || (isZero(0, 4) && groups[4] === 0xffff && isZero(5, 6));
  if (!isMapped && !isTranslated) return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

function toRange({ block, what }: SpecialRange): Range {
  const [address = '', length] = block.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(length), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return { what, list };
}
