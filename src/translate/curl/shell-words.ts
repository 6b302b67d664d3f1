/** One command of a shell text: its words, quotes and continued lines taken care of. */
export interface Command {
  readonly words: readonly string[];
  /** Substitutions, redirections and other commands' input, as written: nothing is run. */
  readonly leftOut: readonly string[];
  /** The quote that nobody closed. */
  readonly open?: string;
}

/**
 * Splits a text into commands and words (POSIX.1-2017, Shell Command Language 2.2 and 2.3, and `$'...'`). Nothing is run:
 * `$NAME` becomes the variable `{{NAME}}`.
 */
export function shellCommands(text: string): Command[] {
  const commands: Command[] = [];
  let words: string[] = [];
  let leftOut: string[] = [];
  let open: string | undefined;
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0 || leftOut.length > 0) commands.push({ words, leftOut, ...(open && { open }) });
    [words, leftOut, open] = [[], [], undefined];
  };
  let at = 0;
  while (at < text.length) {
    const piece = pieceAt(text, at, word === undefined);
    at = piece.end;
    if (piece.text !== undefined) word = (word ?? '') + piece.text;
    if (piece.leftOut !== undefined) leftOut.push(piece.leftOut);
    open = piece.open ?? open;
    if (piece.ends === 'word') endWord();
    if (piece.ends === 'command') endCommand();
  }
  endCommand();
  return commands;
}

/** What stands at an offset, and what it does. */
interface Piece {
  readonly end: number;
  /** Joins the word. */
  readonly text?: string;
  readonly ends?: 'word' | 'command';
  readonly leftOut?: string;
  readonly open?: string;
}

type Reader = (text: string, at: number) => Piece;

const endOfCommand: Reader = (_, at) => ({ end: at + 1, ends: 'command' });

/** What begins with a character that is special to a shell. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['\\', escapeAt],
  ["'", singleQuoted],
  ['"', doubleQuoted],
  ['$', dollarAt],
  ['`', expansionAt],
  ['<', redirection],
  ['>', redirection],
  ...['\n', ';', '|', '&', '(', ')'].map((mark) => [mark, endOfCommand] as const),
]);

function pieceAt(text: string, at: number, isStart: boolean): Piece {
  const character = text[at] ?? '';
  const read = readers.get(character);
  if (read) return read(text, at);
  if (/\s/.test(character)) return { end: at + 1, ends: 'word' };
  if (character === '#' && isStart) return { end: lineEnd(text, at) };
  const plain = matchAt(/[^\s\\'"$`;|&()<>]+/y, text, at)?.[0] ?? character;
  return { end: at + plain.length, text: plain };
}

function dollarAt(text: string, at: number): Piece {
  const next = text[at + 1];
  if (next === "'") return ansiQuoted(text, at);
  return next === '"' ? doubleQuoted(text, at + 1) : expansionAt(text, at);
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** A line that ends in a backslash goes on in the next one; any other character stands for itself. */
function escapeAt(text: string, at: number): Piece {
  const line = matchAt(/\\\r?\n/y, text, at);
  if (line) return { end: at + line[0].length };
  const character = matchAt(/[\s\S]/uy, text, at + 1)?.[0] ?? '';
  return { end: at + 1 + character.length, ...(character && { text: character }) };
}

function singleQuoted(text: string, at: number): Piece {
  const close = text.indexOf("'", at + 1);
  if (close === -1) return { end: text.length, text: text.slice(at + 1), open: "'" };
  return { end: close + 1, text: text.slice(at + 1, close) };
}

function doubleQuoted(text: string, start: number): Piece {
  let value = '';
  let leftOut: string | undefined;
  for (let at = start + 1; at < text.length; ) {
    if (text[at] === '"') return { end: at + 1, text: value, ...(leftOut !== undefined && { leftOut }) };
    const piece = pieceInQuotes(text, at);
    value += piece.text ?? '';
    leftOut = piece.leftOut ?? leftOut;
    at = piece.end;
  }
  return { end: text.length, text: value, open: '"' };
}

/** Inside, a backslash stands for itself but before `$`, a backquote, `"`, itself and the end of a line. */
function pieceInQuotes(text: string, at: number): Piece {
  const character = text[at] ?? '';
  const escaped = matchAt(/\\(?:\r?\n|[$`"\\])/y, text, at)?.[0];
  if (escaped !== undefined) {
    return { end: at + escaped.length, text: escaped.endsWith('\n') ? '' : escaped.slice(1) };
  }
  if (character === '$' || character === '`') return expansionAt(text, at);
  const run = matchAt(/[^"\\$`]+/y, text, at)?.[0] ?? character;
  return { end: at + run.length, text: run };
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `$'...'` with the escapes of C (POSIX.1-2024, 2.2.4). */
function ansiQuoted(text: string, start: number): Piece {
  const quoted = /\$'((?:\\[\s\S]|[^'\\])*)('?)/y;
  const [whole = "$'", inside = '', close = ''] = matchAt(quoted, text, start) ?? [];
  const value = inside.replace(
    /\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (_, short, long, hex, octal, other: string | undefined) => {
      if (other !== undefined) return escapes[other] ?? (/[\\'"?]/.test(other) ? other : `\\${other}`);
      const code =
        octal === undefined ? Number.parseInt(short ?? long ?? hex, 16) : Number.parseInt(octal, 8);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
  return { end: start + whole.length, text: value, ...(close === '' && { open: "$'" }) };
}

/** `$NAME` is a variable of a collection; what a shell would run or compute is left out. */
function expansionAt(text: string, at: number): Piece {
  const found = matchAt(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/y, text, at);
  if (found) return { end: at + found[0].length, text: `{{${found[1] ?? found[2]}}}` };
  const end =
    text[at] === '`'
      ? closing(text, at, '`')
      : /^\$[({]/.test(text.slice(at, at + 2))
        ? closingBracket(text, at + 1)
        : at;
  if (end === at) return { end: at + 1, text: '$' };
  return { end, text: '', leftOut: text.slice(at, end) };
}

function closing(text: string, at: number, mark: string): number {
  const close = text.indexOf(mark, at + 1);
  return close === -1 ? text.length : close + 1;
}

function closingBracket(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if ('({'.includes(text[at] ?? '')) depth++;
    else if (')}'.includes(text[at] ?? '') && --depth === 0) return at + 1;
  }
  return text.length;
}

function redirection(text: string, at: number): Piece {
  const [found = '<'] = matchAt(/[<>]{1,3}[&|]?[ \t]*[^\s;|&()<>]*/y, text, at) ?? [];
  return { end: at + found.length, ends: 'word', leftOut: found };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
