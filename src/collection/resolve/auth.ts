import type { Header, Text, WireTemplate } from '../../wire/template.ts';
import type { Auth } from '../model.ts';
import { type Resolution, resolveSecret, resolveText } from './resolution.ts';
import { joinTexts } from './text.ts';

/** What an auth adds to a request. */
export interface ResolvedAuth {
  readonly headers: readonly Header[];
  /** Encoded pairs for the end of the query. */
  readonly query: readonly Text[];
  readonly basic?: NonNullable<WireTemplate['basic']>;
  /** Written by hand, these give way to the auth, as in Postman: a header by its name, pairs of the query by their key. */
  readonly replaces?: { readonly header?: string; readonly query?: string };
}

const nothing: ResolvedAuth = { headers: [], query: [] };

/** Makes what the auth of an item adds, or says why it cannot. */
export function resolveAuth(resolution: Resolution): ResolvedAuth {
  const { auth } = resolution.item;
  if (!auth) return nothing;
  const type = auth.type.toLowerCase();
  if (Object.hasOwn(authTypes, type)) return authTypes[type]?.(resolution, auth) ?? nothing;
  if (!hasHeader(resolution, 'Authorization')) resolution.note('auth-unsupported', auth.type);
  else resolution.note('auth-overridden', 'The header Authorization');
  return nothing;
}

const authTypes: Readonly<Record<string, (resolution: Resolution, auth: Auth) => ResolvedAuth>> = {
  noauth: () => nothing,
  bearer: (resolution, { parameters }) => {
    if (givesWay(resolution, 'Authorization', parameters['token'])) return nothing;
    const token = accessToken(resolution, parameters['token'], 'the bearer token');
    return bearerHeader(resolution, 'Bearer', token);
  },
  oauth2: resolveOauth2,
  jwt: resolveJwt,
  basic: (resolution, { parameters: { username, password } }) => {
    if (givesWay(resolution, 'Authorization', `${username ?? ''}${password ?? ''}`)) return nothing;
    const replaces = replaceHeader(resolution, 'Authorization');
    return { ...nothing, replaces, basic: resolveBasic(resolution, username, password) };
  },
  apikey: resolveApiKey,
};

/**
 * User and password. Where the collection has one of them, the other is empty, as services want it
 * that take a key for either; where it has none, both are inputs.
 */
export function resolveBasic(
  resolution: Resolution,
  user = '',
  password = '',
): NonNullable<WireTemplate['basic']> {
  const isOpen = user === '' && password === '';
  const part = (text: string, name: string, meaning: string) =>
    text === '' && !isOpen ? [] : resolveSecret(resolution, text, { name, kind: 'credential', meaning });
  return {
    user: part(user, 'apiUser', 'the user name'),
    password: part(password, 'apiPassword', 'the password'),
  };
}

/** `mac` is the one type of token that is no bearer token (postman-runtime, authorizer/oauth2.js). */
function resolveOauth2(resolution: Resolution, { parameters }: Auth): ResolvedAuth {
  const { tokenType, addTokenTo, headerPrefix = 'Bearer' } = parameters;
  if (tokenType?.toLowerCase() === 'mac') {
    resolution.note('auth-unsupported', 'oauth2 with a MAC token');
    return nothing;
  }
  const token = accessToken(resolution, parameters['accessToken'], 'the OAuth access token');
  if (givesWay(resolution, 'Authorization', parameters['accessToken'])) return nothing;
  const isInQuery = addTokenTo === 'queryParams' || addTokenTo === 'url';
  const added = isInQuery
    ? queryPair(resolution, 'access_token', token('query'), parameters['accessToken'])
    : bearerHeader(resolution, headerPrefix.trim(), token);
  if (added === nothing) return nothing;
  // Wherever the token goes, both places where one may be written by hand are cleared.
  return { ...added, replaces: { ...replaceHeader(resolution, 'Authorization'), query: 'access_token' } };
}

