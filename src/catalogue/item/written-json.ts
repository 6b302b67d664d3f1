import type { Item } from '../../collection/model.ts';
import { partsOf, type Span } from '../../collection/source.ts';

import { type Values, valueFor } from '../../wire/values.ts';

/** A place of a JSON text where values may be written. Undefined: it stays as it is. */
interface Place extends Span {
  readonly write: (values: Values) => string | undefined;
}

/** The JSON of an item, ready to have values written into it. */
export interface WritableJson {
  readonly text: string;
  /** In the order of the text. */
  readonly places: readonly Place[];
}

/** What says nothing about the request, in any version of the format. */
const silent = new Set([
  ...['name', 'id', '_postman_id', 'description', 'protocolProfileBehavior'],
  ...['response', 'responses', 'event', 'events', 'preRequestScript', 'tests'],
]);

/**
 * Finds the places of an item's JSON that its reader's values belong to. `baseName` is the name under which the whole
 * base URL is given.
 */
export function findPlaces(text: string, { request }: Pick<Item, 'request'>, baseName: string): WritableJson {
  const whole = { start: 0, end: text.length };
  const own = member(text, whole, 'request') ?? whole;
  const address = member(text, own, 'url') ?? (isText(text, own) ? own : undefined);
  const isWrittenOut = !request.url.base.includes(`{{${baseName}}}`);
  const places = [
    ...(isWrittenOut && address ? basePlaces(text, address, baseName) : []),
    ...pathPlaces(text, own, address, request.url.path),
    ...variablePlaces(text, own),
  ];
  return { text, places: withoutOverlaps(places) };
}

/** Of two places that share some text the first and larger one knows more of it. */
function withoutOverlaps(places: readonly Place[]): Place[] {
  let free = 0;
  return places
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ start, end }) => {
      if (start < free) return false;
      free = end;
      return true;
    });
}

/**
 * The JSON with values in it: those of the path where Postman keeps them, any other for its `{{name}}`. Read again, it
 * is the request that was chosen. Order, spelling and all the rest stay as they are.
 */
export function writeValues({ text, places }: WritableJson, values: Values): string {
  let at = 0;
  const written = places.map(({ start, end, write }) => {
    const piece = text.slice(at, start) + (write(values) ?? text.slice(start, end));
    at = end;
    return piece;
  });
  return written.join('') + text.slice(at);
}

/** Every text that has a variable. */
function variablePlaces(text: string, span: Span): Place[] {
  const given = textAt(text, span);
  if (given !== undefined) {
    return given.includes('{{') ? [{ ...span, write: (values) => rewritten(given, values) }] : [];
  }
  if (!isNested(text, span)) return [];
  return partsOf(text, span).flatMap(([key, part]) => (silent.has(key) ? [] : variablePlaces(text, part)));
}

function rewritten(given: string, values: Values): string | undefined {
  const text = replaced(given, values);
  return text === given ? undefined : JSON.stringify(text);
}

function replaced(given: string, values: Values): string {
  return given.replace(/\{\{([^{}]+)\}\}/g, (written, name: string) => valueFor(values, name) ?? written);
}

/** The values of path variables: a list of entries, or in version 1 an object. */
function pathPlaces(
  text: string,
  request: Span,
  address: Span | undefined,
  path: readonly string[],
): Place[] {
  const list = address && member(text, address, 'variable');
  const entries = [list, member(text, request, 'pathVariableData')].flatMap((one) => childrenOf(text, one));
  const named = entries.map(([, entry]) => ({ entry, name: nameOf(text, entry) }));
  const byName = childrenOf(text, member(text, request, 'pathVariables'));
  const known = new Set([...named.map(({ name }) => name), ...byName.map(([name]) => name)]);
  const others = path.flatMap((segment) => /^:([^{}.]+)/.exec(segment)?.[1] ?? []);
  const missing = others.filter((name) => !known.has(name));
  return [
    ...named.flatMap(({ entry, name }) => (name === undefined ? [] : entryPlace(text, entry, name))),
    ...byName.map(([name, span]) => placeOf(text, span, name)),
    ...(missing.length > 0 && address && text[address.start] === '{'
      ? [missingPlace(text, address, list, missing)]
      : []),
  ];
}

