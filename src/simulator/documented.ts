import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Entry, Example, Item } from '../collection/model.ts';
import { type Answer, answer, isWithoutContent, jsonAnswer } from './answer.ts';
import { type NamedError, plainName, readExampleName } from './example-name.ts';

/** One of the answers that an item documents, with what it can be asked for by. */
export interface DocumentedAnswer {
  /** `204`, `400-300`, `400-300-2`: status, the API's error code where there is one, and a count for the next of the same. */
  readonly key: string;
  /** Name of the example on one line, without Markdown and HTML. */
  readonly name: string;
  /** Name of the example as given. */
  readonly givenName: string;
  /** The example's id in the collection. */
  readonly id?: string;
  /** The message of an error that stands in the name of the example. */
  readonly message?: string;
  readonly answer: Answer;
}

/** All answers that an item documents, in its order. An example whose name tells of several errors gives several. */
export function documentedAnswers(item: Item): readonly DocumentedAnswer[] {
  const keys = new Map<string, number>();
  const unique = (key: string) => {
    const count = (keys.get(key) ?? 0) + 1;
    keys.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
  return item.examples.flatMap((example) =>
    answersOf(example).map(({ error, made }) => ({
      key: unique([made.status, ...(error?.code === undefined ? [] : [error.code])].join('-')),
      name: plainName(example.name),
      givenName: example.name,
      ...(example.id !== undefined && { id: example.id }),
      ...(error && { message: error.message }),
      answer: made,
    })),
  );
}

/**
 * What an item answers when nobody asks for anything else: its first documented success,
 * one with content before one without where content is allowed.
 */
export function successOf(documented: readonly DocumentedAnswer[]): Answer {
  const successes = documented.filter(
    ({ answer: { status }, message }) => status >= 200 && status < 300 && message === undefined,
  );
  const full = successes.find(
    ({ answer: { status, body } }) => isWithoutContent(status) || (body?.length ?? 0) > 0,
  );
  return (full ?? successes[0])?.answer ?? answer(200, { id: 'no-example', source: 'assumed' });
}

interface Made {
  readonly error?: NamedError;
  readonly made: Answer;
}

function answersOf(example: Example): Made[] {
  const named = readExampleName(example.name);
  const status = usable(example.code) ?? usable(named.status) ?? 200;
  const errors = named.errors.filter(({ code }) => code !== undefined || status >= 400);
  if (example.body !== '' || isWithoutContent(status) || errors.length === 0) {
    return [{ made: verbatim(example, status) }];
  }
  return errors.map((error) => ({ error, made: fromName(example, status, error) }));
}

/** A final status code that HTTP can carry (RFC 9110 section 15). */
function usable(code: number | undefined): number | undefined {
  return code !== undefined && Number.isInteger(code) && code >= 200 && code <= 599 ? code : undefined;
}

function verbatim(example: Example, status: number): Answer {
  const rule = { id: 'example', source: 'documented' } as const;
  const headers = sendable(example.headers, isWithoutContent(status));
  return answer(status, rule, { headers, body: Buffer.from(example.body) });
}

/** The JSON that the saved example lacks. An API's code that the name does not state is assumed to be the status. */
function fromName(example: Example, status: number, { code, message }: NamedError): Answer {
  const rule = { id: 'example-name', source: code === undefined ? 'assumed' : 'documented' } as const;
  return jsonAnswer(status, rule, { code: code ?? status, message }, sendable(example.headers, true));
}

/**
 * Headers that describe the saved connection or the saved bytes, not the answer: hop-by-hop (RFC 9110 section 7.6.1),
 * length and coding, which the saved text no longer has, and what would send a browser elsewhere.
 */
const notCopied = new Set([
  'alt-svc',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'wireproof-rule',
]);

/** Types that no browser runs as a page of this server, where the simulator's own pages live. */
const inert = /^(?:application\/(?:[\w.+-]*\+)?json|text\/plain|text\/csv|image\/(?!svg)[\w.+-]+)\s*(?:;|$)/i;

function sendable(saved: readonly Entry[], ownType: boolean): string[] {
  const kept = saved.filter(({ key, value = '', disabled }) => {
    const name = key.trim().toLowerCase();
    return !disabled && !notCopied.has(name) && !(ownType && name === 'content-type') && isValid(name, value);
  });
  const type = kept.find(({ key }) => key.trim().toLowerCase() === 'content-type');
  const headers = kept.flatMap(({ key, value = '' }) => [key.trim(), value]);
  const isInert = ownType || (type !== undefined && inert.test(type.value ?? ''));
  return isInert ? headers : [...headers, 'Content-Security-Policy', 'sandbox'];
}

function isValid(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
