import type { WireHeader } from '../wire/request.ts';
import { freeHeaders } from './free-headers.ts';
import { type Message, readMessage, valuesOf } from './message.ts';
import { type ReceivedPart, readFormType, readParts } from './multipart.ts';
import type { Difference } from './proof.ts';

/** Part of every cache key: raise it when a comparison changes its mind about anything. */
export const comparisonVersion = 1;

/** What a comparison lets pass. */
export interface Freedom {
  /** Lower-case names of headers that may come as the library likes. */
  readonly headers: ReadonlySet<string>;
  /** Set where whoever frames the multipart body chooses the boundary. */
  readonly boundary: boolean;
}

/** Nothing but the boundary of a form: for our own request against the one written by hand. */
export function onlyBoundary(isMultipart: boolean): Freedom {
  // With another boundary the body has another length.
  return { headers: new Set(isMultipart ? ['content-length'] : []), boundary: isMultipart };
}

/** The closed list and what the target adds, without those the item sets. */
export function libraryFreedom(
  itemHeaders: readonly string[],
  addedByTarget: readonly string[],
  isMultipart: boolean,
): Freedom {
  const free = new Set([...Object.keys(freeHeaders), ...addedByTarget]);
  for (const name of itemHeaders) free.delete(name.toLowerCase());
  // No target and no item can free it.
  free.delete('content-type');
  return { headers: free, boundary: isMultipart };
}

/** Nothing but the boundary and what the target adds, without the headers that the item sets: every other byte is the message's own. */
export function messageFreedom(
  itemHeaders: readonly string[],
  addedByTarget: readonly string[],
  isMultipart: boolean,
): Freedom {
  const { headers, boundary } = onlyBoundary(isMultipart);
  const own = new Set(itemHeaders.map((name) => name.toLowerCase()));
  return { headers: new Set([...headers, ...addedByTarget].filter((name) => !own.has(name))), boundary };
}

/** Compares a request that arrived with the expected one, both as bytes. Empty where they are the same. */
export function compareRequests(expected: Uint8Array, arrived: Uint8Array, freedom: Freedom): Difference[] {
  const wanted = readMessage(expected);
  const found = readMessage(arrived);
  if (!wanted)
    return [{ where: 'expected request', expected: 'one whole HTTP message', arrived: show(expected) }];
  if (!found) return [{ where: 'request', expected: 'one whole HTTP message', arrived: show(arrived) }];
  return [
    ...compareStartLines(wanted.startLine, found.startLine),
    ...compareHeaders(wanted, found, freedom),
    ...compareBodies(wanted, found, freedom),
  ];
}

function compareStartLines(expected: string, arrived: string): Difference[] {
  const wanted = expected.split(' ');
  const found = arrived.split(' ');
  return ['method', 'target', 'version'].flatMap((where, index) =>
    compareTexts(where, wanted[index], index < 2 ? found[index] : found.slice(2).join(' ')),
  );
}

function compareHeaders(expected: Message, arrived: Message, { headers, boundary }: Freedom): Difference[] {
  const names = namesOf([...expected.headers, ...arrived.headers]).filter(
    (name) => !headers.has(name.toLowerCase()),
  );
  return names.flatMap((name) => {
    const isFramed = boundary && name.toLowerCase() === 'content-type';
    const values = (message: Message) =>
      valuesOf(message, name).map((value) => (isFramed ? frameOf(value) : value));
    return compareValues(`header ${name}`, values(expected), values(arrived));
  });
}

/** A Content-Type without its boundary; another value as it is, so that it differs. */
function frameOf(contentType: string): string {
  return readFormType(contentType)?.frame ?? contentType;
}

function compareBodies(expected: Message, arrived: Message, { boundary }: Freedom): Difference[] {
  const wanted = boundary ? partsOf(expected) : undefined;
  if (!wanted) return compareBytes('body', expected.body, arrived.body);
  const found = partsOf(arrived);
  if (!found) {
    return [{ where: 'body', expected: `${wanted.length} framed parts`, arrived: show(arrived.body) }];
  }
  return compareParts(wanted, found);
}

function partsOf(message: Message): ReceivedPart[] | undefined {
  const type = readFormType(valuesOf(message, 'content-type')[0]);
  return type && readParts(message.body, type.boundary);
}

function compareParts(expected: readonly ReceivedPart[], arrived: readonly ReceivedPart[]): Difference[] {
  const count = compareTexts('number of parts', `${expected.length}`, `${arrived.length}`);
  const parts = expected.slice(0, arrived.length).flatMap((part, index) => {
    const found = arrived[index] ?? part;
    const where = `part ${index + 1}`;
    const values = ({ headers }: ReceivedPart, name: string) =>
      headers.filter((header) => header.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);
    return [
      ...namesOf([...part.headers, ...found.headers]).flatMap((name) =>
        compareValues(`${where} header ${name}`, values(part, name), values(found, name)),
      ),
      ...compareBytes(`${where} body`, part.body, found.body),
    ];
  });
  return [...count, ...parts];
}

/** Each name once, as first spelled. */
function namesOf(headers: readonly WireHeader[]): string[] {
  return [...new Map(headers.map(({ name }) => [name.toLowerCase(), name])).values()];
}

/** Values of one name: their count and their order count. */
function compareValues(where: string, expected: readonly string[], arrived: readonly string[]): Difference[] {
  if (expected.length === arrived.length && expected.every((value, index) => value === arrived[index]))
    return [];
  return [
    {
      where,
      ...(expected.length > 0 && { expected: expected.join('\n') }),
      ...(arrived.length > 0 && { arrived: arrived.join('\n') }),
    },
  ];
}

export function compareTexts(
  where: string,
  expected: string | undefined,
  arrived: string | undefined,
): Difference[] {
  if (expected === arrived) return [];
  return [{ where, ...(expected !== undefined && { expected }), ...(arrived !== undefined && { arrived }) }];
}

/** Shows both from the first byte that is not the same. */
export function compareBytes(where: string, expected: Uint8Array, arrived: Uint8Array): Difference[] {
  if (Buffer.compare(expected, arrived) === 0) return [];
  const at = expected.findIndex((byte, index) => byte !== arrived[index]);
  const from = at < 0 ? expected.length : at;
  return [
    {
      where: `${where} at byte ${from}`,
      expected: show(expected.subarray(from)),
      arrived: show(arrived.subarray(from)),
    },
  ];
}

const shownBytes = 200;

/** The beginning of some bytes for people: UTF-8 where it is, `�` where it is not. */
export function show(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, shownBytes));
  return bytes.length > shownBytes ? `${text}… (${bytes.length} bytes)` : text;
}