/** The finished token is the caller's: a program does not sign (names and defaults: postman-runtime, authorizer/jwt.js). */
function resolveJwt(resolution: Resolution, { parameters }: Auth): ResolvedAuth {
  const { addTokenTo, headerPrefix = 'Bearer', queryParamKey = '' } = parameters;
  const token = accessToken(resolution, undefined, 'the signed JSON Web Token');
  // What would make the token is there, and so it wins over what is written by hand, as in Postman.
  return addTokenTo === 'queryParam'
    ? queryPair(resolution, queryParamKey.trim() || 'token', token('query'), 'a token')
    : bearerHeader(resolution, headerPrefix.trim(), token);
}

type SecretText = (encode: 'verbatim' | 'query') => Text;

function accessToken(resolution: Resolution, token: string | undefined, meaning: string): SecretText {
  const wanted = { name: 'accessToken', kind: 'credential', meaning } as const;
  return (encode) => resolveSecret(resolution, token ?? '', wanted, encode, spellingOf(resolution, encode));
}

function spellingOf({ spelling }: Resolution, encode: 'verbatim' | 'query') {
  return encode === 'query' ? spelling.queryValue : undefined;
}

function bearerHeader(resolution: Resolution, prefix: string, token: SecretText): ResolvedAuth {
  const scheme = prefix === '' ? [] : resolveText(resolution, `${prefix} `);
  const replaces = replaceHeader(resolution, 'Authorization');
  return {
    ...nothing,
    replaces,
    headers: [{ name: 'Authorization', value: joinTexts(scheme, token('verbatim')) }],
  };
}

function resolveApiKey(resolution: Resolution, { parameters }: Auth): ResolvedAuth {
  const key = resolution.fill(parameters['key'] ?? '').trim();
  if (key === '') {
    resolution.note('auth-incomplete', 'which header or parameter carries the API key');
    return nothing;
  }
  const wanted = { name: 'apiKey', kind: 'credential', meaning: 'the API key' } as const;
  const secret: SecretText = (encode) =>
    resolveSecret(resolution, parameters['value'] ?? '', wanted, encode, spellingOf(resolution, encode));
  if (parameters['in'] === 'query') return queryPair(resolution, key, secret('query'), parameters['value']);
  if (givesWay(resolution, key, parameters['value'])) return nothing;
  const replaces = replaceHeader(resolution, key);
  return { ...nothing, replaces, headers: [{ name: key, value: secret('verbatim') }] };
}

function queryPair(resolution: Resolution, key: string, value: Text, credential = ''): ResolvedAuth {
  const { query } = resolution.item.request.url;
  if (query.some((entry) => !entry.disabled && resolution.fill(entry.key) === key)) {
    const isLeft = resolution.fill(credential) === '';
    resolution.note(isLeft ? 'auth-overridden' : 'auth-replaces', `The parameter ${key}`);
    if (isLeft) return nothing;
  }
  const name = resolveText(resolution, key, 'query', resolution.spelling.queryKey);
  return { ...nothing, replaces: { query: key }, query: [joinTexts(name, ['='], value)] };
}

/** An auth without a credential leaves the header that people write by hand. */
function givesWay(resolution: Resolution, name: string, credential = ''): boolean {
  const isLeft = resolution.fill(credential) === '' && hasHeader(resolution, name);
  if (isLeft) resolution.note('auth-overridden', `The header ${name}`);
  return isLeft;
}

function replaceHeader(resolution: Resolution, name: string): ResolvedAuth['replaces'] & object {
  if (hasHeader(resolution, name)) resolution.note('auth-replaces', `The header ${name}`);
  return { header: name };
}

function hasHeader({ item, fill }: Resolution, name: string): boolean {
  return item.request.headers.some(
    ({ key, disabled }) => !disabled && fill(key).trim().toLowerCase() === name.toLowerCase(),
  );
}
