import type { Header, Text, WireTemplate } from '../../wire/template.ts';
import type { Auth } from '../model.ts';
import { encodeQueryKey, encodeQueryValue } from './encode-literal.ts';
import { type Resolution, resolveSecret, resolveText } from './resolution.ts';
import { joinTexts } from './text.ts';

/** What an auth adds to a request. */
export interface ResolvedAuth {
  readonly headers: readonly Header[];
  /** Encoded pairs for the end of the query. */
  readonly query: readonly Text[];
  readonly basic?: NonNullable<WireTemplate['basic']>;
}

const nothing: ResolvedAuth = { headers: [], query: [] };

/** Makes what the auth of an item adds, or says why it cannot. */
export function resolveAuth(resolution: Resolution): ResolvedAuth {
  const { auth } = resolution.item;
  if (!auth) return nothing;
  const type = auth.type.toLowerCase();
  if (Object.hasOwn(authTypes, type)) return authTypes[type]?.(resolution, auth) ?? nothing;
  if (!isHeaderByHand(resolution, 'Authorization')) resolution.note('auth-unsupported', auth.type);
  return nothing;
}

const authTypes: Readonly<Record<string, (resolution: Resolution, auth: Auth) => ResolvedAuth>> = {
  noauth: () => nothing,
  bearer: (resolution, { parameters }) => {
    const token = accessToken(resolution, parameters['token'], 'the bearer token');
    return bearerHeader(resolution, 'Bearer', token);
  },
  oauth2: resolveOauth2,
  basic: (resolution, { parameters }) => {
    if (isHeaderByHand(resolution, 'Authorization')) return nothing;
    return { ...nothing, basic: resolveBasic(resolution, parameters['username'], parameters['password']) };
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
  if (addTokenTo === 'queryParams' || addTokenTo === 'url') {
    return queryPair(resolution, 'access_token', token('query'));
  }
  return bearerHeader(resolution, headerPrefix.trim(), token);
}

type SecretText = (encode: 'verbatim' | 'query') => Text;

function accessToken(resolution: Resolution, token: string | undefined, meaning: string): SecretText {
  const wanted = { name: 'accessToken', kind: 'credential', meaning } as const;
  return (encode) => resolveSecret(resolution, token ?? '', wanted, encode, spellings[encode]);
}

const spellings = { verbatim: undefined, query: encodeQueryValue };

function bearerHeader(resolution: Resolution, prefix: string, token: SecretText): ResolvedAuth {
  if (isHeaderByHand(resolution, 'Authorization')) return nothing;
  const scheme = prefix === '' ? [] : resolveText(resolution, `${prefix} `);
  return { ...nothing, headers: [{ name: 'Authorization', value: joinTexts(scheme, token('verbatim')) }] };
}

function resolveApiKey(resolution: Resolution, { parameters }: Auth): ResolvedAuth {
  const key = resolution.fill(parameters['key'] ?? '').trim();
  if (key === '') {
    resolution.note('auth-incomplete', 'which header or parameter carries the API key');
    return nothing;
  }
  const wanted = { name: 'apiKey', kind: 'credential', meaning: 'the API key' } as const;
  const secret: SecretText = (encode) =>
    resolveSecret(resolution, parameters['value'] ?? '', wanted, encode, spellings[encode]);
  if (parameters['in'] === 'query') return queryPair(resolution, key, secret('query'));
  if (isHeaderByHand(resolution, key)) return nothing;
  return { ...nothing, headers: [{ name: key, value: secret('verbatim') }] };
}

function queryPair(resolution: Resolution, key: string, value: Text): ResolvedAuth {
  const { query } = resolution.item.request.url;
  if (query.some((entry) => !entry.disabled && resolution.fill(entry.key) === key)) {
    resolution.note('auth-overridden', `The parameter ${key}`);
    return nothing;
  }
  const name = resolveText(resolution, key, 'query', encodeQueryKey);
  return { ...nothing, query: [joinTexts(name, ['='], value)] };
}

/** What people write by hand wins over what their auth would set. */
function isHeaderByHand({ item, fill, note }: Resolution, name: string): boolean {
  const isThere = item.request.headers.some(
    ({ key, disabled }) => !disabled && fill(key).trim().toLowerCase() === name.toLowerCase(),
  );
  if (isThere) note('auth-overridden', `The header ${name}`);
  return isThere;
}
