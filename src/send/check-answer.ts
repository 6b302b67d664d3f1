import { isJson } from '../wire/media-type.ts';
import type { WireHeader } from '../wire/request.ts';
import { type Answer, headerValue } from './answer.ts';
import { compareJson, type JsonDifference } from './compare-json.ts';
import { decodeContent } from './decode-content.ts';
import { mergeShapes, shapeOf } from './json-shape.ts';
import { isSameType, type MediaType, readMediaType } from './media-type.ts';

/** An answer as the documentation shows it. */
export interface DocumentedExample {
  readonly status: number;
  readonly headers: readonly WireHeader[];
  /** Empty where the documentation shows none, which says nothing. */
  readonly body: string;
}

/** Where an answer is not what is documented, in words for a reader. */
export interface AnswerDifference {
  /** `status`, `header Content-Type`, `body`, or `body /users/0/id`: a JSON pointer (RFC 6901) behind it. */
  readonly where: string;
  readonly documented: string;
  readonly arrived: string;
  /** True where the answer only says more than is documented: programs that read the documented part still work. */
  readonly isAddition: boolean;
}

/** What came of holding an answer against its documentation. */
export interface Check {
  /** `undocumented`: nothing at all is documented, so nothing was compared. */
  readonly verdict: 'as-documented' | 'differs' | 'undocumented';
  /** The first ones; additions may stand here too where the verdict is `as-documented`. */
  readonly differences: readonly AnswerDifference[];
  /** Differences beyond those. */
  readonly more: number;
  /** How many examples of this status it was held against. */
  readonly examples: number;
}

const maximumDifferences = 50;

/**
 * Headers that a documented answer promises by showing them: their presence means something to a program. All others
 * that are saved with examples tell of one connection, server or moment, and values differ by nature.
 */
const promisedHeaders = [
  'Allow',
  'Content-Disposition',
  'Deprecation',
  'Link',
  'Location',
  'Retry-After',
  'Sunset',
  'WWW-Authenticate',
];

/**
 * Holds the answer to a request with this method against the documented examples of its status: their types, promised
 * headers, and the shape that their JSON has together.
 */
export function checkAnswer(answer: Answer, documented: readonly DocumentedExample[], method = 'GET'): Check {
  const examples = documented
    .filter(({ status }) => status === answer.status)
    .map((example) => (mayHaveBody(answer, method) ? example : { ...example, body: '' }));
  if (documented.length === 0) return { verdict: 'undocumented', differences: [], more: 0, examples: 0 };
  const differences = [
    ...(examples.length === 0 ? [unknownStatus(answer, documented)] : compareWith(answer, examples)),
    ...(answer.cut === undefined ? [] : [of('body', 'a whole one', answer.cut)]),
  ].sort((one, other) => Number(one.isAddition) - Number(other.isAddition));
  return {
    verdict: differences.every(({ isAddition }) => isAddition) ? 'as-documented' : 'differs',
    differences: differences.slice(0, maximumDifferences),
    more: Math.max(0, differences.length - maximumDifferences),
    examples: examples.length,
  };
}

/** RFC 9112 section 6.3: whatever an example shows, these answers never have a body. */
function mayHaveBody({ status }: Answer, method: string): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 304;
}

function unknownStatus({ status }: Answer, documented: readonly DocumentedExample[]): AnswerDifference {
  const statuses = [...new Set(documented.map((example) => example.status))].sort(
    (one, other) => one - other,
  );
  return of('status', statuses.join(', '), String(status));
}

function compareWith(answer: Answer, examples: readonly DocumentedExample[]): AnswerDifference[] {
  return [
    ...comparePromises(answer, examples),
    ...compareTypes(answer, examples),
    ...compareBodies(answer, examples),
  ];
}

function comparePromises({ headers }: Answer, examples: readonly DocumentedExample[]): AnswerDifference[] {
  return promisedHeaders
    .filter((name) => examples.every((example) => headerValue(example.headers, name) !== undefined))
    .filter((name) => headerValue(headers, name) === undefined)
    .map((name) => of(`header ${name}`, 'present', 'nothing'));
}

/** Only bodies have types: without one there is nothing to compare. */
function compareTypes(answer: Answer, examples: readonly DocumentedExample[]): AnswerDifference[] {
  const types = examples.flatMap((example) => (example.body === '' ? [] : (typeOfBody(example) ?? [])));
  if (answer.body.length === 0 || types.length === 0) return [];
  const text = headerValue(answer.headers, 'Content-Type');
  const arrived = text === undefined ? undefined : readMediaType(text);
  if (arrived && types.some((type) => isSameType(type, arrived))) return [];
  const names = new Set(types.map(typeText));
  return [of('header Content-Type', [...names].join(' or '), text ?? 'nothing')];
}

function compareBodies(answer: Answer, examples: readonly DocumentedExample[]): AnswerDifference[] {
  const shown = examples.filter(({ body }) => body !== '');
  if (shown.length === 0) return [];
  if (answer.body.length === 0) return answer.cut ? [] : [of('body', 'some content', 'nothing')];
  const values = shown.filter(isJsonExample).map(({ body }) => readJson(body));
  const shape = mergeShapes(values.flatMap((one) => (one ? [shapeOf(one.value)] : [])));
  if (!shape || answer.cut !== undefined) return [];
  const content = decodeContent(answer);
  if (!content)
    return [of('body', 'content that can be decoded', headerValue(answer.headers, 'Content-Encoding') ?? '')];
  const arrived = readJson(new TextDecoder().decode(content));
  if (arrived) return compareJson(shape, arrived.value).map(ofJson);
  // Another documented type may be what came; then its own shape is not known.
  return values.length === shown.length ? [of('body', 'JSON', 'something else')] : [];
}

function isJsonExample(example: DocumentedExample): boolean {
  const type = typeOfBody(example);
  return (type === undefined || isJson(type.name)) && readJson(example.body) !== undefined;
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function typeOfBody({ headers }: DocumentedExample): MediaType | undefined {
  const text = headerValue(headers, 'Content-Type');
  return text === undefined ? undefined : readMediaType(text);
}

function typeText({ name, parameters }: MediaType): string {
  return [name, ...Array.from(parameters, ([key, value]) => `${key}=${value}`)].join('; ');
}

function ofJson({ kind, pointer, count, documented, arrived }: JsonDifference): AnswerDifference {
  const place = pointer === '' ? 'body' : `body ${clip(pointer)}`;
  return {
    where: count === 1 ? place : `${place} (and ${count - 1} more like it)`,
    documented: kind === 'not-documented' ? 'nothing' : documented.join(' or '),
    arrived: arrived ?? 'nothing',
    isAddition: kind === 'not-documented',
  };
}

function of(where: string, documented: string, arrived: string): AnswerDifference {
  return { where, documented: clip(documented), arrived: clip(arrived), isAddition: false };
}

/** A difference is to be read: what is longer than this is not. */
function clip(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300)}...`;
}
