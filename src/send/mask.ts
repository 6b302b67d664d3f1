import { toMessage, type WireHeader, type WireRequest } from '../wire/request.ts';
import { spellingsOf } from '../wire/spellings.ts';
import type { WireTemplate } from '../wire/template.ts';
import { type PrepareOptions, prepareItem } from './send-item.ts';

/** Stands in the place of a secret while a request is made: no encoding of a template changes it, and a host is in lower case anyway. */
const marker = 'wireproofhidesthisvalue';

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
  template: WireTemplate,
  request: WireRequest,
  names: readonly string[],
): readonly WireHeader[] {
  if (!isPairSecret(template, new Set(names))) return request.headers;
  return request.headers.with(placeOfPair(template), { name: 'Authorization', value: `Basic ${marker}` });
}

/** The base64 of user and password in a request, without its padding, where one of them is to be hidden. */
export function secretPair(
  template: WireTemplate,
  { headers }: WireRequest,
  hidden: ReadonlySet<string>,
): string | undefined {
  if (!isPairSecret(template, hidden)) return undefined;
  return headers[placeOfPair(template)]?.value.replace(/^Basic |=+$/g, '');
}

function isPairSecret({ basic }: WireTemplate, hidden: ReadonlySet<string>): boolean {
  const pieces = basic ? [...basic.user, ...basic.password] : [];
  return pieces.some((piece) => typeof piece !== 'string' && hidden.has(piece.input));
}

/** `fill` puts it behind the headers of the template. */
function placeOfPair({ headers }: WireTemplate): number {
  return headers.length;
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
    .flatMap(spellingsOf)
    .toSorted((one, other) => other.length - one.length)
    .reduce(replaceAll, bytes);
}

/** Byte by byte: one character stands for each. */
function replaceAll(bytes: Uint8Array, text: string): Uint8Array {
  const wanted = Buffer.from(text).toString('latin1');
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (wanted === '' || !all.includes(wanted, 'latin1')) return bytes;
  return Buffer.from(all.toString('latin1').replaceAll(wanted, mask), 'latin1');
}
