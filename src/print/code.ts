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
    const text = this.#text;
    return text.includes('\0') ? text.replaceAll(keptBreak, '\n').replaceAll(keptNul, '\0') : text;
  }
}

/** What a hole accepts. A plain string is missing on purpose: pass it through a literal. */
export type Hole = Code | readonly Code[] | number | undefined;

/** Lines that are printed together, or one line that may go away. */
interface Block {
  /** The literal text around the holes; one more than there are holes. */
  readonly pieces: readonly string[];
  /** What stands before each further line of a hole: a line break, and the indent of the line that the hole is in. */
  readonly breaks: readonly string[];
  /** One line with nothing but holes and white space: it goes away when all its holes are empty. */
  readonly onlyHoles: boolean;
}

/** A template is parsed once, however often it is printed; one without holes is its own text. */
const templates = new WeakMap<TemplateStringsArray, readonly Block[] | Code>();

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
  let template = templates.get(strings);
  if (!template) {
    const blocks = parse(strings.raw);
    template = strings.length === 1 ? printBlocks(blocks, []) : blocks;
    templates.set(strings, template);
  }
  return template instanceof Code ? template : printBlocks(template, holes);
}

/** Joins pieces on one line, for argument lists and the like. */
export function join(pieces: readonly Code[], separator: Code): Code {
  return new Code(joinTexts(pieces, separator.raw));
}

/** A program's own line breaks, kept as they are inside a long literal. */
export function keepBreaks(text: string): string {
  return text.replaceAll('\0', keptNul).replaceAll('\n', keptBreak);
}

function printBlocks(blocks: readonly Block[], holes: readonly Hole[]): Code {
  let printed = '';
  let isFirst = true;
  let next = 0;
  for (const { pieces, breaks, onlyHoles } of blocks) {
    let text = pieces[0] ?? '';
    let isEmpty = onlyHoles;
    for (let index = 0; index < breaks.length; index++) {
      const hole = holeText(holes[next++]);
      if (hole !== '') isEmpty = false;
      text += indentRest(hole, breaks[index] ?? '') + pieces[index + 1];
    }
    if (isEmpty) continue;
    printed = isFirst ? text : `${printed}\n${text}`;
    isFirst = false;
  }
  return new Code(printed);
}

function holeText(hole: Hole): string {
  if (hole === undefined) return '';
  if (hole instanceof Code) return hole.raw;
  if (typeof hole === 'number') return String(hole);
  return joinTexts(hole, '\n');
}

function joinTexts(pieces: readonly Code[], separator: string): string {
  let joined = pieces[0]?.raw ?? '';
  for (let index = 1; index < pieces.length; index++) joined += separator + pieces[index]?.raw;
  return joined;
}

/** Blank lines stay blank. */
function indentRest(text: string, lineBreak: string): string {
  if (lineBreak === '\n' || !text.includes('\n')) return text;
  return text.replace(/\n(?=[^\n])/g, lineBreak);
}

function parse(raw: readonly string[]): readonly Block[] {
  // A NUL cannot stand in a template's raw text of ours, so it can mark the holes.
  const lines = raw
    .join('\0')
    .replace(/\\(`|\$\{)/g, '$1')
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => indentOf(line).length);
  const common = raw.join('').includes('\n') ? Math.min(...indents) : 0;
  const blocks = lines.map((line) => parseLine(line.slice(common)));
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last && !last.onlyHoles && !block.onlyHoles) joined[joined.length - 1] = joinBlocks(last, block);
    else joined.push(block);
  }
  return joined;
}

function parseLine(line: string): Block {
  const pieces = line.split('\0');
  const breaks = pieces.slice(1).map(() => `\n${indentOf(line)}`);
  return { pieces, breaks, onlyHoles: breaks.length > 0 && pieces.join('').trim() === '' };
}

function joinBlocks(one: Block, other: Block): Block {
  const [first = '', ...rest] = other.pieces;
  return {
    pieces: [...one.pieces.slice(0, -1), `${one.pieces.at(-1)}\n${first}`, ...rest],
    breaks: [...one.breaks, ...other.breaks],
    onlyHoles: false,
  };
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** A backslash at the end of a line or a template, where a template literal could not hold it. */
export const backslash = new Code('\\');
