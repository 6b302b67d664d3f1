import { Code, keepBreaks } from './code.ts';

/** How one language writes text inside one kind of literal. */
export interface LiteralRules {
  readonly open: string;
  readonly close: string;
  /** Characters with a spelling of their own, the quote and the escape character among them. */
  readonly escapes: Readonly<Record<string, string>>;
  /** Spelling of a code point that may not stand as itself. */
  readonly codePoint: (value: number) => string;
  /** Which characters may not stand as themselves, where that is more than the usual ones. */
  readonly forbidden?: RegExp;
  /** Changes the finished inside, for rules about neighbours. */
  readonly mend?: (inside: string) => string;
  /** Changes the end of the whole inside, where it could meet what closes the literal. */
  readonly end?: (inside: string) => string;
  /** Set where the literal may span lines: line feeds stand as themselves. */
  readonly keepsBreaks?: true;
}

/** Controls, format and bidi characters, unassigned ones, and every space but the ordinary one. */
const unsafe = /[\p{C}\p{Z}]/u;

/**
 * Makes the literal of a language: quoting and escaping are one operation.
 * A lone surrogate becomes U+FFFD, as every UTF-8 encoder sends it.
 */
export function literal(rules: LiteralRules): (text: string) => Code {
  const spell = spelling(rules);
  const end = rules.end ?? unchanged;
  return (text) => new Code(rules.open + end(spell(text)) + rules.close);
}

/** Makes the literal that expressions stand in, between `before` and `after`. */
export function interpolation(
  rules: LiteralRules,
  before: string,
  after: string,
): (pieces: readonly (string | Code)[]) => Code {
  const spell = spelling(rules);
  const end = rules.end ?? unchanged;
  return (pieces) => {
    const inside = pieces.map((piece) =>
      typeof piece === 'string' ? spell(piece) : before + piece.raw + after,
    );
    return new Code(rules.open + end(inside.join('')) + rules.close);
  };
}

const unchanged = (inside: string) => inside;

/** Whether a text has more double quotes than single ones, so that single ones around it need fewer escapes. */
export function wantsSingleQuotes(text: string): boolean {
  return text.includes('"') && text.split('"').length > text.split("'").length;
}

function spelling(rules: LiteralRules): (text: string) => string {
  const escapes = new Map(Object.entries(rules.escapes));
  const mend = rules.mend ?? unchanged;
  const isUnusual = (text: string) => unsafe.test(text) || (rules.forbidden?.test(text) ?? false);
  const spell = (character: string) => {
    const own = escapes.get(character);
    if (own !== undefined) return own;
    if (character === ' ' || (character === '\n' && rules.keepsBreaks)) return character;
    if (!isUnusual(character)) return character;
    return rules.codePoint(character.codePointAt(0) ?? 0);
  };
  let ascii: AsciiSpellings | undefined;
  const spellOthers = (run: string) =>
    isUnusual(run) ? run.replace(/\p{Surrogate}/gu, '\ufffd').replace(/./gsu, spell) : run;
  return (text) => {
    ascii ??= asciiSpellings(spell);
    const inside = mend(spellRuns(text, ascii, spellOthers));
    return rules.keepsBreaks ? keepBreaks(inside) : inside;
  };
}

/** How each character of ASCII is spelled; undefined where it stands as itself. */
type AsciiSpellings = readonly (string | undefined)[];

function asciiSpellings(spell: (character: string) => string): AsciiSpellings {
  return Array.from({ length: 0x80 }, (_, value) => {
    const character = String.fromCharCode(value);
    const spelled = spell(character);
    return spelled === character ? undefined : spelled;
  });
}

/** Spells what is ASCII by the table, and each stretch of other characters as a whole: most stand as they are. */
function spellRuns(text: string, ascii: AsciiSpellings, spellOthers: (run: string) => string): string {
  let spelled = '';
  let done = 0;
  let index = 0;
  while (index < text.length) {
    const start = index;
    const unit = text.charCodeAt(start);
    index = unit < 0x80 ? start + 1 : endOfOthers(text, start);
    const own = unit < 0x80 ? ascii[unit] : spellOthers(text.slice(start, index));
    if (own === undefined) continue;
    spelled += text.slice(done, start) + own;
    done = index;
  }
  return done === 0 ? text : spelled + text.slice(done);
}

/** Where the stretch of characters outside of ASCII ends. */
function endOfOthers(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) >= 0x80) end++;
  return end;
}

/**
 * Whether a text reads better over several lines: it has some, every character is printable,
 * and no line ends in a blank that an editor could take away.
 */
export function isLongText(text: string): boolean {
  return text.includes('\n') && /[^\n]\n[^\n]/.test(text) && !/[^\n\P{C}]|[^\n \P{Z}]| (?:\n|$)/u.test(text);
}

/**
 * A text that stands as it is between two marks. The caller has checked that nothing in it ends the literal.
 * A line break in a mark is one of the program, behind which the indent goes on; only those of the text are kept.
 */
export function rawLiteral(open: string, text: string, close: string): Code {
  return new Code(open + keepBreaks(text) + close);
}

/** Lowercase hexadecimal, padded with zeros. */
export function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}

/** The UTF-8 of a code point, each byte as a backslash and three octal digits: no digit can run on. */
export function octalUtf8(value: number): string {
  return Array.from(new TextEncoder().encode(String.fromCodePoint(value)), octalByte).join('');
}

/** A backslash and three octal digits. */
export function octalByte(value: number): string {
  return `\\${value.toString(8).padStart(3, '0')}`;
}
