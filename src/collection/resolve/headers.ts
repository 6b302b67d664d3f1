import type { Header, Text } from '../../wire/template.ts';
import type { Entry } from '../model.ts';
import { type Resolution, resolveSecret, resolveText } from './resolution.ts';
import { hasVariables, joinTexts } from './text.ts';

/** Makes the headers that the item sets by hand. Disabled ones, those without a name and the one `replaced` are left out. */
export function resolveHeaders(resolution: Resolution, replaced = ''): Header[] {
  const nameOf = (key: string) => resolution.fill(key).trim().toLowerCase();
  return resolution.item.request.headers
    .filter(({ key, disabled }) => !disabled && key.trim() !== '' && nameOf(key) !== replaced.toLowerCase())
    .map((entry) => resolveHeader(resolution, entry));
}

/** They say where a message ends (RFC 9112 section 6): a wrong one breaks it, a right one comes by itself. */
const framing = new Set(['content-length', 'transfer-encoding']);

/** Leaves out what no HTTP message can carry and what is not the item's to say, and says so. */
export function sendable(resolution: Resolution, headers: readonly Header[]): Header[] {
  return headers.filter(({ name, value }) => {
    if (!isToken(name)) resolution.note('header-name-unsendable', name);
    else if (framing.has(name.toLowerCase())) resolution.note('header-frames-body', name);
    else if (!value.every(isFieldValue)) resolution.note('header-value-unsendable', name);
    else return true;
    return false;
  });
}

/** RFC 9110 section 5.6.2. */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/** RFC 9110 section 5.5; the wire has one byte for each character. */
export function isFieldValue(piece: Text[number]): boolean {
  return typeof piece !== 'string' || /^[\t\x20-\x7e\x80-\xff]*$/.test(piece);
}

function resolveHeader(resolution: Resolution, { key, value = '' }: Entry): Header {
  const name = resolution.fill(key).trim();
  const secret = Object.hasOwn(secretHeaders, name.toLowerCase())
    ? secretHeaders[name.toLowerCase()]
    : undefined;
  // Line breaks around a value come from copying it; inside a value they are a problem.
  const text = value.trim();
  if (!secret || text === '') return { name, value: resolveText(resolution, text) };
  return { name, value: secret(resolution, text) };
}

const secretHeaders: Readonly<Record<string, (resolution: Resolution, text: string) => Text>> = {
  authorization: (resolution, text) => withScheme(resolution, text, 'apiAuthorization', 'the credentials'),
  'proxy-authorization': (resolution, text) =>
    withScheme(resolution, text, 'proxyAuthorization', 'the credentials for the proxy'),
  cookie: (resolution, text) =>
    resolveSecret(resolution, text, { name: 'apiCookie', kind: 'credential', meaning: 'the cookies' }),
};

/** `Bearer x` is an access token; of other schemes the first word stays (RFC 9110 section 11.4). */
function withScheme(resolution: Resolution, text: string, name: string, meaning: string): Text {
  const [, scheme, credentials = text] = /^([A-Za-z][A-Za-z0-9-]*) +(\S.*)$/s.exec(text) ?? [];
  const isBearer = scheme?.toLowerCase() === 'bearer' && name === 'apiAuthorization';
  const secret = resolveSecret(resolution, credentials, {
    kind: 'credential',
    ...(isBearer ? { name: 'accessToken', meaning: 'the bearer token' } : { name, meaning }),
  });
  return scheme === undefined || hasVariables(scheme) ? secret : joinTexts([`${scheme} `], secret);
}
