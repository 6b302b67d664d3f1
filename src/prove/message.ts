import type { WireHeader } from '../wire/request.ts';
import { bodyAt, fieldOf, headAt } from './framing.mjs';

/** A message as its bytes say it (RFC 9112), the body decoded where it was chunked. */
export interface Message {
  /** Request line or status line. */
  readonly startLine: string;
  /** In order; values as Latin-1, without the white space around them (RFC 9110 section 5.5). */
  readonly headers: readonly WireHeader[];
  readonly body: Uint8Array;
}

/** Reads a whole message; undefined where the bytes are not one, or are more than one. */
export function readMessage(bytes: Uint8Array): Message | undefined {
  const head = headAt(bytes);
  const body = head && bodyAt(bytes, head);
  if (!head || !body || body.end !== bytes.length) return undefined;
  return withHead(head.lines, body.body);
}

/** Reads an answer as a case gives it: its body is everything behind its head, out of its chunks. */
export function readAnswer(bytes: Uint8Array): Message | undefined {
  const head = headAt(bytes);
  if (!head) return undefined;
  const isChunked = fieldOf(head.lines, 'transfer-encoding') !== undefined;
  const body = isChunked ? bodyAt(bytes, head)?.body : bytes.subarray(head.end);
  return body && withHead(head.lines, body);
}

/** The status code of an answer; 0 where its first line has none. */
export function statusOf({ startLine }: Message): number {
  return Number(/^HTTP\/1\.1 (\d{3})( |$)/.exec(startLine)?.[1] ?? 0);
}

/** Values of one header field, in order. */
export function valuesOf({ headers }: Message, name: string): string[] {
  return headers
    .filter((header) => header.name.toLowerCase() === name.toLowerCase())
    .map(({ value }) => value);
}

function withHead(lines: readonly string[], body: Uint8Array): Message | undefined {
  const [startLine = '', ...fields] = lines;
  const headers = readFields(fields);
  return headers && { startLine, headers, body };
}

/** Reads header lines; undefined where one of them is none (RFC 9112 section 5; folded lines are obsolete). */
export function readFields(lines: readonly string[]): WireHeader[] | undefined {
  const headers = lines.map((line) => {
    const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([^\r\n]*?)[ \t]*$/.exec(line) ?? [];
    return name === undefined || value === undefined ? undefined : { name, value };
  });
  return headers.every((header) => header !== undefined) ? headers : undefined;
}
