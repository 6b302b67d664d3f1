/** Stands for a line break inside a long literal, where an indent would change the text. */
const keptBreak = '\0~';

/** Stands for a NUL, which begins both marks. Literals escape theirs; only a text that is a whole program has one. */
const keptNul = '\0-';

/** Program text that is safe to place in a program. Only `src/print` makes one out of plain text. */
export class Code {
  // Private, so that no other object has the shape of Code by accident.
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Text for a hole: line breaks of long literals are still marked. */
  get raw(): string {
    return this.#text;
  }

  /** The finished text. */
  toString(): string {
    return this.#text.replaceAll(keptBreak, '\n').replaceAll(keptNul, '\0');
  }
}

/** What a hole accepts. A plain string is missing on purpose: pass it through a literal. */
export type Hole = Code | readonly Code[] | number | undefined;

interface Line {
  /** The literal text around the holes of this line; one more than there are holes. */
  readonly pieces: readonly string[];
  readonly indent: string;
  /** Nothing but holes and white space: the line goes away when all its holes are empty. */
  readonly onlyHoles: boolean;
}

const templates = new WeakMap<TemplateStringsArray, readonly Line[]>();

/**
 * Template tag for program text: the shape in the source file is the shape in the program.
 *
 * The common indent goes away, a hole with several lines keeps the indent of its line, an array
 * becomes one line for each entry, and a line with only empty holes disappears. Backslashes stay as written,
 * except the two that a template literal itself asks for, before a backtick and before `\${`.
 *
 * @example
 * code`
 *   request = ${python.text('GET')}
 *   ${headers.map((header) => code`request.add(${header})`)}
 * `
 */
export function code(strings: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  let lines = templates.get(strings);
  if (!lines) {
    lines = parse(strings.raw);
    templates.set(strings, lines);
  }
  const printed: string[] = [];
  let next = 0;
  for (const line of lines) {
    const end = next + line.pieces.length - 1;
    const texts = holes.slice(next, end).map(holeText);
    next = end;
    if (!(line.onlyHoles && texts.every((text) => text === ''))) printed.push(printLine(line, texts));
  }
  return new Code(printed.join('\n'));
}

/** Joins pieces on one line, for argument lists and the like. */
export function join(pieces: readonly Code[], separator: Code): Code {
  return new Code(pieces.map((piece) => piece.raw).join(separator.raw));
}

/** A program's own line breaks, kept as they are inside a long literal. */
export function keepBreaks(text: string): string {
  return text.replaceAll('\0', keptNul).replaceAll('\n', keptBreak);
}

function printLine({ pieces, indent }: Line, texts: readonly string[]): string {
  let line = pieces[0] ?? '';
  for (const [index, text] of texts.entries()) line += indentRest(text, indent) + pieces[index + 1];
  return line;
}

function holeText(hole: Hole): string {
  if (hole === undefined) return '';
  if (hole instanceof Code) return hole.raw;
  if (typeof hole === 'number') return String(hole);
  return hole.map((piece) => piece.raw).join('\n');
}

/** Blank lines stay blank. */
function indentRest(text: string, indent: string): string {
  return indent === '' ? text : text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

function parse(raw: readonly string[]): readonly Line[] {
  // A NUL cannot stand in a template's raw text of ours, so it can mark the holes.
  const lines = raw
    .join('\0')
    .replace(/\\(`|\$\{)/g, '$1')
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => indentOf(line).length);
  const common = raw.join('').includes('\n') ? Math.min(...indents) : 0;
  return lines.map((line) => {
    const text = line.slice(common);
    const pieces = text.split('\0');
    return { pieces, indent: indentOf(text), onlyHoles: pieces.length > 1 && pieces.join('').trim() === '' };
  });
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** A backslash at the end of a line or a template, where a template literal could not hold it. */
export const backslash = new Code('\\');
