import { percentEncode } from '../../wire/encode.ts';

// The sets are those of npm's postman-url-encoder 3 (encoder/encode-set.js and encoder/index.js).
// `%` is in none of them, so what is encoded already stays as it is.
const inPath = /[^\x21\x24-\x3b\x3d\x40-\x5f\x61-\x7a\x7c\x7e]/gu;
const inQueryKey = /[^\x21\x24\x25\x28-\x3b\x3f-\x7e]/gu;
const inQueryValue = /[^\x21\x24\x25\x28-\x3b\x3d\x3f-\x7e]/gu;

/** Encodes a literal of a path as Postman does: controls, space, `" < > \` # ? { }` and what is not ASCII. Slashes stay. */
export function encodePath(literal: string): string {
  return literal.replace(inPath, percentEncode);
}

/** Encodes a literal of a query as Postman does: controls, space, `" # ' < > &` and what is not ASCII. */
export function encodeQueryValue(literal: string): string {
  return literal.replace(inQueryValue, percentEncode);
}

/** As {@link encodeQueryValue}, and `=`. */
export function encodeQueryKey(literal: string): string {
  return literal.replace(inQueryKey, percentEncode);
}

/** A part of a query that already has its separators. */
export function encodeQuery(literal: string): string {
  return literal.replace(/[^&]+/g, encodeQueryValue);
}
