import { isIP } from 'node:net';

/**
 * Whether a Host header names this server itself: an IP address, `localhost`, or the name it was started with.
 * Any other name may be a stranger's that was bound to this address (DNS rebinding).
 */
export function isOwnHost(header: string | undefined, startedWith: string): boolean {
  const name = hostname(header ?? '');
  return (
    isIP(name) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === startedWith.toLowerCase()
  );
}

/**
 * Whether a request that changes something comes from this server's own pages or from no page at all: browsers
 * send Origin with every POST, and Sec-Fetch-Site where they know it (Fetch standard).
 */
export function isFromHere(headers: {
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
  readonly secFetchSite?: string | undefined;
}): boolean {
  const { origin, host, secFetchSite } = headers;
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return false;
  return origin === undefined || origin.toLowerCase() === `http://${host}`.toLowerCase();
}

/** The host of a Host header without its port and without the brackets of an IPv6 address. */
function hostname(header: string): string {
  return header
    .replace(/:\d*$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}
