import type { Collection, Item } from './model.ts';
import { pointerToken } from './pointer.ts';
import { endOfString, skipBlanks } from './scan.ts';

/**
 * The JSON of an item exactly as the document has it: order of members, spelling of numbers, unknown members, white space.
 * {@link prettyJson} makes it readable.
 */
export function itemSource(collection: Collection, { pointer }: Item): string {
  const span = findSpan(collection, pointer);
  return span ? collection.source.slice(span.start, span.end) : '';
}

/**
 * Indents JSON by two spaces without parsing its values: every string and number stays byte for byte.
 * A text that is not JSON comes back with its tokens in order.
 */
export function prettyJson(text: string): string {
  const pretty: string[] = [];
  let indent = '';
  for (const { token, isEmpty } of tokensOf(text)) {
    if (isEmpty) pretty.push(token);
    else if (token === '{' || token === '[') {
      indent += '  ';
      pretty.push(token, '\n', indent);
    } else if (token === '}' || token === ']') {
      indent = indent.slice(2);
      pretty.push('\n', indent, token);
    } else if (token === ',') pretty.push(',\n', indent);
    else pretty.push(token === ':' ? ': ' : token);
  }
  return pretty.join('');
}

/** The tokens of a text; an empty object or list is one. */
function* tokensOf(text: string): Generator<{ token: string; isEmpty: boolean }> {
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const { end } = tokenAt(text, at);
    const token = text.slice(at, end);
    const close = { '{': '}', '[': ']' }[token];
    const next = skipBlanks(text, end);
    const isEmpty = close !== undefined && text[next] === close;
    at = isEmpty ? next + 1 : end;
    yield { token: isEmpty ? token + close : token, isEmpty };
  }
}

/** Half open, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What was found in a document so far, by JSON pointer: a page for each item asks for all of them in turn. */
const spansOf = new WeakMap<Collection, Map<string, Span>>();

/** Finds a value by its JSON pointer (RFC 6901); the last of two members of one name counts, as in JSON.parse. */
function findSpan(collection: Collection, pointer: string): Span | undefined {
  const { source } = collection;
  const found = spansOf.get(collection) ?? new Map([['', valueAt(source, skipBlanks(source, 0))]]);
  spansOf.set(collection, found);
  const missing: string[] = [];
  let nearest = pointer;
  while (!found.has(nearest) && nearest !== '') {
    missing.unshift(nearest);
    nearest = nearest.slice(0, nearest.lastIndexOf('/'));
  }
  for (const below of missing) {
    const parent = below.slice(0, below.lastIndexOf('/'));
    const span = found.get(parent);
    if (!span || found.has(below)) continue;
    for (const [key, own] of partsOf(source, span)) {
      found.set(`${parent}/${pointerToken(key)}`, own);
    }
  }
  return found.get(pointer);
}

/** The members of an object or the elements of a list, where they stand in a JSON text. */
export function partsOf(text: string, { start, end }: Span): [key: string, span: Span][] {
  const isList = text[start] === '[';
  const parts: [string, Span][] = [];
  let at = skipBlanks(text, start + 1);
  while (at < end - 1) {
    let key = String(parts.length);
    if (!isList) {
      const name = tokenAt(text, at);
      key = String(JSON.parse(text.slice(name.start, name.end)));
      at = skipBlanks(text, skipBlanks(text, name.end) + 1);
    }
    const span = valueAt(text, at);
    parts.push([key, span]);
    at = skipBlanks(text, skipBlanks(text, span.end) + 1);
  }
  return parts;
}

/** The value that begins at an offset, brackets and all. */
function valueAt(text: string, start: number): Span {
  let depth = 0;
  let at = start;
  do {
    const { end } = tokenAt(text, at);
    const token = text[at] ?? '';
    if ('{['.includes(token)) depth++;
    else if ('}]'.includes(token)) depth--;
    at = depth === 0 ? end : skipBlanks(text, end);
  } while (depth > 0 && at < text.length);
  return { start, end: at };
}

/** One bracket, comma or colon; one string; or a number or word. */
function tokenAt(text: string, start: number): Span {
  const first = text[start] ?? '';
  if (first === '"') return { start, end: endOfString(text, start) };
  let end = start + 1;
  if ('{}[]:,'.includes(first)) return { start, end };
  while (end < text.length && !'{}[]:,"\t\n\r '.includes(text[end] ?? '')) end++;
  return { start, end };
}
