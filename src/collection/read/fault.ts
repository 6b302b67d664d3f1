import { endOfString } from '../scan.ts';

/** The first place where a text stops being JSON (RFC 8259). */
export interface JsonFault {
  /** In UTF-16 code units. */
  readonly offset: number;
  /** What may stand there, for a sentence: `a comma or }`. */
  readonly expected: string;
}

type Token = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'word' | 'end' | 'wrong';
type State = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'behind value' | 'behind all';

const value = { string: 'behind value', word: 'behind value', '{': 'first key', '[': 'first value' } as const;

/** Which tokens may stand where, and what then follows. Closing brackets must match besides. */
const grammar: Readonly<Record<State, Partial<Record<Token, State>>>> = {
  value,
  'first value': { ...value, ']': 'behind value' },
  key: { string: 'colon' },
  'first key': { string: 'colon', '}': 'behind value' },
  colon: { ':': 'value' },
  'behind value': { ',': 'value', ']': 'behind value', '}': 'behind value' },
  'behind all': { end: 'behind all' },
};

/** Finds the fault of a text that a JSON parser refused. No recursion, whatever the depth. */
export function findFault(text: string): JsonFault | undefined {
  const open: Token[] = [];
  let state: State = 'value';
  for (let at = 0; ; ) {
    at = behind(/[ \t\n\r]*/y, text, at) ?? at;
    const { token, end } = readToken(text, at);
    const next = follow(state, token, open);
    if (!next) return { offset: at, expected: expectedIn(state, open) };
    if (token === 'end') return undefined;
    state = next;
    at = end;
  }
}

function follow(state: State, token: Token, open: Token[]): State | undefined {
  const next = grammar[state][token];
  if (!next) return undefined;
  const inObject = open.at(-1) === '{';
  if (token === '{' || token === '[') open.push(token);
  if (token === ',') return inObject ? 'key' : next;
  if (token === '}' || token === ']') {
    if (inObject !== (token === '}')) return undefined;
    open.pop();
  }
  return next === 'behind value' && open.length === 0 ? 'behind all' : next;
}

function readToken(text: string, at: number): { token: Token; end: number } {
  const first = text[at];
  if (first === undefined) return { token: 'end', end: at };
  if ('{}[]:,'.includes(first)) return { token: first as Token, end: at + 1 };
  if (first === '"') {
    const end = endOfString(text, at);
    return { token: isString(text.slice(at, end)) ? 'string' : 'wrong', end };
  }
  const end = behind(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y, text, at);
  return end === undefined ? { token: 'wrong', end: at } : { token: 'word', end };
}

/** Whether a text between quotes has only what may stand in a JSON string. */
function isString(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'string';
  } catch {
    return false;
  }
}

function behind(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? at + found[0].length : undefined;
}

function expectedIn(state: State, open: readonly Token[]): string {
  const close = open.at(-1) === '{' ? '}' : ']';
  return {
    value: 'a value',
    'first value': 'a value or ]',
    key: 'a name in double quotes',
    'first key': 'a name in double quotes or }',
    colon: 'a colon',
    'behind value': `a comma or ${close}`,
    'behind all': 'nothing more',
  }[state];
}
