import { percentDecode, percentEncode } from '../wire/encode.ts';
import type { BodyDocument, EntryDocument } from './postman.ts';

/** The fields of a form, where printing them gives the same bytes again; undefined for any other text. */
export function formOf(text: string): BodyDocument | undefined {
  const pairs: (EntryDocument & { value: string })[] = [];
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=');
    const [key, value] = [percentDecode(pair.slice(0, equals)), percentDecode(pair.slice(equals + 1))];
    if (equals === -1) return undefined;
    pairs.push({ key, value });
  }
  // What cannot be decoded is not printed as it was.
  const printed = pairs.map(({ key, value }) => `${encodeAround(key)}=${encodeAround(value)}`).join('&');
  return printed === text ? { mode: 'urlencoded', urlencoded: pairs } : undefined;
}

/** Percent-encodes a text, but for its variables: what stands for one is encoded when it is known. */
export function encodeAround(text: string): string {
  return text.replace(/\{\{[^{}]+\}\}|[^{]+|\{/g, (part) =>
    part.startsWith('{{') ? part : percentEncode(part),
  );
}

/** A title for a request that has only its address. */
export function titleOf(method: string, url: string): string {
  const path = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*([^?#]*)/i.exec(url)?.[1] || '/';
  return `${method.toUpperCase()} ${path.length > longestTitle ? `${path.slice(0, longestTitle)}...` : path}`;
}

const longestTitle = 120;

/** Host and port of an address, as it is written. */
export function hostOf(url: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? '';
}
