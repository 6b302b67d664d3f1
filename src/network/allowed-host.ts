import type { WireRequest } from '../wire/request.ts';

/** A host that may be sent to whatever its address is. */
export interface AllowedHost {
  /** Lower case, without the brackets of an IPv6 address. */
  readonly host: string;
  /** Absent: any port. */
  readonly port?: number;
}

/** Reads `host`, `host:port`, `[::1]` or `[::1]:port`; undefined for any other text. */
export function readAllowedHost(text: string): AllowedHost | undefined {
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-f:.]+)\]|([^\s:/?#@[\]\\]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = (bracketed ?? plain)?.toLowerCase();
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || port === 0 || (port ?? 0) > 65535) return undefined;
  return { host, ...(port !== undefined && { port }) };
}

/** Whether a request goes to one of these hosts, by the letter: another spelling of the same address is another host. */
export function isAllowed(
  { host, port }: Pick<WireRequest, 'host' | 'port'>,
  allowed: readonly AllowedHost[],
): boolean {
  return allowed.some((one) => one.host === host.toLowerCase() && (one.port ?? port) === port);
}
