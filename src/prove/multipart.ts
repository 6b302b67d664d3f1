import type { WireHeader } from '../wire/request.ts';
import { readFields } from './message.ts';

/** One part of a multipart body. */
export interface ReceivedPart {
  readonly headers: readonly WireHeader[];
  readonly body: Uint8Array;
}

/** What a Content-Type of a form says, with its boundary taken out. */
export interface FormType {
  readonly boundary: string;
  /** The value with `…` where the boundary stood: the boundary is free, all the rest is not. */
  readonly frame: string;
}

/** Reads the Content-Type of a multipart/form-data body; undefined where it is another, or has no boundary. */
export function readFormType(contentType: string | undefined): FormType | undefined {
  const parts = /^(multipart\/form-data;.*?\bboundary=)(?:"([^"]+)"|([^\s;"]+))(.*)$/i.exec(
    contentType ?? '',
  );
  if (!parts) return undefined;
  const [, before = '', quoted, plain = '', after = ''] = parts;
  return { boundary: quoted ?? plain, frame: `${before}…${after}` };
}

/**
 * The parts of a body in order; undefined where it is not framed as RFC 2046 section 5.1.1 says.
 * Nothing may stand before the first delimiter, and nothing but one line end behind the last.
 */
export function readParts(body: Uint8Array, boundary: string): ReceivedPart[] | undefined {
  const bytes = Buffer.from(`\r\n${Buffer.from(body).toString('latin1')}`, 'latin1');
  const [before, ...pieces] = split(bytes, Buffer.from(`\r\n--${boundary}`, 'latin1'));
  const end = pieces.pop()?.toString('latin1');
  if (before?.length !== 0 || (end !== '--' && end !== '--\r\n')) return undefined;
  const parts = pieces.map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** A part from the line end of its delimiter on. */
function readPart(bytes: Buffer): ReceivedPart | undefined {
  if (!bytes.subarray(0, 2).equals(Buffer.from('\r\n'))) return undefined;
  const isBare = bytes.subarray(2, 4).equals(Buffer.from('\r\n'));
  const headEnd = isBare ? 2 : bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const lines = isBare ? [] : bytes.toString('latin1', 2, headEnd).split('\r\n');
  const headers = readFields(lines);
  return headers && { headers, body: bytes.subarray(headEnd + (isBare ? 2 : 4)) };
}

function split(bytes: Buffer, delimiter: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, start)) {
    pieces.push(bytes.subarray(start, at));
    start = at + delimiter.length;
  }
  return [...pieces, bytes.subarray(start)];
}
