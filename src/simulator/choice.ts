import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, jsonAnswer } from './answer.ts';
import type { DocumentedAnswer } from './documented.ts';

/** Which of the documented answers a caller asks for. Everything given must fit. */
export interface Wanted {
  readonly code?: string;
  /** Key, name or message of an answer, or its API's error code. */
  readonly example?: string;
  /** Id of the example in the collection, or a key. */
  readonly id?: string;
}

/**
 * Reads a caller's choice: Postman's `x-mock-response-code`, `x-mock-response-name` and `x-mock-response-id`,
 * or the preferences `code=404` and `example=...` of a Prefer header (RFC 7240).
 */
export function readChoice(headers: IncomingHttpHeaders): Wanted | undefined {
  const code = text(headers['x-mock-response-code']);
  const name = text(headers['x-mock-response-name']);
  const id = text(headers['x-mock-response-id']);
  const prefer = text(headers['prefer']);
  if (code === undefined && name === undefined && id === undefined && prefer === undefined) return undefined;
  const preferences = prefer === undefined ? new Map<string, string>() : readPreferences(prefer);
  const wantedCode = code ?? preferences.get('code');
  const example = name ?? preferences.get('example');
  if (wantedCode === undefined && example === undefined && id === undefined) return undefined;
  return {
    ...(wantedCode !== undefined && { code: wantedCode.trim() }),
    ...(example !== undefined && { example }),
    ...(id !== undefined && { id: id.trim() }),
  };
}

/** Preferences by name (RFC 7240 section 2): the first of a name counts, quotes and parameters are taken off. */
export function readPreferences(prefer: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const preference of splitOutsideQuotes(prefer, ',')) {
    const [pair = ''] = splitOutsideQuotes(preference, ';');
    const equals = pair.indexOf('=');
    const name = (equals < 0 ? pair : pair.slice(0, equals)).trim().toLowerCase();
    if (name !== '' && !preferences.has(name)) {
      preferences.set(name, equals < 0 ? '' : unquote(pair.slice(equals + 1).trim()));
    }
  }
  return preferences;
}

/** The answer that was asked for, or what can be asked for, with 406 (RFC 9110 section 15.5.7). */
export function choose(documented: readonly DocumentedAnswer[], wanted: Wanted): Answer {
  const found = documented.find((one) => fits(one, wanted));
  if (found) return found.answer;
  return jsonAnswer(
    406,
    { id: 'no-such-example', source: 'simulator' },
    {
      error: 'No documented answer fits what was asked for.',
      asked: wanted,
      hint: 'Ask with "Prefer: code=..." or "Prefer: example=<key>".',
      documented: documented.map(({ key, name, message, answer: { status } }) => ({
        key,
        code: status,
        name,
        ...(message !== undefined && { message }),
      })),
    },
  );
}

function fits(one: DocumentedAnswer, { code, example, id }: Wanted): boolean {
  if (code !== undefined && String(one.answer.status) !== code) return false;
  if (id !== undefined && one.id !== id && one.key !== id) return false;
  return example === undefined || isNamed(one, collapse(example));
}

function isNamed({ key, name, givenName, message }: DocumentedAnswer, wanted: string): boolean {
  if (wanted === key || wanted === name || wanted === message) return true;
  return wanted === collapse(givenName) || key.split('-')[1] === wanted;
}

function collapse(spaced: string): string {
  return spaced.replace(/\s+/g, ' ').trim();
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

function splitOutsideQuotes(given: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < given.length; at += 1) {
    const character = given[at];
    if (isQuoted && character === '\\') at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(given.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, given.slice(start)];
}

function unquote(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value;
}
