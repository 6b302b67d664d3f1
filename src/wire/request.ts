/** A header line. */
export interface WireHeader {
  readonly name: string;
  /** As on the wire, one character for each byte (Latin-1). */
  readonly value: string;
}

/** One HTTP/1.1 request with nothing left to resolve. */
export interface WireRequest {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** Without brackets for an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** Origin form (RFC 9112 section 3.2.1): path and query, percent-encoded. */
  readonly target: string;
  /** In order, duplicates kept. Without Host and Content-Length unless the item sets them. */
  readonly headers: readonly WireHeader[];
  readonly body?: Uint8Array;
}

/** What a Host header says of this request: the port only where it is not the scheme's own. */
export function authority({ scheme, host, port }: Pick<WireRequest, 'scheme' | 'host' | 'port'>): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === defaultPort(scheme) ? name : `${name}:${port}`;
}

export function defaultPort(scheme: 'http' | 'https'): number {
  return scheme === 'https' ? 443 : 80;
}

/** Methods whose meaning includes a body: without one they say that it has no bytes (RFC 9110 section 8.6). */
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);

/** The message as bytes (RFC 9112), with Host first and Content-Length last where the item does not set them. */
export function toMessage(request: WireRequest): Uint8Array {
  const head = Uint8Array.from(messageHead(request), (character) => character.charCodeAt(0));
  const message = new Uint8Array(head.length + (request.body?.length ?? 0));
  message.set(head);
  if (request.body) message.set(request.body, head.length);
  return message;
}

/** What stands before the body of that message, the empty line included: one character for each byte. */
export function messageHead(request: WireRequest): string {
  const has = (name: string) => request.headers.some((header) => header.name.toLowerCase() === name);
  const lines = [`${request.method} ${request.target} HTTP/1.1`];
  if (!has('host')) lines.push(`Host: ${authority(request)}`);
  for (const { name, value } of request.headers) lines.push(`${name}: ${value}`);
  const length = request.body?.length ?? (methodsWithBody.has(request.method) ? 0 : undefined);
  if (length !== undefined && !has('content-length') && !has('transfer-encoding')) {
    lines.push(`Content-Length: ${length}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
