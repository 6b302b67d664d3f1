import type { WireHeader } from '../wire/request.ts';
import { type Incoming, Unreadable } from './incoming.ts';

/** What came back: interim answers (1xx) are passed over and chunks are joined. */
export interface Answer {
  readonly status: number;
  /** Reason phrase; may be empty. */
  readonly reason: string;
  readonly headers: readonly WireHeader[];
  /** As it came, content codings included. */
  readonly body: Uint8Array;
  /** Why the body is not whole, in one sentence: it was too long, too slow or broken. Absent: it is. */
  readonly cut?: string;
}

type Head = Pick<Answer, 'status' | 'reason' | 'headers'>;

/** More header lines or interim answers than this are not read. */
const maximumLines = 500;

/**
 * Reads the answer to a request with this method (RFC 9112 sections 4 to 7). Throws where there is no whole header;
 * of a body that ends before its time, what came is kept, with what `sentenceOf` says of the error.
 */
export async function readAnswer(
  incoming: Incoming,
  method: string,
  sentenceOf: (error: unknown) => string,
): Promise<Answer> {
  for (let interim = 0; interim < 10; interim++) {
    const head = await readHead(incoming);
    if (head.status < 200) continue;
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of bodyOf(incoming, head, method)) pieces.push(piece);
      return { ...head, body: Buffer.concat(pieces) };
    } catch (error) {
      return { ...head, body: Buffer.concat(pieces), cut: sentenceOf(error) };
    }
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
async function* bodyOf(
  incoming: Incoming,
  { status, headers }: Head,
  method: string,
): AsyncGenerator<Uint8Array> {
  if (method === 'HEAD' || status === 204 || status === 304) return;
  const coding = headerValue(headers, 'Transfer-Encoding');
  const length = headerValue(headers, 'Content-Length');
  if (coding !== undefined) yield* /(^|,\s*)chunked$/i.test(coding) ? chunksOf(incoming) : incoming.rest();
  else if (length === undefined) yield* incoming.rest();
  else if (/^\d{1,15}$/.test(length)) yield* incoming.take(Number(length));
  else throw new Unreadable('The Content-Length of the answer is not a number.');
}

async function* chunksOf(incoming: Incoming): AsyncGenerator<Uint8Array> {
  for (;;) {
    const [, size] = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(await incoming.line()) ?? [];
    if (size === undefined) throw new Unreadable('A chunk of the answer has no size.');
    if (Number.parseInt(size, 16) === 0) break;
    yield* incoming.take(Number.parseInt(size, 16));
    if ((await incoming.line()) !== '') throw new Unreadable('A chunk of the answer is longer than it says.');
  }
  await readHeaders(incoming);
}
