import { endOfString } from '../scan.ts';
import { findFault } from './fault.ts';
import { note, type Spot } from './spot.ts';

/** What is read at most. */
export const limits = {
  /** UTF-16 code units of a document. */
  characters: 64 * 1024 * 1024,
  /** Lists and objects inside each other; a folder takes two. Everything behind this limit may recurse. */
  depth: 256,
  /** Items and folders of a document. */
  items: 100_000,
} as const;

/** The text of a document, without a byte order mark. */
export function decode(input: Uint8Array | string, spot: Spot): string | undefined {
  // A UTF-8 text has at most three bytes for each UTF-16 code unit.
  const size = typeof input === 'string' ? input.length : Math.ceil(input.length / 3);
  const text = size > limits.characters ? undefined : toText(input, spot);
  if (text === undefined || text.length > limits.characters) {
    note(spot, 'too-large', String(text?.length ?? size), String(limits.characters));
    return undefined;
  }
  return text;
}

/** The value of a JSON text; undefined where there is none, with the reason as a problem. */
export function parseJson(text: string, spot: Spot): unknown {
  if (nestsDeeperThan(limits.depth, text)) {
    note(spot, 'too-deep', String(limits.depth));
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    note(spot, 'not-json', reasonOf(text));
    return undefined;
  }
}

function toText(input: Uint8Array | string, spot: Spot): string {
  if (typeof input === 'string') return input.replace(/^\ufeff/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    note(spot, 'not-utf8');
    return new TextDecoder('utf-8').decode(input);
  }
}

function reasonOf(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const fault = findFault(text);
  if (!fault) return 'it cannot be parsed';
  const before = text.slice(0, fault.offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return `line ${before.length}, column ${column}: ${fault.expected} was expected`;
}

/** Looks at brackets only, so that a hostile text is refused before anything recurses into it. */
function nestsDeeperThan(limit: number, text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x22) at = endOfString(text, at) - 1;
    else if (character === 0x5b || character === 0x7b) {
      depth++;
      if (depth > limit) return true;
    } else if (character === 0x5d || character === 0x7d) depth--;
  }
  return false;
}
