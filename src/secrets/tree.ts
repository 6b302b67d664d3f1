import { endOfString, skipBlanks } from '../collection/scan.ts';

/** A value of a JSON text and where it stands: half open, in UTF-16 code units. Every member is kept, twins too. */
export type Tree = Scalar | Branch;

/** `word`: a number, true, false or null. */
export interface Scalar {
  readonly kind: 'string' | 'word';
  readonly start: number;
  readonly end: number;
}

export interface Branch {
  readonly kind: 'object' | 'list';
  readonly start: number;
  readonly end: number;
  /** Of a list, the keys are the indices. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly key: string;
  readonly value: Tree;
}

export function isScalar(tree: Tree): tree is Scalar {
  return tree.kind === 'string' || tree.kind === 'word';
}

/** The tree of a text that `JSON.parse` has read: nothing is checked here again. */
export function readTree(source: string): Tree {
  return treeAt(source, skipBlanks(source, 0));
}

/** What a string or a number of the text means; a number keeps its spelling. */
export function textOfScalar(source: string, { kind, start, end }: Scalar): string {
  if (kind === 'word') return source.slice(start, end);
  const written = source.slice(start + 1, end - 1);
  return written.includes('\\') ? String(JSON.parse(source.slice(start, end))) : written;
}

function treeAt(source: string, start: number): Tree {
  const first = source[start];
  if (first === '{' || first === '[') return branchAt(source, start, first === '{');
  if (first === '"') return { kind: 'string', start, end: endOfString(source, start) };
  let end = start + 1;
  while (end < source.length && !',]} \t\r\n'.includes(source[end] ?? '')) end++;
  return { kind: 'word', start, end };
}

function branchAt(source: string, start: number, isObject: boolean): Branch {
  const parts: Part[] = [];
  const close = isObject ? '}' : ']';
  let at = skipBlanks(source, start + 1);
  while (at < source.length && source[at] !== close) {
    let key = String(parts.length);
    if (isObject) {
      const name: Scalar = { kind: 'string', start: at, end: endOfString(source, at) };
      key = textOfScalar(source, name);
      at = skipBlanks(source, skipBlanks(source, name.end) + 1);
    }
    const value = treeAt(source, at);
    parts.push({ key, value });
    at = skipBlanks(source, value.end);
    if (source[at] === ',') at = skipBlanks(source, at + 1);
  }
  return { kind: isObject ? 'object' : 'list', start, end: at + 1, parts };
}
