import { isFiller, withoutVariables } from './filler.ts';
import { looks } from './looks.ts';
import { type Telling, tellingOf } from './names.ts';

/** A part of a text that is a secret: half open, in UTF-16 code units. */
export interface Found {
  /** `password`, `key or token`, `GitHub token` ... */
  readonly kind: string;
  /** What it is called where it stands, in words; absent: what the text is called that it is in. */
  readonly name?: string;
  readonly start: number;
  readonly end: number;
}

/** The secrets in a value whose name is telling. */
export function judgeNamed(telling: Telling, value: string): Found[] {
  return judges[telling](value);
}

const judges: Readonly<Record<Telling, (value: string) => Found[]>> = {
  password: (value) => (isPassword(value) ? [whole('password', value)] : []),
  key: judgeKey,
  credentials: judgeCredentials,
  cookie: (value) => judgeCookie(value, 0),
  cookies: judgeCookies,
};

/** Whether a value that is called a password can be one. */
export function isPassword(value: string): boolean {
  const text = value.trim();
  if (isFiller(text) || isPlace(text) || text.length > 200) return false;
  // A sentence describes a password; a passphrase has more than letters.
  return !/\s/.test(text) || (/\d/.test(text) && !/[.:;,]\s|\s\(/.test(text) && text.length < 60);
}

/** Whether a value that is called a key or a token can be one: no word, no sentence, no address. */
export function isOpaque(value: string): boolean {
  const text = withoutVariables(value).trim();
  if (text.length < 8 || /[\s<>]/.test(text) || isFiller(text) || isPlace(text)) return false;
  if (/^[\d.,:\-+TZ]+$/.test(text)) return /^\d{12,}$/.test(text);
  return /\d/.test(text) ? /[a-z]/i.test(text) : text.length >= 20 && isMixed(text);
}

/** What a page or a header calls a scheme, and the credentials behind it (RFC 9110 section 11.4). */
export function judgeScheme(scheme: string, credentials: string): boolean {
  return /^basic$/i.test(scheme)
    ? isBasic(credentials)
    : isOpaque(credentials) && !isSampleToken(credentials);
}

/** Whether a run of characters looks like the secret of a vendor, and of which. */
export function lookOf(run: string): { readonly kind: string; readonly text: string } | undefined {
  for (const { kind, pattern } of looks) {
    const text = pattern.exec(run)?.[0];
    if (text !== undefined && !isFiller(text) && !isSampleToken(text)) return { kind, text };
  }
  return undefined;
}

function judgeKey(value: string): Found[] {
  const { scheme, credentials, start } = splitScheme(value);
  if (scheme !== '') return judgeScheme(scheme, credentials) ? [from('credentials', start, credentials)] : [];
  return isOpaque(value) && !isSampleToken(value.trim()) ? [whole('key or token', value)] : [];
}

function judgeCredentials(value: string): Found[] {
  const { scheme, credentials, start } = splitScheme(value);
  if (scheme === '' && !isOpaque(value)) return [];
  if (scheme !== '' && !judgeScheme(scheme, credentials)) return judgeParameters(credentials, start);
  return [{ ...from('credentials', start, credentials), name: nameOfCredentials(scheme) }];
}

/** As inputs are called that stand for credentials written by hand. */
export function nameOfCredentials(scheme: string): string {
  return /^bearer$/i.test(scheme) ? 'access token' : 'api authorization';
}

/** `Digest username="x", response="y"`, `OAuth oauth_signature="z"`, and the like (RFC 9110 section 11.2). */
function judgeParameters(text: string, offset: number): Found[] {
  return [...text.matchAll(/([\w-]+)\s*=\s*"?([^",\s]+)"?/g)].flatMap(
    ({ index, 0: all, 1: name = '', 2: value = '' }) => {
      const isTelling =
        tellingOf(name) !== undefined || /^(?:response|mac|(?:oauth_)?signature)$/i.test(name);
      const start = offset + index + all.indexOf(value, name.length);
      return isTelling && isOpaque(value) ? [{ ...from('credentials', start, value), name }] : [];
    },
  );
}

/** `a=1; b=2` (RFC 6265 section 4.2). */
function judgeCookies(value: string): Found[] {
  let at = 0;
  return value.split(';').flatMap((pair) => {
    const found = judgeCookie(pair, at);
    at += pair.length + 1;
    return found;
  });
}

/** The first pair; behind it a Set-Cookie has attributes (RFC 6265 section 4.1). */
function judgeCookie(text: string, offset: number): Found[] {
  const [, before = '', name = '', value = ''] = /^(\s*([^=;\s]+)\s*=\s*"?)([^;"]*)/.exec(text) ?? [];
  const bare = value.trim();
  const isSecret = tellingOf(name) !== undefined || isSessionName(name) ? isOpaque(bare) : isLongOpaque(bare);
  return isSecret ? [{ ...from('cookie', offset + before.length, bare), name }] : [];
}

/** What servers call the cookie that knows who somebody is. */
export function isSessionName(name: string): boolean {
  return /sess|sid$|auth|login|remember|csrf|xsrf|jwt|token|identity|ticket/i.test(name);
}

/** A cookie without a telling name is one when nobody could guess it. */
function isLongOpaque(value: string): boolean {
  return value.length >= 20 && isOpaque(value) && !/^GA\d|^https?:/i.test(value);
}

function splitScheme(value: string) {
  const [, before = '', scheme = '', rest = ''] =
    /^(\s*([A-Za-z][A-Za-z0-9-]*)\s+)(\S.*?)\s*$/s.exec(value) ?? [];
  if (scheme !== '') return { scheme, credentials: rest, start: before.length };
  const credentials = value.trim();
  return { scheme: '', credentials, start: value.indexOf(credentials) };
}

/** `user:password` in base 64 (RFC 7617): a secret where the password is one. */
function isBasic(credentials: string): boolean {
  const text = withoutVariables(credentials).trim();
  if (text === '' || text !== credentials.trim() || !/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(text)) return false;
  const decoded = decodeBase64(text);
  const colon = decoded?.indexOf(':') ?? -1;
  // RFC 7617 section 2 has Aladdin and his open sesame.
  if (decoded === undefined || colon === -1 || decoded === 'Aladdin:open sesame') return false;
  const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
  // Services that take a key for a user have it in front of the colon.
  return isPassword(password) || isOpaque(user);
}

/** The sample of jwt.io and of RFC 7519, or a token that only looks like one. */
function isSampleToken(text: string): boolean {
  if (!text.startsWith('eyJ') || !text.includes('.')) return false;
  const [header, payload] = text.split('.').map(decodeBase64);
  if (!header?.startsWith('{')) return true;
  return /"sub"\s*:\s*"1234567890"|"iss"\s*:\s*"joe"/.test(payload ?? '');
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return undefined;
  }
}

/** An address or the path of a file says where a secret is. */
function isPlace(text: string): boolean {
  return (
    /^(?:https?|file|mailto|ftp|urn|oob):/i.test(text) ||
    /^(?:[A-Za-z]:|~|\.{0,2})[\\/][^\s=+]*\.\w{1,5}$/.test(text)
  );
}

/** Upper and lower case in turns, as no word has them. */
function isMixed(text: string): boolean {
  return (text.match(/[a-z][A-Z]/g)?.length ?? 0) >= 3;
}

function whole(kind: string, value: string): Found {
  const text = value.trim();
  return from(kind, value.indexOf(text), text);
}

function from(kind: string, start: number, text: string): Found {
  return { kind, start, end: start + text.length };
}
