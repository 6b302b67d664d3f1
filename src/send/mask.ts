import { percentEncode } from '../wire/encode.ts';
import { toMessage, type WireHeader, type WireRequest } from '../wire/request.ts';
import type { WireTemplate } from '../wire/template.ts';
import { type PrepareOptions, prepareItem } from './send-item.ts';

/** Stands in the place of a secret while a request is made: no encoding of a template changes it. */
const marker = 'WireproofHidesThisValue';

/** What is shown for a secret, whatever its length. ASCII, so that it can stand in every part of a message. */
export const mask = '********';

/**
 * The message that an item sends, with a mask in the place of each value that is to be hidden. Its Content-Length is
 * that of the real one. Undefined where the request cannot be made.
 */
export function maskedMessage(
  template: WireTemplate,
  options: PrepareOptions,
  hidden: ReadonlySet<string>,
): Uint8Array | undefined {
  const names = Object.keys(options.values).filter((name) => hidden.has(name) && options.values[name] !== '');
  const values = { ...options.values, ...Object.fromEntries(names.map((name) => [name, marker])) };
  const real = prepareItem(template, options);
  const shown = prepareItem(template, { ...options, values });
  if (!real.ok || !shown.ok) return undefined;
  const headers = [...withoutPair(template, shown.request, names), ...lengthOf(real.request)];
  return replaceAll(toMessage({ ...shown.request, headers }), marker);
}

/** User and password are one base64 text (RFC 7617), in which a marker would not be seen. */
function withoutPair(
  { headers, basic }: WireTemplate,
  request: WireRequest,
  names: readonly string[],
): readonly WireHeader[] {
  const pieces = basic ? [...basic.user, ...basic.password] : [];
  if (!pieces.some((piece) => typeof piece !== 'string' && names.includes(piece.input)))
    return request.headers;
  // `fill` puts it behind the headers of the template.
  return request.headers.with(headers.length, { name: 'Authorization', value: `Basic ${marker}` });
}

function lengthOf({ headers, body }: WireRequest): WireHeader[] {
  const isSet = headers.some(({ name }) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return isSet || body === undefined ? [] : [{ name: 'Content-Length', value: String(body.length) }];
}

/** Shorter ones stand everywhere by chance. */
const shortestSecret = 4;

/** Bytes with a mask in the place of these values, in the spellings that a server may send back. */
export function maskBytes(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  return secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap(spellings)
    .toSorted((one, other) => other.length - one.length)
    .reduce(replaceAll, bytes);
}

function spellings(secret: string): string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inJson, inForm, percentEncode(secret), Buffer.from(secret).toString('base64')];
}

/** Byte by byte: one character stands for each. */
function replaceAll(bytes: Uint8Array, text: string): Uint8Array {
  const wanted = Buffer.from(text).toString('latin1');
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (wanted === '' || !all.includes(wanted, 'latin1')) return bytes;
  return Buffer.from(all.toString('latin1').replaceAll(wanted, mask), 'latin1');
}
