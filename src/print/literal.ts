import { Code, keepBreaks } from './code.ts';

/** How one language writes text between quotes. */
export interface QuoteRules {
  /** What opens and closes the literal. */
  readonly quote: '"' | "'";
  /** Characters that need their own spelling, beside the quote and the backslash. */
  readonly escapes: Readonly<Record<string, string>>;
  /** Spelling of a code point that may not stand as itself. Lone surrogates come here too. */
  readonly codePoint: (value: number) => string;
  /** Which characters may not stand as themselves, where the language forbids more than the usual ones. */
  readonly forbidden?: RegExp;
}

/** Controls, format and bidi characters, unassigned ones, surrogates, and every space but the ordinary one. */
const unsafe = /[\p{C}\p{Z}]/u;

/** Makes the string literal of a language. The result never holds a line break. */
export function stringLiteral(rules: QuoteRules): (text: string) => Code {
  const escapes = new Map([
    ['\\', '\\\\'],
    [rules.quote, `\\${rules.quote}`],
    ...Object.entries(rules.escapes),
  ]);
  const spell = (character: string) => {
    const own = escapes.get(character);
    if (own !== undefined) return own;
    const isPlain =
      character === ' ' || !(unsafe.test(character) || (rules.forbidden?.test(character) ?? false));
    return isPlain ? character : rules.codePoint(character.codePointAt(0) ?? 0);
  };
  return (text) => new Code(rules.quote + Array.from(text, spell).join('') + rules.quote);
}

/** A literal over several lines; its lines keep their own indent. The caller has checked that the text qualifies. */
export function longLiteral(open: string, text: string, close: string): Code {
  return new Code(open + keepBreaks(text) + close);
}

/** Whether a text may stand in a long literal as it is: printable, with line feeds only, and no trailing blanks. */
export function isLongText(text: string): boolean {
  return (
    text.includes('\n') && !/[^\n\P{C}]|[^\n \P{Z}]/u.test(text) && !/ \n/.test(text) && !text.endsWith(' ')
  );
}

/** Lowercase hexadecimal, padded with zeros. */
export function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
