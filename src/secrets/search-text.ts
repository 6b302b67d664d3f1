import { isFiller, withoutVariables } from './filler.ts';
import {
  type Found,
  isOpaque,
  isPassword,
  judgeNamed,
  judgeScheme,
  lookOf,
  nameOfCredentials,
} from './judge.ts';
import { longLooks } from './looks.ts';
import { type Telling, tellingOf } from './names.ts';

/**
 * The secrets inside a text: JSON, XML, forms, addresses, header lines, scripts, prose. Found by what they look like,
 * and by the names in front of them. May overlap. One pass for each rule, each linear.
 */
export function searchText(text: string): Found[] {
  if (text.length < 8) return [];
  const found: Found[] = [...searchRuns(text), ...searchLongLooks(text), ...searchUserinfo(text)];
  if (telling.test(text)) for (const rule of rules) found.push(...applyRule(rule, text));
  return found;
}

/** A text without any of these has no telling name, which spares it most rules. */
const telling =
  /pass|pwd|pw|pin|secret|token|key|auth|bearer|basic|credential|signature|sig=|sid|session|cookie|jwt|assertion|saml|-u /i;

interface Rule {
  /** With a group `name` and a group `value`. */
  readonly pattern: RegExp;
  /** What must hold beside the name, which is telling. The written value may have escapes. */
  readonly accepts: (telling: Telling, value: string) => boolean;
}

const anything = () => true;
/** In prose and code, words and expressions stand behind a name as often as values. */
const opaque = (_: Telling, value: string) => isOpaque(value) && !isExpression(value);
const isExpression = (value: string) => /^[a-z_$][\w$]*(?:\[[^\]]*\]|\.[a-z_$][\w$]*)+$/i.test(value);

const rules: readonly Rule[] = [
  {
    // A member of a JSON text, which need not be JSON as a whole: {{variables}} may stand where values do.
    pattern: /"(?<name>[^"\\\n]{2,80})"\s*:\s*(?:"(?<value>(?:[^"\\]|\\.)*)"|(?<number>\d{4,}))/dg,
    accepts: anything,
  },
  {
    // JSON inside a string of JSON, up to five times: more would take time without end.
    pattern:
      /(?<escape>\\{1,31})"(?<name>[^"\\\n]{2,80})\k<escape>"\s*:\s*\k<escape>"(?<value>[^"\\\n]*)\k<escape>"/dg,
    accepts: anything,
  },
  {
    // An entry of a list, as collections have them.
    pattern:
      /"(?:key|name)"\s*:\s*"(?<name>[^"\\\n]{2,80})"\s*,\s*"value"\s*:\s*"(?<value>(?:[^"\\]|\\.)*)"/dg,
    accepts: anything,
  },
  {
    // An element of XML.
    pattern: /<(?<name>[\w:.-]{2,80})(?:\s[^<>]{0,200})?>(?<value>[^<>]{3,4000})<\//dg,
    accepts: anything,
  },
  {
    // A field of a form of HTML, which a saved answer may be.
    pattern:
      /\bname=\\?["'](?<name>[\w.$[\]-]{2,80})\\?["'][^<>]{0,200}?\bvalue=\\?["'](?<value>[^"'<>\\]{3,4000})["'\\]/dg,
    accepts: anything,
  },
  {
    // A pair of a query or of an urlencoded form.
    pattern: /(?<=^|[?&;\s"'`])(?<name>[\w.$[\]%-]{2,80})=(?<value>[^\s"'`&<>;\\]{3,})/dg,
    accepts: (telling, value) => telling === 'password' || isOpaque(value),
  },
  {
    // An assignment or a header line.
    pattern:
      /(?<![\w.$-])(?<name>[\w.$-]{2,80})["'`*]{0,3}[ \t]{0,3}(?::|=|=>|:=)[ \t]{0,3}["'`]?(?<value>[^\s"'`&<>,;(){}|\\]{8,})/dg,
    accepts: opaque,
  },
  {
    // `set("token", "...")`.
    pattern: /["'`](?<name>[\w.$ -]{2,80})["'`]\s*,\s*["'`](?<value>[^"'`\n\\]{6,})["'`]/dg,
    accepts: opaque,
  },
  {
    // A variable or a row of a table in Markdown: | token | `...` |
    pattern: /\|\s*[`*]{0,3}(?<name>[\w.$-]{2,80})[`*]{0,3}\s*\|\s*`?(?<value>[^\s`|]{8,})`?\s*\|/dg,
    accepts: opaque,
  },
];

function* applyRule({ pattern, accepts }: Rule, text: string): Generator<Found> {
  for (const match of text.matchAll(pattern)) {
    const { name = '', value, number } = match.groups ?? {};
    const telling = tellingOf(name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : name);
    if (!telling) continue;
    const written = value ?? number ?? '';
    const [start = 0] = match.indices?.groups?.[value === undefined ? 'number' : 'value'] ?? [];
    if (!accepts(telling, written)) continue;
    for (const found of judgeNamed(telling, written)) {
      yield { name, ...found, start: start + found.start, end: start + found.end };
    }
  }
}

/** Vendors' secrets, wherever they stand. */
function* searchRuns(text: string): Generator<Found> {
  for (const { index, 0: run } of text.matchAll(/[\w.-]{16,}/g)) {
    // A picture in base 64 is one long run; nobody's secret is as long.
    const look = run.length <= 20_000 ? lookOf(run) : undefined;
    if (!look) continue;
    const start = index + run.indexOf(look.text);
    yield { kind: look.kind, start, end: start + look.text.length };
  }
  yield* searchSchemes(text);
}

/** `Bearer x`, `Basic y` in whatever text; of `-u user:password` the password. */
function* searchSchemes(text: string): Generator<Found> {
  const schemes = /\b(Bearer|Basic|Token|SSWS|ApiKey)\s+(["'`]?)([\w.~+/=-]{8,})/dgi;
  for (const match of text.matchAll(schemes)) {
    const [, scheme = '', , credentials = ''] = match;
    const [start = 0, end = 0] = match.indices?.[3] ?? [];
    if (judgeScheme(scheme, credentials))
      yield { kind: 'credentials', name: nameOfCredentials(scheme), start, end };
  }
  for (const match of text.matchAll(/\s(?:-u|--user)[ =]*["']?[^\s:"']{1,80}:([^\s"']{3,200})/dg)) {
    const [start = 0, end = 0] = match.indices?.[1] ?? [];
    if (isPassword(match[1] ?? '')) yield { kind: 'password', name: 'api password', start, end };
  }
}

function* searchLongLooks(text: string): Generator<Found> {
  for (const { kind, marker, pattern } of longLooks) {
    if (!text.includes(marker)) continue;
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? '';
      const start = match.index + match[0].indexOf(secret);
      // The dashes around a private key are no part of what could be a filler.
      if (!isFiller(secret.replace(/-----[^-]*-----/g, '')))
        yield { kind, start, end: start + secret.length };
    }
  }
}

/** `https://user:password@host` (RFC 3986 section 3.2.1). */
function* searchUserinfo(text: string): Generator<Found> {
  if (!text.includes('@')) return;
  for (const match of text.matchAll(/:\/\/([^\s/?#@:<>"'`]{0,200}):([^\s/?#@<>"'`]{1,200})@/dg)) {
    const [start = 0, end = 0] = match.indices?.[2] ?? [];
    const password = match[2] ?? '';
    if (withoutVariables(password) !== '' && isPassword(password))
      yield { kind: 'password', name: 'api password', start, end };
  }
}
