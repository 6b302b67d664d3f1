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

/** What no request line can carry (RFC 9112 section 3): white space, controls, and what is not ASCII. */
const unsendable = /[^\x21-\x7e]+/gu;

/** How the literals of an address are spelt. */
export interface AddressSpelling {
  readonly path: (literal: string) => string;
  readonly queryKey: (literal: string) => string;
  readonly queryValue: (literal: string) => string;
  /** A part of a query that already has its separators. */
  readonly query: (literal: string) => string;
}

export const asPostman: AddressSpelling = {
  path: encodePath,
  queryKey: encodeQueryKey,
  queryValue: encodeQueryValue,
  query: (literal) => literal.replace(/[^&]+/g, encodeQueryValue),
};

/** Where the item disables the encoding of its address, only what could not be sent is encoded, and reported. */
export function asItStands(report: (unsendable: string) => void): AddressSpelling {
  const encode = (literal: string) =>
    literal.replace(unsendable, (text) => {
      report(text);
      return percentEncode(text);
    });
  return { path: encode, queryKey: encode, queryValue: encode, query: encode };
}
