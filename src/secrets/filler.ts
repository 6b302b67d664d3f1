import { tellingOf } from './names.ts';

/** Words that people and converters write where a secret would stand. */
const fillerWords = new Set(
  `a abc abcd abcde abcdef abcdefg abcdefgh access account admin administrator again alice and any api app as at auth
  authorization aws azure bar basic baz bearer bob boolean changed change changeit client code confirm consumer cookie correct
  credential credentials current customer data default demo dev doe email enter example fake false field file first foo for
  from generated get github go google guest header hello here hidden hunter id in input insert int integer invalid is
  it item jane john json jwt key last letmein local login long me missing mock my name new none not now null number
  oauth obtained of old on one open optional or org other our p pass passcode passphrase passwd password paste path pin
  placeholder please prod private production project public pw pwd put q qa qwerty random read refresh replace replaced
  required response result returned root sample samples sandbox search secret secrets secure sesame session set shared
  short sid signature signed some something stage staging string super temp temporary test tester testing text that the
  this to todo token true two type undefined unknown unused update user username users uuid val valid value variable via
  wrong welcome will with world write x xx xxx xxxx xyz y you your yours z zzz`.split(/\s+/),
);

/** What fakers write: the words of "Lorem ipsum" (json-schema-faker and openapi-to-postmanv2 take theirs from it). */
const latinWords = new Set(
  `ad adipisicing adipiscing aliqua aliquip amet anim aute cillum commodo consectetur consequat culpa cupidatat deserunt
  do dolor dolore duis ea eiusmod elit enim esse est et eu ex excepteur exercitation fugiat id in incididunt ipsum irure
  labore laboris laborum lorem magna minim mollit nisi non nostrud nulla occaecat officia pariatur proident qui quis
  reprehenderit sed sint sit sunt tempor ullamco ut velit veniam voluptate`.split(/\s+/),
);

/** Marks of a value that somebody is to replace, wherever they stand in it. */
const marks =
  /your|example|sample|dummy|placeholder|change.?me|redacted|removed|insert.|replace|goes.?here|deadbeef|x{4}|\*{3}|\.{3}|…|•{2}|#{4}|_{4}|0{8}/i;

/** `<token>`, `[token]`, `{token}`, `:token`, `$TOKEN`, `${TOKEN}`, `%TOKEN%`, `{{token}}`, `@token`. */
const blanks =
  /^(?:<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|:[a-z]\w*|\$\{?[\w.:-]+\}?|\$\([^()]*\)|%\w+%|__\w+__|\(.*\)|@[a-z]\w*)$/i;

/**
 * Values of documents that everybody reads. RFC 6749 and 6750 (OAuth), 7519 (JWT), 5849 (OAuth 1), 6455, and the
 * UUIDs that OpenAPI's own documents use.
 */
const published = new Set([
  '2YotnFZFEjr1zCsicMWpAA',
  'tGzv3JOkF0XG5Qx2TlKWIA',
  'SplxlOBeZQQYbYS6WxSbIA',
  '7Fjfp0ZBr1KtDRbnfVdmIw',
  'gX1fBat3bV',
  'cf136dc3c1fc93f31185e5885805d',
  'mF_9.B5f-4.1JqM',
  'dpf43f3p2l4k3l03',
  'kd94hf93k423kf44',
  'hh5s93j4hdidpola',
  'hdhd0244k9j7ao03',
  'nnch734d00sl2jdk',
  'pfkkdhi9sl3r4s00',
  'dGhlIHNhbXBsZSBub25jZQ==',
  '123e4567-e89b-12d3-a456-426614174000',
  '123e4567-e89b-12d3-a456-426655440000',
  '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  '550e8400-e29b-41d4-a716-446655440000',
]);

/** Letters and digits that follow each other on a keyboard or in the alphabet. */
const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  '01234567890123456789',
  '98765432109876543210',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Whether a value only holds the place of a secret: what documentation, converters and people write there. */
export function isFiller(value: string): boolean {
  const text = withoutVariables(value).trim();
  if (text.length < 3 || !/[a-z0-9]/i.test(text)) return true;
  if (blanks.test(text) || published.has(text)) return true;
  if (text.length <= 80 && marks.test(text)) return true;
  if (/^[a-z _-]+$/i.test(text) && isNameOfSecret(text)) return true;
  return isMonotonous(text) || isInterleaved(text) || (text.length <= 200 && isOfFillerWords(text));
}

/** What is left of a text when its variables are taken out. */
export function withoutVariables(value: string): string {
  return value.includes('{{') ? value.replace(/\{\{[^{}]*\}\}/g, '') : value;
}

/** `BASIC_AUTH_PASSWORD`, `clientSecret`: a name in the place of a value. */
function isNameOfSecret(text: string): boolean {
  return tellingOf(text) !== undefined || /pass$/i.test(text);
}

/** `aaaaaaaa`, `1212121212`, `000-000`. */
function isMonotonous(text: string): boolean {
  return new Set(text.toLowerCase().replace(/[^a-z0-9]/g, '')).size <= Math.min(3, text.length / 3);
}

/** `a1b2c3d4e5f6`, `1a2b3c`. */
function isInterleaved(text: string): boolean {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const isAlternating = /^(?:[a-z]\d){2,}[a-z]?$|^(?:\d[a-z]){2,}\d?$/.test(plain);
  return isAlternating && isSequence(plain.replace(/\d/g, '')) && isSequence(plain.replace(/\D/g, ''));
}

/** `my-secret-token`, `Password1!`, `P@ssw0rd`, `test1234`, `dolor_sit_amet`. */
function isOfFillerWords(text: string): boolean {
  return areFillerWords(text) || areFillerWords(fromLeet(text));
}

function areFillerWords(text: string): boolean {
  const words = text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  // Of two letters and a digit here and there, anything random is made.
  const long = words.filter((word) => word.length >= 3).join('').length;
  return long * 2 >= words.join('').length && words.every((word) => isFillerWord(word.toLowerCase()));
}

function isFillerWord(word: string): boolean {
  if (fillerWords.has(word) || latinWords.has(word)) return true;
  if (/^\d+$/.test(word) && word.length <= 2) return true;
  // Fakers cut their last word where a length is asked for.
  if (word.length >= 3 && [...latinWords].some((latin) => latin.startsWith(word))) return true;
  return isSequence(word) || /^(?:19|20)\d\d$/.test(word) || /^(.)\1{2,}$/.test(word);
}

/** `1234`, `abcdef`, `qwerty`, and one behind the other: `123123`. */
function isSequence(word: string): boolean {
  if (word.length < 3) return false;
  if (sequences.some((sequence) => sequence.includes(word))) return true;
  const half = word.length / 2;
  return word.length >= 6 && word.slice(0, half) === word.slice(half) && isSequence(word.slice(0, half));
}

/** The letters that digits and signs stand for in `P@ssw0rd`. */
const leet: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', $: 's', '1': 'i', '3': 'e', '5': 's' };

function fromLeet(text: string): string {
  return text.replace(/(?<=[a-z@$])[@0$135](?=[a-z@$0])/gi, (sign) => leet[sign] ?? sign);
}
