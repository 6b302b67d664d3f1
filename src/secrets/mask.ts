import type { Secret } from './find.ts';
import { type DocumentString, visitTexts } from './texts.ts';
import { type Branch, readTree } from './tree.ts';

/** What is put where, half open, in UTF-16 code units. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Puts an input in the place of each secret: `{{accessToken}}`, one name for one value, and none that the document has
 * already. A variable becomes one of type secret without a value. All else stays byte for byte.
 */
export function maskSecrets(source: string, secrets: readonly Secret[]): string {
  const names = nameInputs(source, secrets);
  const edits: Edit[] = [];
  const cuts = new Map<DocumentString, Edit[]>();
  for (const secret of secrets) {
    const { entry } = secret.text;
    if (entry && isVariable(secret)) edits.push(...emptyVariable(source, entry));
    else for (const [string, cut] of cutsOf(secret, names.get(secret.value) ?? '')) push(cuts, string, cut);
  }
  for (const [{ text, start, end }, own] of cuts) {
    edits.push({ start, end, text: JSON.stringify(apply(text, own)) });
  }
  return apply(source, edits);
}

/** The parts of a secret in the strings that it goes through; the first gets the input, the others lose theirs. */
function cutsOf({ text, start, end }: Secret, name: string): [DocumentString, Edit][] {
  return text.strings
    .filter((string) => string.offset < end && start < string.offset + string.text.length)
    .map((string, index) => [
      string,
      {
        start: Math.max(0, start - string.offset),
        end: Math.min(string.text.length, end - string.offset),
        text: index === 0 ? `{{${name}}}` : '',
      },
    ]);
}

function push(cuts: Map<DocumentString, Edit[]>, string: DocumentString, cut: Edit): void {
  const others = cuts.get(string);
  if (others) others.push(cut);
  else cuts.set(string, [cut]);
}

/** Whether a secret is all that a variable of a collection, a folder or an environment says. */
function isVariable({ text: { text, pointer, around }, value }: Secret): boolean {
  return (
    around.part === 'variable' &&
    /(?<!\/url)\/(?:variables?|values)\/\d+\/\w+$/.test(pointer) &&
    text.trim() === value
  );
}

/** `{ "key": "token", "value": "", "type": "secret" }`: programs ask their environment for it. */
function emptyVariable(source: string, { end, parts }: Branch): Edit[] {
  const types = parts.filter(({ key }) => key === 'type');
  return [
    ...parts
      .filter(({ key }) => !['key', 'name', 'id', 'type', 'description', 'enabled', 'disabled'].includes(key))
      .filter(({ value }) => source[value.start] === '"' || /[\d]/.test(source[value.start] ?? ''))
      .map(({ value }) => ({ start: value.start, end: value.end, text: '""' })),
    ...types.map(({ value }) => ({ start: value.start, end: value.end, text: '"secret"' })),
    ...(types.length === 0 ? [{ start: end - 1, end: end - 1, text: ',"type":"secret"' }] : []),
  ];
}

/** Replaces parts that do not overlap; the same edit twice is one. */
function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    if (edit.start < at || (edit.start === edit.end && parts.at(-1) === edit.text)) continue;
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** A name for each value, by what it is called where it stands first. */
function nameInputs(source: string, secrets: readonly Secret[]): Map<string, string> {
  const taken = takenNames(source);
  const names = new Map<string, string>();
  for (const { value, name } of secrets) {
    if (names.has(value)) continue;
    const plain = camelCase(name) || 'secret';
    let free = plain;
    for (let count = 2; taken.has(free); count++) free = `${plain}${count}`;
    taken.add(free);
    names.set(value, free);
  }
  return names;
}

/** Every name that is used as a variable, or given to one. */
function takenNames(source: string): Set<string> {
  const taken = new Set(Array.from(source.matchAll(/\{\{([^{}]+)\}\}/g), ([, name = '']) => name));
  visitTexts(source, readTree(source), ({ around, name }) => {
    if (around.part === 'variable') taken.add(name);
  });
  return taken;
}

function camelCase(name: string): string {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  return words
    .slice(0, 6)
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .replace(/^\d+/, '');
}
