import type { WireHeader } from '../wire/request.ts';
import { type Incoming, Unreadable } from './incoming.ts';

/** What came back, complete: interim answers (1xx) are passed over and chunks are joined. */
export interface Answer {
  readonly status: number;
  /** Reason phrase; may be empty. */
  readonly reason: string;
  readonly headers: readonly WireHeader[];
  readonly body: Uint8Array;
}

type Head = Omit<Answer, 'body'>;

/** More header lines or interim answers than this are not read. */
const maximumLines = 500;

/** Reads the answer to a request with this method (RFC 9112 sections 4 to 7). */
export async function readAnswer(incoming: Incoming, method: string): Promise<Answer> {
  for (let interim = 0; interim < 10; interim++) {
    const head = await readHead(incoming);
    if (head.status >= 200) return { ...head, body: await readBody(incoming, head, method) };
  }
  throw new Unreadable('There are only interim answers.');
}

/** The value of a header, whatever the case of its name; several are joined as RFC 9110 section 5.3 says. */
export function headerValue(headers: readonly WireHeader[], name: string): string | undefined {
  const values = headers.filter((header) => header.name.toLowerCase() === name.toLowerCase());
  return values.length === 0 ? undefined : values.map(({ value }) => value).join(', ');
}

async function readHead(incoming: Incoming): Promise<Head> {
  const [, code, reason = ''] = /^HTTP\/1\.[01] ([1-9]\d\d)(?: (.*))?$/.exec(await incoming.line()) ?? [];
  if (code === undefined) throw new Unreadable('What came back is not an HTTP/1.1 answer.');
  return { status: Number(code), reason, headers: await readHeaders(incoming) };
}

async function readHeaders(incoming: Incoming): Promise<WireHeader[]> {
  const headers: WireHeader[] = [];
  for (let line = await incoming.line(); line !== ''; line = await incoming.line()) {
    const [, name, value = ''] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined) throw new Unreadable('A header line of the answer has no name.');
    if (headers.push({ name, value }) > maximumLines)
      throw new Unreadable('The answer has too many headers.');
  }
  return headers;
}

/** RFC 9112 section 6.3: where the length of a body comes from, in this order. */
async function readBody(incoming: Incoming, { status, headers }: Head, method: string): Promise<Uint8Array> {
  if (method === 'HEAD' || status === 204 || status === 304) return new Uint8Array();
  const coding = headerValue(headers, 'Transfer-Encoding');
  if (coding !== undefined) return /(^|,\s*)chunked$/i.test(coding) ? readChunks(incoming) : incoming.rest();
  const length = headerValue(headers, 'Content-Length');
  if (length === undefined) return incoming.rest();
  if (!/^\d{1,15}$/.test(length)) throw new Unreadable('The Content-Length of the answer is not a number.');
  return incoming.take(Number(length));
}

async function readChunks(incoming: Incoming): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const [, size] = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(await incoming.line()) ?? [];
    if (size === undefined) throw new Unreadable('A chunk of the answer has no size.');
    if (Number.parseInt(size, 16) === 0) break;
    chunks.push(await incoming.take(Number.parseInt(size, 16)));
    if ((await incoming.line()) !== '') throw new Unreadable('A chunk of the answer is longer than it says.');
  }
  await readHeaders(incoming);
  return Buffer.concat(chunks);
}