function nameOf(text: string, entry: Span): string | undefined {
  const key = member(text, entry, 'key') ?? member(text, entry, 'id');
  return key && textAt(text, key);
}

function entryPlace(text: string, entry: Span, name: string): Place {
  const value = member(text, entry, 'value');
  return value ? placeOf(text, value, name) : behindLast(text, entry, (values) => pair(name, values));
}

function placeOf(text: string, span: Span, name: string): Place {
  const given = textAt(text, span) ?? '';
  return {
    ...span,
    write: (values) => {
      const own = valueFor(values, name);
      return own === undefined ? rewritten(given, values) : JSON.stringify(own);
    },
  };
}

function pair(name: string, values: Values): string | undefined {
  const own = valueFor(values, name);
  return own === undefined ? undefined : `"value": ${JSON.stringify(own)}`;
}

/** Names in the path that have no entry get one. */
function missingPlace(text: string, address: Span, list: Span | undefined, names: readonly string[]): Place {
  const entries = (values: Values) => {
    const own = names.flatMap((name) => {
      const value = pair(name, values);
      return value === undefined ? [] : `{ "key": ${JSON.stringify(name)}, ${value} }`;
    });
    return own.length > 0 ? own.join(', ') : undefined;
  };
  if (list && childrenOf(text, list).length > 0) return behindLast(text, list, entries);
  const whole = (values: Values) => {
    const own = entries(values);
    return own === undefined ? undefined : `[${own}]`;
  };
  if (list) return { ...list, write: whole };
  return behindLast(text, address, (values) => {
    const own = whole(values);
    return own === undefined ? undefined : `"variable": ${own}`;
  });
}

/** Adds a member or an entry on a line of its own. */
function behindLast(text: string, span: Span, write: Place['write']): Place {
  const last = childrenOf(text, span).at(-1)?.[1];
  const at = last?.end ?? span.start + 1;
  const indent = /^\s*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
  return {
    start: at,
    end: at,
    write: (values) => {
      const added = write(values);
      return added === undefined ? undefined : `${last ? `,\n${indent}` : ''}${added}`;
    },
  };
}

/** A base URL that the collection writes out: another one takes the place of scheme, host and port. */
function basePlaces(text: string, address: Span, baseName: string): Place[] {
  const whole = isText(text, address) ? address : member(text, address, 'raw');
  const host = member(text, address, 'host');
  const parts = host ? ['protocol', 'port'].flatMap((name) => member(text, address, name) ?? []) : [];
  const place = (span: Span, put: (base: string, values: Values) => unknown): Place => {
    const inner = variablePlaces(text, span).map((one) => shifted(one, -span.start));
    return {
      ...span,
      write: (values) => {
        const base = valueFor(values, baseName);
        if (base !== undefined) return JSON.stringify(put(base, values));
        return writeValues({ text: text.slice(span.start, span.end), places: inner }, values);
      },
    };
  };
  return [
    ...(whole
      ? [place(whole, (base, values) => withBase(replaced(textAt(text, whole) ?? '', values), base))]
      : []),
    ...(host ? [place(host, (base) => [base])] : []),
    ...parts.map((span) => place(span, () => '')),
  ];
}

function shifted(place: Place, by: number): Place {
  return { ...place, start: place.start + by, end: place.end + by };
}

function withBase(address: string, base: string): string {
  const rest = address.trimStart().replace(/^(?:\{\{[^{}]*\}\}|[^/?#:{])*:\/\//, '');
  return base + rest.replace(/^(?:\{\{[^{}]*\}\}|[^/\\?#])*/, '');
}

/** The last member of a name counts, as in JSON.parse. */
function member(text: string, span: Span, name: string): Span | undefined {
  if (text[span.start] !== '{') return undefined;
  return childrenOf(text, span).findLast(([key]) => key === name)?.[1];
}

function childrenOf(text: string, span: Span | undefined): [string, Span][] {
  return span && isNested(text, span) ? partsOf(text, span) : [];
}

function isText(text: string, { start }: Span): boolean {
  return text[start] === '"';
}

function isNested(text: string, { start }: Span): boolean {
  return text[start] === '{' || text[start] === '[';
}

function textAt(text: string, span: Span): string | undefined {
  return isText(text, span) ? JSON.parse(text.slice(span.start, span.end)) : undefined;
}
