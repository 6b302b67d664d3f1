/** What an option of curl does to the request. `none`: nothing, it is about output, time or the connection. */
export type Effect =
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'form'
  | 'form-string'
  | 'user'
  | 'bearer'
  | 'digest'
  | 'ntlm'
  | 'get'
  | 'head'
  | 'url'
  | 'url-query'
  | 'cookie'
  | 'agent'
  | 'referer'
  | 'upload'
  | 'range'
  | 'next'
  | 'none'
  | 'left-out';

export interface Option {
  readonly effect: Effect;
  readonly takesValue: boolean;
  /** Why it is left out. */
  readonly why?: string;
}

const flag = (effect: Effect): Option => ({ effect, takesValue: false });
const value = (effect: Effect): Option => ({ effect, takesValue: true });
const leftOut = (why: string, takesValue = false): Option => ({ effect: 'left-out', takesValue, why });

/** Options that change the request (curl's manual, curl.se/docs/manpage.html). */
const ofRequest: Readonly<Record<string, Option>> = {
  request: value('method'),
  header: value('header'),
  data: value('data'),
  'data-ascii': value('data'),
  'data-raw': value('data-raw'),
  'data-binary': value('data-binary'),
  'data-urlencode': value('data-urlencode'),
  json: value('json'),
  form: value('form'),
  'form-string': value('form-string'),
  user: value('user'),
  'oauth2-bearer': value('bearer'),
  basic: flag('none'),
  digest: flag('digest'),
  ntlm: flag('ntlm'),
  anyauth: flag('none'),
  get: flag('get'),
  head: flag('head'),
  url: value('url'),
  'url-query': value('url-query'),
  cookie: value('cookie'),
  'user-agent': value('agent'),
  referer: value('referer'),
  'upload-file': value('upload'),
  range: value('range'),
  next: flag('next'),
  insecure: leftOut('a program verifies TLS'),
  location: leftOut('a program follows no redirect'),
  'location-trusted': leftOut('a program follows no redirect'),
  'aws-sigv4': leftOut('nothing here signs the request', true),
  negotiate: leftOut('nothing here makes that auth'),
  cert: leftOut('a program has no client certificate', true),
  key: leftOut('a program has no client certificate', true),
  cacert: leftOut('a program trusts what its system trusts', true),
  proxy: leftOut('a program uses no proxy of its own', true),
  'proxy-user': leftOut('a program uses no proxy of its own', true),
  resolve: leftOut('a program asks the name service', true),
  'connect-to': leftOut('a program asks the name service', true),
  'unix-socket': leftOut('a program connects over TCP', true),
  interface: leftOut('a program uses the interface that the system chooses', true),
  config: leftOut('no other file is read', true),
  'cookie-jar': leftOut('a program keeps no cookies', true),
};

/** Options about output, time and connections, which programs have their own ways for. */
const flagsWithoutEffect =
  'silent show-error verbose include fail fail-with-body fail-early compressed progress-bar no-progress-meter no-buffer ' +
  'remote-name remote-name-all remote-header-name globoff http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ' +
  'ipv4 ipv6 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 sslv2 sslv3 ssl ssl-reqd ssl-no-revoke path-as-is parallel parallel-immediate ' +
  'tcp-nodelay tcp-fastopen keepalive no-keepalive create-dirs raw tr-encoding no-sessionid junk-session-cookies crlf ' +
  'retry-connrefused retry-all-errors styled-output trace-time trace-ids remove-on-error post301 post302 post303 disable append ' +
  'remote-time xattr list-only stderr-no no-alpn no-npn no-clobber netrc-optional';

const valuesWithoutEffect =
  'output output-dir write-out max-time connect-timeout retry retry-delay retry-max-time limit-rate max-redirs max-filesize ' +
  'dump-header trace trace-ascii stderr speed-limit speed-time keepalive-time ciphers tls13-ciphers tls-max curves expect100-timeout ' +
  'happy-eyeballs-timeout-ms dns-servers doh-url noproxy proto proto-default proto-redir rate parallel-max capath ' +
  'time-cond etag-save pinnedpubkey libcurl';

const options: ReadonlyMap<string, Option> = new Map([
  ...Object.entries(ofRequest),
  ...flagsWithoutEffect.split(' ').map((name) => [name, flag('none')] as const),
  ...valuesWithoutEffect.split(' ').map((name) => [name, value('none')] as const),
]);

const shortNames: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  u: 'user',
  G: 'get',
  I: 'head',
  b: 'cookie',
  A: 'user-agent',
  e: 'referer',
  T: 'upload-file',
  r: 'range',
  ':': 'next',
  k: 'insecure',
  L: 'location',
  E: 'cert',
  x: 'proxy',
  U: 'proxy-user',
  K: 'config',
  c: 'cookie-jar',
  s: 'silent',
  S: 'show-error',
  v: 'verbose',
  i: 'include',
  f: 'fail',
  '#': 'progress-bar',
  N: 'no-buffer',
  O: 'remote-name',
  J: 'remote-header-name',
  g: 'globoff',
  0: 'http1.0',
  1: 'tlsv1',
  2: 'sslv2',
  3: 'sslv3',
  4: 'ipv4',
  6: 'ipv6',
  q: 'disable',
  R: 'remote-time',
  Z: 'parallel',
  j: 'junk-session-cookies',
  a: 'append',
  l: 'list-only',
  o: 'output',
  w: 'write-out',
  m: 'max-time',
  D: 'dump-header',
  z: 'time-cond',
  y: 'speed-time',
  Y: 'speed-limit',
};

/** The option of a long name, without its dashes; `--no-...` turns one off that would have no effect. */
export function optionNamed(name: string): Option | undefined {
  const own = options.get(name);
  if (own) return own;
  return name.startsWith('no-') && options.has(name.slice(3)) ? flag('none') : undefined;
}

/** The long name of an option of one letter. */
export function longName(letter: string): string | undefined {
  return Object.hasOwn(shortNames, letter) ? shortNames[letter] : undefined;
}
