import type { Item } from '../collection/model.ts';
import { spellingsOf } from '../wire/spellings.ts';
import { type Found, isOpaque, judgeNamed } from './judge.ts';
import { placeWords } from './place.ts';
import { repeatsOf } from './repeats.ts';
import { searchText } from './search-text.ts';
import { type DocumentText, visitTexts } from './texts.ts';
import { readTree } from './tree.ts';

/** What was found where, without the value: this may be shown and printed. */
export interface Finding {
  /** `password`, `key or token`, `GitHub token` ... */
  readonly kind: string;
  /** In words: `the header Authorization of the example "200 OK"`. */
  readonly place: string;
  /** JSON pointer (RFC 6901) of the string that has it. */
  readonly pointer: string;
  /** Path of the item; absent for what belongs to a folder or to the whole. */
  readonly item?: string;
}

/** A secret and where it stands. Its value is for masking only. */
export interface Secret {
  readonly finding: Finding;
  readonly value: string;
  /** What it is called, in words: what an input in its place is named after. */
  readonly name: string;
  readonly text: DocumentText;
  /** Where it stands in that text: half open, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Looks for secrets in one text. */
export type Search = (text: DocumentText) => readonly Found[];

export interface FindOptions {
  /** What else looks; what it finds counts as found here. */
  readonly search?: Search | undefined;
  /** Secrets that are known already. */
  readonly known?: Iterable<string>;
}

/**
 * Finds the passwords, keys, tokens and cookies of a document, the source of collections: by the names in front of
 * them and by what they look like. What is found once is found wherever it stands, in whatever spelling. `items` are those of the document.
 */
export function findSecrets(
  source: string,
  items: readonly Item[],
  { search = nothing, known = [] }: FindOptions = {},
): Secret[] {
  const tree = readTree(source);
  const foundAt = new Map<number, readonly Found[]>();
  const kinds = new Map<string, string>(Array.from(known, (value) => [value, 'key or token']));
  const inNames: string[] = [];
  visitTexts(source, tree, (text) => {
    const found = merge([...searchOne(text), ...search(text)]);
    if (found.length === 0) return;
    foundAt.set(startOf(text), found);
    for (const { kind, start, end } of found) {
      kinds.set(text.text.slice(start, end), kind);
      if (text.name === 'name') inNames.push(text.text.slice(start, end));
    }
  });
  if (kinds.size === 0) return [];
  const spelled = [...kinds].filter(([value]) => isUnmistakable(value)).flatMap(inAllSpellings);
  const kindOf = new Map([...spelled, ...kinds]);
  const repeats = repeatsOf(spelled.map(([spelling]) => spelling));
  const names = {
    pathOf: new Map(items.map(({ pointer, path }) => [pointer, path])),
    hide: (text: string) => hideAll(text, repeats, inNames),
  };
  const secrets: Secret[] = [];
  visitTexts(source, tree, (text) => {
    const again = repeats(text.text).map(({ start, value }) => ({
      kind: kindOf.get(value) ?? '',
      start,
      end: start + value.length,
    }));
    const found = merge([...(foundAt.get(startOf(text)) ?? []), ...again]);
    for (const each of found) secrets.push(secretOf(text, each, names));
  });
  return secrets;
}

/** Where a text begins, which no other does; twins of one name have one pointer. */
function startOf({ strings }: DocumentText): number {
  return strings[0]?.start ?? 0;
}

/** A password that is a word stands in texts as a word too; with a digit in it, it is the password. */
function isUnmistakable(value: string): boolean {
  return value.length >= 8 && (isOpaque(value) || /\d/.test(value));
}

/** What is encoded into an address or into JSON is no less a secret. */
function inAllSpellings([value, kind]: readonly [value: string, kind: string]): [string, string][] {
  return spellingsOf(value).map((spelling) => [spelling, kind]);
}

const nothing: Search = () => [];

function searchOne({ text, telling, strings }: DocumentText): Found[] {
  const byName = telling === undefined || strings.length > 1 ? [] : judgeNamed(telling, text);
  return [...searchText(text), ...byName];
}

/** Of those that overlap one is left, over the whole of them; what looks like a vendor's comes first and names it. */
function merge(all: readonly Found[]): Found[] {
  const merged: Found[] = [];
  for (const found of all.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (!last || found.start >= last.end) merged.push(found);
    else merged[merged.length - 1] = { ...found, ...last, end: Math.max(found.end, last.end) };
  }
  return merged;
}

interface Names {
  readonly pathOf: ReadonlyMap<string, string>;
  /** Takes the secrets out of a name. */
  readonly hide: (text: string) => string;
}

function secretOf(text: DocumentText, { kind, name, start, end }: Found, { pathOf, hide }: Names): Secret {
  const item = hidePath(itemAt(text.pointer, pathOf), hide);
  const place = placeWords(text.around, text.name, name, hide);
  const finding = { kind, place, pointer: text.pointer, ...(item !== undefined && { item }) };
  return { finding, value: text.text.slice(start, end), name: name ?? nameOf(text, kind), text, start, end };
}

/** What is said of a secret must not say another that is in a name. */
function hideAll(text: string, repeats: ReturnType<typeof repeatsOf>, short: readonly string[]): string {
  const values = [...repeats(text).map(({ value }) => value), ...short];
  return values.reduce((rest, value) => rest.replaceAll(value, '***'), text);
}

/** Names in a path are escaped, and so a secret in them may be. */
function hidePath(path: string | undefined, hide: (text: string) => string): string | undefined {
  if (path === undefined) return undefined;
  const plain = path.replace(/\\([\\/])/g, '$1');
  const hidden = hide(plain);
  return hidden === plain ? path : hidden;
}

/** As an input is called that stands for such a parameter of an auth; else what the text is called, if that says anything. */
function nameOf({ name, telling, around }: DocumentText, kind: string): string {
  if (around.part !== 'auth parameter') return telling === undefined ? kind : name;
  if (/^(?:access)?token$/i.test(name)) return 'access token';
  return `api ${name === 'value' ? 'key' : name}`;
}

/** The item that a pointer leads into. */
function itemAt(pointer: string, pathOf: ReadonlyMap<string, string>): string | undefined {
  for (let above = pointer; above !== ''; above = above.slice(0, above.lastIndexOf('/'))) {
    const path = pathOf.get(above);
    if (path !== undefined) return path;
  }
  return pathOf.get('');
}
