import { type Code, code, join } from './code.ts';
import { isPrintable } from './printable.ts';

/**
 * A list in brackets: on one line where it takes at most `room` columns, else an item a line, each with a comma.
 * So black and prettier write it, whatever the length of the texts in it.
 */
export function arrange(
  open: Code,
  items: readonly Code[],
  close: Code,
  room: number,
  indent: 2 | 4 = 2,
): Code {
  const line = code`${open}${join(items, code`, `)}${close}`;
  if (columns(line) <= room) return line;
  const lines = items.map((item) => code`${item},`);
  if (indent === 2) {
    return code`
      ${open}
        ${lines}
      ${close}
    `;
  }
  return code`
    ${open}
        ${lines}
    ${close}
  `;
}

/** The columns that program text takes; more than any line has where it has several lines. */
export function columns(text: Code): number {
  // A mark of a kept line break is not printable.
  if (isPrintable(text.raw)) return text.raw.length;
  const line = text.toString();
  if (line.includes('\n')) return Number.POSITIVE_INFINITY;
  return (
    line.length + (line.match(wide)?.length ?? 0) - (line.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0)
  );
}

/** Characters of two columns (Unicode Standard Annex 11, wide and fullwidth), as nearly as properties tell. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/gu;
