import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { WireRequest } from '../wire/request.ts';

/** Opens a connection for a request, to be written to at once. The promise rejects where that may not be. */
export type Connect = (request: WireRequest) => Socket | Promise<Socket>;

/**
 * A connection to where the request says, or only to the addresses that `lookup` gives for it. TLS certificates are
 * verified for the request's host, whatever the environment says, and no proxy is used.
 */
export function connect({ scheme, host, port }: WireRequest, lookup?: LookupFunction): Socket {
  const options = { host, port, ...(lookup && { lookup }) };
  if (scheme === 'http') return connectPlain(options);
  return connectSecure({
    ...options,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    // A name for TLS has no dot at its end (RFC 6066 section 3), and an address is none.
    ...(isIP(host) === 0 && { servername: host.replace(/\.$/, '') }),
  });
}
