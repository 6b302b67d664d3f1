import { defaultPort, type WireRequest } from './request.ts';

/** Where a request goes, and its target. */
export type Address = Pick<WireRequest, 'scheme' | 'host' | 'port' | 'target'>;

const httpAddress =
  /^(https?):\/\/(\[[0-9a-f:.]+\]|(?:(?![/?#:@[\]\\])[!-~])+)(?::(\d{1,5}))?([/?](?:(?!#)[!-~])*)?$/i;

/**
 * Splits an http or https address without normalising anything: what stands behind the authority is the target.
 * Both are visible ASCII (RFC 3986 section 2), without user, password and fragment; undefined for any other text.
 */
export function splitAddress(url: string): Address | undefined {
  const parts = httpAddress.exec(url);
  const [, protocol = '', name = '', digits, rest = ''] = parts ?? [];
  const scheme = protocol.toLowerCase();
  const port = digits ? Number(digits) : undefined;
  if (!parts || (scheme !== 'http' && scheme !== 'https') || port === 0 || (port ?? 0) > 65535)
    return undefined;
  return {
    scheme,
    host: name.replace(/^\[|\]$/g, '').toLowerCase(),
    port: port ?? defaultPort(scheme),
    target: rest.startsWith('/') ? rest : `/${rest}`,
  };
}
