import { fillerType } from './described-field.ts';

/** One member of a JSON body, by where it stands. */
export interface JsonMember {
  /** `settings.features[].name`: members of all elements of a list count as one. */
  readonly path: string;
  /** The end of the path: its own key. */
  readonly name: string;
  /** How many objects and lists it is below the body's own members. */
  readonly depth: number;
  /** `string`, `number`, `boolean`, `null`, `object`, `array`, `array of string`, or what a filler says: `dateTime`. */
  readonly type: string;
  /** The example's value, spelled as it stands there; absent for fillers, objects and lists of objects. */
  readonly example?: string;
}

interface Level {
  readonly kind: '{' | '[';
  /** Path of the object or list itself. */
  readonly path: string;
  readonly depth: number;
}

/** White space, comments and commas have no group. */
const tokens =
  /\s+|,|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("[^"\\]*(?:\\[\s\S][^"\\]*)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null|\{\{[^{}]*\}\})|([{[])|([}\]])/y;

/** Longer and deeper bodies are read this far. */
const maximumLength = 200_000;
const maximumLevels = 30;

/**
 * The members of a JSON body in the order of the document, at most so many. Comments, variables without quotes and
 * numbers of any length stay as they are; a text that is no JSON has the members before the place where that shows.
 */
export function jsonMembers(json: string, maximum: number): JsonMember[] {
  const text = json.slice(0, maximumLength);
  const members = new Map<string, JsonMember>();
  const levels: Level[] = [];
  let key: string | undefined;
  tokens.lastIndex = 0;
  for (let token = tokens.exec(text); token && members.size < maximum; token = tokens.exec(text)) {
    const [, string = '', colon, , opening, closing] = token;
    const value = readValue(token);
    const level = levels.at(-1);
    if (closing !== undefined) levels.pop();
    else if (colon !== undefined) key = unquoted(string);
    else if (value) {
      add(members, level, key, value);
      if (opening === '{' || opening === '[') levels.push(below(level, opening, key));
      key = undefined;
    }
    if (levels.length > maximumLevels) break;
  }
  return [...members.values()];
}

function below(above: Level | undefined, kind: Level['kind'], key: string | undefined): Level {
  if (!above) return { kind, path: '', depth: 0 };
  return { kind, path: pathOf(above, key), depth: above.depth + (above.kind === '{' ? 1 : 0) };
}

function pathOf(level: Level, key: string | undefined): string {
  if (level.kind === '[') return `${level.path}[]`;
  return level.path === '' ? (key ?? '') : `${level.path}.${key ?? ''}`;
}

type Value = Pick<JsonMember, 'type' | 'example'>;

function add(
  members: Map<string, JsonMember>,
  level: Level | undefined,
  key: string | undefined,
  value: Value,
) {
  if (level?.kind === '{' && key !== undefined) {
    const path = pathOf(level, key);
    if (!members.has(path)) members.set(path, { path, name: key, depth: level.depth, ...value });
  } else if (level?.kind === '[') {
    const list = members.get(level.path);
    if (list?.type === 'array')
      members.set(level.path, { ...list, ...value, type: `array of ${value.type}` });
  }
}

function readValue([, string, colon, word, opening]: RegExpExecArray): Value | undefined {
  if (colon !== undefined) return undefined;
  if (opening !== undefined) return { type: opening === '{' ? 'object' : 'array' };
  if (word !== undefined) return word === 'null' ? { type: word } : { type: typeOf(word), example: word };
  if (string === undefined) return undefined;
  const example = unquoted(string);
  const filler = fillerType(example);
  return filler === undefined ? { type: 'string', example } : { type: filler };
}

function typeOf(word: string): string {
  if (word.startsWith('{{')) return 'variable';
  return word === 'true' || word === 'false' ? 'boolean' : 'number';
}

/** The characters of a JSON string; as it stands where it has an escape that is none. */
function unquoted(string: string): string {
  try {
    return JSON.parse(string) as string;
  } catch {
    return string.slice(1, -1);
  }
}
