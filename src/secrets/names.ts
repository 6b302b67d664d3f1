/** What a name says of its value. Each is judged by rules of its own in `judge.ts`. */
export type Telling = 'password' | 'key' | 'credentials' | 'cookie' | 'cookies';

/** How the last words of a name say so, in lower-case letters and digits only. */
const endings: readonly (readonly [ending: string, telling: Telling])[] = [
  ...['password', 'passwd', 'passwort', 'pwd', 'passphrase', 'passcode', 'pincode'].map(
    (ending) => [ending, 'password'] as const,
  ),
  ...[
    'secret',
    'secretkey',
    'secretaccesskey',
    'privatekey',
    'signingkey',
    'encryptionkey',
    'sharedkey',
    'accountkey',
    'accesskey',
    'accesskeyid',
    'apikey',
    'apikeyvalue',
    'appkey',
    'authkey',
    'subscriptionkey',
    'licensekey',
    'functionskey',
    'token',
    'jwt',
    'assertion',
    'samlresponse',
    'sessionid',
    'sessionkey',
    'xamzsignature',
    'xgoogsignature',
  ].map((ending) => [ending, 'key'] as const),
  ['authorization', 'credentials'],
];

/** Names that say so as a whole and are too short, or too usual at the end of others, to be endings. */
const whole: ReadonlyMap<string, Telling> = new Map([
  ['pass', 'password'],
  ['pin', 'password'],
  ['pw', 'password'],
  ['sig', 'key'],
  ['sid', 'key'],
  ['auth', 'key'],
  ['bearer', 'key'],
  ['cookie', 'cookies'],
  ['setcookie', 'cookie'],
  ['phpsessid', 'key'],
  ['jsessionid', 'key'],
  ['connectsid', 'key'],
  ['session', 'key'],
]);

/** Names that end like a secret and are none: marks in a list, and what only describes a secret. */
const harmless =
  /(?:page|continuation|next|prev(?:ious)?|sync|cursor|skip|resume|design|device|push|postman)token$|^(?:max|min|stop|num)\w*token$|^(?:has|is|no|show|hide|require[sd]?|use|enable[ds]?|forgot|reset|change)(?:password|token|secret)$/;

/**
 * What the name of a header, parameter, variable, field or member says of its value; undefined where it says nothing.
 * `user[newPassword]`, `X-Api-Key` and `client_secret` all do.
 */
export function tellingOf(name: string): Telling | undefined {
  const known = cache.get(name);
  if (known !== undefined || cache.has(name)) return known;
  const telling = judge(name);
  if (cache.size < mostKept) cache.set(name, telling);
  return telling;
}

/** A document has few different names, and each very often. */
const cache = new Map<string, Telling | undefined>();
const mostKept = 10_000;

function judge(name: string): Telling | undefined {
  if (name.length > 80) return undefined;
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (harmless.test(plain)) return undefined;
  return whole.get(plain) ?? endings.find(([ending]) => plain.endsWith(ending))?.[1];
}
