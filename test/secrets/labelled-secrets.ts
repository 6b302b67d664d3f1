import { alphabets, basic, madeUp, madeUpJwt, madeUpPem, madeUpUuid } from './made-up.ts';
import type { Place } from './places.ts';

/** A value at a place, and what of it must be found: nothing, where it is a filler. */
export interface Labelled {
  readonly place: Place;
  readonly name: string;
  readonly value: string;
  /** The part of the value that is a secret; the whole where it is not said. */
  readonly secret?: string;
}

const vendor = (prefix: readonly string[], length: number, alphabet?: string) =>
  prefix.join('') + madeUp(prefix.join(' '), length, alphabet);

const within = (place: Place, name: string, secret: string, text: (secret: string) => string): Labelled => ({
  place,
  name,
  value: text(secret),
  secret,
});

const token = madeUp('token', 32);
const hexadecimal = madeUp('hexadecimal', 40, alphabets.hex);
const password = `${madeUp('password', 6)}!7q`;
const slack = vendor(['xo', 'xb-'], 11, alphabets.digits) + vendor(['-'], 24);

/** What must be found. Values are made up when this is read; the hard ones, that only a person knows, are at the end. */
export const labelledSecrets: readonly Labelled[] = [
  // Headers.
  within('header', 'Authorization', token, (secret) => `Bearer ${secret}`),
  within('header', 'Authorization', basic('mia', password), (secret) => `Basic ${secret}`),
  within('header', 'authorization', hexadecimal, (secret) => `token ${secret}`),
  { place: 'header', name: 'Authorization', value: madeUpJwt('bare') },
  within('header', 'Proxy-Authorization', basic('proxy', password), (secret) => `Basic ${secret}`),
  { place: 'header', name: 'X-API-Key', value: hexadecimal },
  { place: 'header', name: 'x-auth-token', value: madeUpUuid('x-auth-token') },
  { place: 'header', name: 'PRIVATE-TOKEN', value: madeUp('gitlab of old', 20) },
  { place: 'header', name: 'Ocp-Apim-Subscription-Key', value: madeUp('azure', 32, alphabets.hex) },
  { place: 'header', name: 'x-hasura-admin-secret', value: madeUp('hasura', 24) },
  within('header', 'Cookie', madeUp('cookie', 26), (secret) => `lang=en; PHPSESSID=${secret}`),
  within('header', 'Cookie', madeUp('cookie without a name', 40), (secret) => `a=1; b=${secret}`),
  { place: 'disabled header', name: 'X-Api-Key', value: madeUp('disabled', 32) },
  within(
    'header',
    'Authorization',
    `${madeUp('hawk', 43)}=`,
    (secret) => `Hawk id="dh3", ts="1448888081", mac="${secret}"`,
  ),
  within(
    'header',
    'Authorization',
    madeUp('aws signature', 64, alphabets.hex),
    (secret) =>
      `AWS4-HMAC-SHA256 Credential=key/20310101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=${secret}`,
  ),
  within(
    'header',
    'Authorization',
    madeUp('oauth token', 24),
    (secret) => `OAuth realm="h", oauth_token="${secret}", oauth_nonce="n1"`,
  ),
  // Addresses.
  { place: 'query parameter', name: 'api_key', value: hexadecimal },
  { place: 'query parameter', name: 'access_token', value: token },
  { place: 'query parameter', name: 'key', value: vendor(['AI', 'za'], 35) },
  { place: 'address as text', name: 'token', value: madeUp('address', 24) },
  { place: 'address as text', name: 'X-Amz-Signature', value: madeUp('signed', 64, alphabets.hex) },
  { place: 'address as text', name: 'sig', value: `${madeUp('sas', 43)}%3D` },
  { place: 'user and password of an address', name: 'deploy', value: password.replace('!', '-') },
  {
    place: 'path of an address',
    name: '',
    value: `bot${madeUp('bot', 9, '123456789')}:A${'A'}${madeUp('telegram', 33)}`,
  },
  within('path of an address', '', madeUp('hook', 24), (secret) =>
    [
      'hooks.slack',
      `.com/services/T0${madeUp('t', 8, alphabets.upper)}/B0${madeUp('b', 8, alphabets.upper)}/`,
      secret,
    ].join(''),
  ),
  { place: 'path variable', name: 'accessToken', value: token },
  // Bodies.
  { place: 'urlencoded form', name: 'client_secret', value: madeUp('urlencoded', 40) },
  { place: 'urlencoded form', name: 'password', value: password },
  { place: 'form data', name: 'user[newPassword]', value: password },
  { place: 'JSON body', name: 'password', value: password },
  { place: 'JSON body', name: 'clientSecret', value: madeUp('json', 36) },
  { place: 'JSON body', name: 'pin', value: '8305' },
  { place: 'deep in a JSON body', name: 'refresh_token', value: madeUp('refresh', 64) },
  { place: 'JSON body with bare variables', name: 'apiKey', value: madeUp('bare variables', 32) },
  { place: 'JSON inside JSON', name: 'password', value: password.replace('!', '-') },
  { place: 'XML body', name: 'Password', value: password },
  { place: 'form as raw body', name: 'client_assertion', value: madeUpJwt('assertion') },
  { place: 'GraphQL variables', name: 'sessionToken', value: token },
  { place: 'JSON body', name: 'key', value: madeUpPem('rsa', 'RSA PRIVATE KEY') },
  // Auth.
  { place: 'auth of an item', name: 'bearer.token', value: token },
  { place: 'auth of an item', name: 'apikey.value', value: hexadecimal },
  { place: 'auth of an item', name: 'awsv4.secretKey', value: madeUp('aws secret', 40) },
  { place: 'auth of an item', name: 'awsv4.accessKey', value: vendor(['AK', 'IA'], 16, alphabets.upper) },
  { place: 'auth of an item', name: 'hawk.authKey', value: madeUp('hawk key', 43) },
  { place: 'auth of an item', name: 'jwt.secret', value: madeUp('jwt secret', 32) },
  { place: 'auth of an item', name: 'jwt.privateKey', value: madeUpPem('jwt') },
  { place: 'auth of a folder', name: 'digest.password', value: password },
  { place: 'auth of a folder', name: 'ntlm.password', value: `${password}2` },
  { place: 'auth of a collection', name: 'basic.password', value: password },
  { place: 'auth of a collection', name: 'oauth1.consumerSecret', value: madeUp('consumer', 32) },
  {
    place: 'auth of a collection',
    name: 'edgegrid.clientToken',
    value: `akab-${madeUp('akab', 16)}-${madeUp('edge', 16)}`,
  },
  { place: 'auth of version 2.0', name: 'oauth2.accessToken', value: madeUp('oauth2', 48) },
  { place: 'auth of version 2.0', name: 'oauth1.tokenSecret', value: madeUp('oauth1', 24) },
  { place: 'helper of version 1', name: 'password', value: password },
  { place: 'headers of version 1', name: 'X-Api-Key', value: madeUp('v1', 28) },
  within('headers of version 1', 'Authorization', token, (secret) => `Bearer ${secret}`),
  // Variables.
  { place: 'variable of a collection', name: 'access_token', value: token },
  { place: 'variable of a collection', name: 'adminPassword', value: password },
  { place: 'variable of a collection', name: 'github', value: vendor(['gh', 'p_'], 36) },
  { place: 'variable of a folder', name: 'API Key', value: madeUp('folder', 32) },
  { place: 'variable of an environment', name: 'client-secret', value: madeUp('environment', 32) },
  within(
    'variable of an environment',
    'database',
    password.replace('!', '-'),
    (secret) => `postgres://app:${secret}@db:5432/app`,
  ),
  // Words.
  within(
    'description',
    '',
    token,
    (secret) => `Call it so:\n\n    curl -H "Authorization: Bearer ${secret}" ${'https'}://h/x\n`,
  ),
  within('description', '', password, (secret) => `curl -u admin1:${secret} https://h/x`),
  within('description', '', madeUp('words', 32), (secret) =>
    `Use the staging account, api_key: ${secret}.`.replace('.', ' '),
  ),
  within(
    'description',
    '',
    madeUp('table', 32),
    (secret) => `| name | value |\n|---|---|\n| client_secret | \`${secret}\` |`,
  ),
  {
    place: 'description of a parameter',
    name: 'a',
    value: `For example ${vendor(['sk', '_live_'], 24)}`,
    secret: vendor(['sk', '_live_'], 24),
  },
  within('script', '', madeUp('script', 30), (secret) => `pm.environment.set("access_token", "${secret}");`),
  within('script', '', madeUp('constant', 30), (secret) => `const apiKey = '${secret}';`),
  within('script', '', madeUpPem('script'), (secret) => `const key = \`${secret}\`;`),
  {
    place: 'name of an item',
    name: '',
    value: `Call with ${vendor(['PM', 'AK-'], 24, alphabets.hex)}-${madeUp('postman', 34, alphabets.hex)}`,
    secret: `${vendor(['PM', 'AK-'], 24, alphabets.hex)}-${madeUp('postman', 34, alphabets.hex)}`,
  },
  // Saved answers.
  { place: 'JSON answer', name: 'access_token', value: madeUpJwt('answer') },
  { place: 'JSON answer', name: 'refreshToken', value: madeUp('answer refresh', 40) },
  { place: 'JSON answer', name: 'note', value: `deploy with ${slack}`, secret: slack },
  { place: 'JSON answer', name: 'secretKey', value: madeUp('answer secret', 40) },
  { place: 'XML answer', name: 'SessionId', value: madeUp('answer session', 32) },
  within(
    'header of an answer',
    'Set-Cookie',
    madeUp('set-cookie', 32),
    (secret) => `sid=${secret}; Path=/; HttpOnly`,
  ),
  { place: 'cookie of an answer', name: 'JSESSIONID', value: madeUp('jsession', 32, alphabets.upper) },
  { place: 'header of an answer', name: 'X-Refresh-Token', value: token },
  within(
    'original request of an answer',
    'Authorization',
    madeUp('original', 40),
    (secret) => `Bearer ${secret}`,
  ),
  within(
    'JSON answer',
    'html',
    madeUp('form of html', 40),
    (secret) => `<form><input type="hidden" name="csrf_token" value="${secret}"></form>`,
  ),
  // Elsewhere.
  { place: 'unknown member', name: 'accessToken', value: madeUp('unknown', 40) },
  { place: 'unknown member', name: 'note', value: vendor(['SG.'], 22) + vendor(['.'], 43) },
  {
    place: 'unknown member',
    name: 'storage',
    value: `AccountName=a;AccountKey=${madeUp('storage', 86)}==`,
    secret: `${madeUp('storage', 86)}==`,
  },
  // Hard: short, without a telling name, or of words only.
  { place: 'JSON body', name: 'token', value: madeUp('short', 6) },
  { place: 'query parameter', name: 'code', value: madeUp('function', 54) },
  { place: 'urlencoded form', name: 'passphrase', value: 'violet engine under seven lamps' },
  { place: 'description', name: '', value: `Sign in as mia, her word is ${password}`, secret: password },
  { place: 'header', name: 'X-Client', value: hexadecimal },
  { place: 'JSON answer', name: 'data', value: basic('mia', password) },
];
