import { percentEncode } from '../wire/encode.ts';
import type { BodyDocument, EntryDocument } from './postman.ts';

/** The fields of a form, where printing them gives the same bytes again; undefined for any other text. */
export function formOf(text: string): BodyDocument | undefined {
  const pairs: EntryDocument[] = [];
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=');
    const [key, value] = [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    if (equals === -1 || key === undefined || value === undefined) return undefined;
    pairs.push({ key, value });
  }
  const printed = pairs.map(({ key, value }) => `${encode(key)}=${encode(value ?? '')}`).join('&');
  return printed === text ? { mode: 'urlencoded', urlencoded: pairs } : undefined;
}

/** A variable is no text: what stands for it is encoded when it is known. */
function encode(text: string): string {
  return text.replace(/\{\{[^{}]+\}\}|[^{]+|\{/g, (part) =>
    part.startsWith('{{') ? part : part.replace(/[^A-Za-z0-9\-._~]/gu, percentEncode),
  );
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
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
