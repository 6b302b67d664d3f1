import type { WireRequest } from '../../src/wire/request.ts';
import type { Arrival } from './recorder.ts';

/** A request in parts that are compared one by one, by the name of the part: `method`, `target`, `header accept`, `body` ... */
export type Parts = ReadonlyMap<string, string>;

/** Headers that the engine adds of its own accord, unless the item sets them. */
const own = new Set([
  'user-agent',
  'accept',
  'cache-control',
  'postman-token',
  'host',
  'accept-encoding',
  'connection',
  'content-length',
  'transfer-encoding',
  'cookie',
]);

const boundary = 'BOUNDARY';

export function partsOfRequest(
  { method, scheme, host, port, target, headers, body = new Uint8Array() }: WireRequest,
  kept: ReadonlySet<string>,
): Parts {
  const pairs = headers.map(({ name, value }) => [name.toLowerCase(), value] as const);
  return partsOf({ method, address: `${scheme}://${host}:${port}`, target }, pairs, latin1(body), kept);
}

export function partsOfArrival({ scheme, host, port, message }: Arrival, kept: ReadonlySet<string>): Parts {
  const end = message.indexOf('\r\n\r\n');
  const [line = '', ...lines] = message.slice(0, end).split('\r\n');
  const [, method = '', target = ''] = /^(\S+) (.*) HTTP\/1\.1$/.exec(line) ?? [];
  const pairs = lines.map((header) => {
    const colon = header.indexOf(':');
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()] as const;
  });
  const isChunked = pairs.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked');
  const body = message.slice(end + 4);
  const address = `${scheme}://${host.replace(/^\[|\]$/g, '')}:${port}`;
  return partsOf({ method, address, target }, pairs, isChunked ? unchunk(body) : body, kept);
}

/** The names of the parts in which two requests are not the same. */
export function differingParts(one: Parts, other: Parts): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((part) => one.get(part) !== other.get(part));
}

function partsOf(
  start: { method: string; address: string; target: string },
  headers: readonly (readonly [name: string, value: string])[],
  body: string,
  kept: ReadonlySet<string>,
): Parts {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const framing = /^multipart\/form-data; boundary=(\S+)$/.exec(type)?.[1];
  const settle = (text: string) => (framing === undefined ? text : text.replaceAll(framing, boundary));
  const parts = new Map<string, string>(Object.entries(start));
  for (const [name, value] of headers) {
    if (own.has(name) && !kept.has(name)) continue;
    const before = parts.get(`header ${name}`);
    parts.set(`header ${name}`, before === undefined ? settle(value) : `${before}\n${settle(value)}`);
  }
  return parts.set('body', settle(body));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function unchunk(body: string): string {
  let whole = '';
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.slice(at, end), 16);
    if (!(length > 0)) return whole;
    whole += body.slice(end + 2, end + 2 + length);
    at = end + 4 + length;
  }
}
