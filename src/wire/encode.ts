import type { Encode } from './template.ts';

const utf8 = new TextEncoder();

/**
 * Percent-encodes every UTF-8 byte but the unreserved characters of RFC 3986 section 2.3
 * (letters, digits, `-`, `.`, `_`, `~`): what the encoding function of nearly every language gives.
 * A lone surrogate is sent as U+FFFD, as every UTF-8 encoder does.
 */
export function percentEncode(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._~]/gu, (character) =>
    Array.from(utf8.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
      '',
    ),
  );
}

/** Takes percent-encoding off (RFC 3986 section 2.1). A text that is not encoded UTF-8 stays as it is. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The value of an input as it stands on the wire. */
export function encode(value: string, how: Encode): string {
  if (how === 'verbatim') return value;
  if (how === 'json') return JSON.stringify(value).slice(1, -1);
  return percentEncode(value);
}

/** The base64 (RFC 4648 section 4) of a text's UTF-8 bytes. */
export function base64(text: string): string {
  return btoa(Array.from(utf8.encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
