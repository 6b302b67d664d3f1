import type { RequestUrl } from '../model.ts';
import {
  type ListForm,
  maskVariables,
  parsePairs,
  readEntry,
  readList,
  readPathVariables,
} from './entries.ts';
import { isAbsent, isObject, type JsonObject, kindOf, textOf } from './shape.ts';
import { below, note, type Spot } from './spot.ts';

export const queryForm: ListForm<ReturnType<typeof readEntry>> = {
  part: 'query',
  readObject: readEntry,
  parseText: parsePairs,
};

/** Reads an address: a text, or an object of parts. Parts win over `raw`, as in Postman. */
export function readUrl(value: unknown, spot: Spot): RequestUrl {
  if (typeof value === 'string') return parseUrl(value);
  if (isObject(value)) return readParts(value, spot);
  if (!isAbsent(value)) note(spot, 'unexpected-shape', 'address', kindOf(value));
  return parseUrl('');
}

function readParts(value: JsonObject, spot: Spot): RequestUrl {
  const written = parseUrl(textOf(value['raw']) ?? '');
  const hasParts = !isAbsent(value['host']) || !isAbsent(value['path']);
  const query = isAbsent(value['query'])
    ? written.query
    : readList(queryForm, value['query'], below(spot, 'query'));
  const variables = readPathVariables(value['variable'], below(spot, 'variable'));
  if (!hasParts) return { ...written, query, variables };

  const hash = textOf(value['hash']);
  const authority = splitUserinfo(baseOf(value));
  const userinfo = userinfoOf(value['auth']) ?? authority.userinfo;
  const path = readPath(value['path']);
  const parts = {
    base: authority.base,
    path,
    query,
    variables,
    ...(userinfo !== undefined && { userinfo }),
    ...(hash && { hash }),
  };
  return { raw: textOf(value['raw']) ?? print(parts), ...parts };
}

function baseOf(value: JsonObject): string {
  const protocol = textOf(value['protocol'])?.replace(/:?\/*$/, '');
  const host = value['host'];
  const name = Array.isArray(host)
    ? host.map((label) => textOf(label) ?? '').join('.')
    : (textOf(host) ?? '');
  const port = textOf(value['port']);
  return `${protocol ? `${protocol}://` : ''}${name}${port ? `:${port}` : ''}`.trim();
}

/** Segments are texts, or objects with a value. */
function readPath(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.map((segment) => textOf(isObject(segment) ? segment['value'] : segment) ?? '');
  }
  const text = textOf(value) ?? '';
  return text === '' ? [] : splitMasked(text.replace(/^\//, ''), '/');
}

function userinfoOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const user = textOf(value['user']);
  const password = textOf(value['password']);
  if (!user) return undefined;
  return password === undefined ? user : `${user}:${password}`;
}

/**
 * Splits an address without decoding anything. Variables count as plain characters whatever they hold.
 * As Postman: backslashes before the query are slashes, and white space before it is no part of it.
 */
function parseUrl(raw: string): RequestUrl {
  let rest = raw.trimStart();
  const cut = (separator: string) => {
    const at = maskVariables(rest).indexOf(separator);
    if (at === -1) return undefined;
    const behind = rest.slice(at + separator.length);
    rest = rest.slice(0, at);
    return behind;
  };
  const hash = cut('#');
  const query = cut('?');
  rest = rest.replaceAll('\\', '/');
  const schemeLength = /^[^/?#:]*:\/\/+/.exec(maskVariables(rest))?.[0].length ?? 0;
  const scheme = rest.slice(0, schemeLength).replace(/\/+$/, '//');
  rest = rest.slice(schemeLength);
  const path = cut('/');
  const { base, userinfo } = splitUserinfo(scheme + rest);
  return {
    raw,
    base: base.trim(),
    path: path === undefined ? [] : splitMasked(path, '/'),
    query: query === undefined ? [] : parsePairs(query),
    variables: [],
    ...(userinfo !== undefined && { userinfo }),
    ...(hash && { hash }),
  };
}

/** Takes `user:password@` out of a base URL. */
export function splitUserinfo(base: string): { base: string; userinfo?: string } {
  const masked = maskVariables(base);
  const start = masked.indexOf('://') === -1 ? 0 : masked.indexOf('://') + 3;
  const end = /[/?#]/.exec(masked.slice(start))?.index;
  const at = masked.slice(start, end === undefined ? undefined : start + end).lastIndexOf('@');
  if (at === -1) return { base };
  return {
    base: base.slice(0, start) + base.slice(start + at + 1),
    userinfo: base.slice(start, start + at),
  };
}

function splitMasked(text: string, separator: string): string[] {
  let start = 0;
  return maskVariables(text)
    .split(separator)
    .map((part) => {
      const own = text.slice(start, start + part.length);
      start += part.length + separator.length;
      return own;
    });
}

/** An address that the collection gives in parts only. */
function print({ base, path, query, hash }: Omit<RequestUrl, 'raw' | 'variables'>): string {
  const pairs = query
    .filter(({ disabled }) => !disabled)
    .map(({ key, value }) => (value === undefined ? key : `${key}=${value}`));
  const segments = path.map((segment) => `/${segment}`).join('');
  return base + segments + (pairs.length > 0 ? `?${pairs.join('&')}` : '') + (hash ? `#${hash}` : '');
}
