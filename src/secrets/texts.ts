import { pointerToken } from '../collection/pointer.ts';
import { isSessionName } from './judge.ts';
import { type Telling, tellingOf } from './names.ts';
import { partOf, type Surroundings } from './place.ts';
import { type Branch, isScalar, type Scalar, type Tree, textOfScalar } from './tree.ts';

/** One text of a document, or the lines of a script together. */
export interface DocumentText {
  readonly text: string;
  /** The strings that it is made of, joined by line feeds. */
  readonly strings: readonly DocumentString[];
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** What it is called: the key of its entry, else its member. */
  readonly name: string;
  /** What that name says of it. */
  readonly telling: Telling | undefined;
  readonly around: Surroundings;
  /** The entry that it is the value of. */
  readonly entry?: Branch;
}

export interface DocumentString {
  readonly text: string;
  /** Where it begins in the text that it is a part of. */
  readonly offset: number;
  /** Where it stands in the source, with its quotes. */
  readonly start: number;
  readonly end: number;
}

/** What a text is said to be, where it stands. */
type Spot = Omit<DocumentText, 'text' | 'strings'>;

interface Walk {
  readonly source: string;
  readonly visit: (text: DocumentText) => void;
}

/** Visits every string and every number of a document, in its order. */
export function visitTexts(source: string, tree: Tree, visit: (text: DocumentText) => void): void {
  walk(tree, { pointer: '', name: '', telling: undefined, around: {} }, { source, visit });
}

function walk(tree: Tree, spot: Spot, to: Walk): void {
  if (tree.kind === 'object') walkObject(tree, spot, to);
  else if (tree.kind === 'list') walkList(tree, spot, to);
  else if (isScalar(tree) && isText(tree, to.source)) visitTogether([tree], spot, to);
}

/** A string or a number; neither true, false nor null. */
function isText({ kind, end }: Scalar, source: string): boolean {
  return kind === 'string' || /\d/.test(source[end - 1] ?? '');
}

function walkList(tree: Branch, spot: Spot, to: Walk): void {
  if (isScript(tree, spot)) {
    const lines = tree.parts.map(({ value }) => value).filter(isScalar);
    visitTogether(lines, spot, to);
    return;
  }
  for (const { key, value } of tree.parts) {
    walk(value, { ...spot, pointer: `${spot.pointer}/${key}` }, to);
  }
}

/** A private key may go through the lines of a script. */
function isScript({ parts }: Branch, { around }: Spot): boolean {
  return around.part === 'script' && parts.length > 0 && parts.every(({ value }) => value.kind === 'string');
}

function visitTogether(scalars: readonly Scalar[], spot: Spot, { source, visit }: Walk): void {
  const strings: DocumentString[] = [];
  let text = '';
  for (const scalar of scalars) {
    const own = textOfScalar(source, scalar);
    if (strings.length > 0) text += '\n';
    strings.push({ text: own, offset: text.length, start: scalar.start, end: scalar.end });
    text += own;
  }
  // Called for nearly every part of a document, so without a spread.
  const { pointer, name, telling, around, entry } = spot;
  visit(
    entry
      ? { text, strings, pointer, name, telling, around, entry }
      : { text, strings, pointer, name, telling, around },
  );
}

function walkObject(tree: Branch, spot: Spot, to: Walk): void {
  const around = enter(tree, spot, to.source);
  const key = entryKey(tree, to.source);
  for (const { key: member, value } of tree.parts) {
    const pointer = `${spot.pointer}/${pointerToken(member)}`;
    const next =
      key !== undefined && valueMembers.has(member)
        ? {
            pointer,
            around,
            name: key,
            telling: tellingOfValue(key, tree, { pointer, around }, to.source),
            entry: tree,
          }
        : { pointer, around: below(around, member), name: member, telling: tellingOf(member) };
    walk(value, next, to);
  }
}

/** Members of an entry that hold its value, in one version or another. */
const valueMembers = new Set(['value', 'initialValue', 'currentValue', 'sessionValue', 'default']);

/** The key of an entry `{ key, value }`; early ones say `name` or `id`. */
function entryKey(tree: Branch, source: string): string | undefined {
  if (!tree.parts.some(({ key }) => key === 'value')) return undefined;
  return stringAt(tree, 'key', source) ?? stringAt(tree, 'name', source) ?? stringAt(tree, 'id', source);
}

function tellingOfValue(
  key: string,
  entry: Branch,
  { pointer, around }: Pick<Spot, 'pointer' | 'around'>,
  source: string,
): Telling | undefined {
  // The value of an API key is called only that; what stands beside it says where it goes.
  if (key === 'value' && /\/apikey\/\d+\/value$/.test(pointer)) return 'key';
  if (around.part === 'variable' && stringAt(entry, 'type', source) === 'secret') return 'password';
  if (around.part === 'cookie' && isSessionName(key)) return 'key';
  return tellingOf(key);
}

/** What a saved answer adds to the surroundings of what is in it; a folder or an item begins anew. */
function enter(tree: Branch, { around, pointer }: Spot, source: string): Surroundings {
  const list = /\/(items?|requests|responses?|folders)\/\d+$/.exec(pointer)?.[1];
  if (list === undefined) return around;
  return list.startsWith('response') ? { example: stringAt(tree, 'name', source) ?? '' } : {};
}

function below(around: Surroundings, member: string): Surroundings {
  if (around.example !== undefined && (member === 'originalRequest' || member === 'request')) {
    return { ...around, isOriginal: true };
  }
  const part = partOf.get(member);
  // What a body has inside is a part of it still, but for the fields of a form.
  return part === undefined || (around.part === 'body' && part !== 'form field')
    ? around
    : { ...around, part };
}

function stringAt({ parts }: Branch, member: string, source: string): string | undefined {
  const value = parts.findLast(({ key }) => key === member)?.value;
  return value?.kind === 'string' ? textOfScalar(source, value) : undefined;
}
