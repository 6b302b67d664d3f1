/**
 * Lines of escaped HTML for a text that differs a little from the one that was painted: a line that is still there keeps
 * its colours, and one that changed keeps them around the change. The text is always the new one, whatever becomes of
 * the colours.
 */
export function repaint(painted: readonly string[], text: string): readonly string[] {
  const before = painted.map(textOfHtml);
  const after = text.replace(/\n$/, '').split('\n');
  const { start, end } = sharedEnds(before, after);
  const areAsMany = before.length === after.length;
  return after.map((line, index) => {
    if (index < start) return painted[index] ?? '';
    if (index >= after.length - end) return painted[index - after.length + before.length] ?? '';
    return areAsMany ? repaintLine(painted[index] ?? '', before[index] ?? '', line) : escapeText(line);
  });
}

/** Writes what is new into the mark in which the change begins, and takes what is gone out of all of them. */
function repaintLine(painted: string, before: string, after: string): string {
  const { start, end } = wholeCharacters(before, sharedEnds(before.split(''), after.split('')));
  const behind = before.length - end;
  const fresh = escapeText(after.slice(start, after.length - end));
  const pieces = piecesOf(painted);
  const owner = pieces.findIndex(({ to }) => start < to);
  const last = pieces.length - 1;
  return pieces
    .map(({ tag, text, from }, index) => {
      const kept = escapeText(text.slice(0, Math.max(0, start - from)));
      const rest = escapeText(text.slice(Math.max(0, behind - from)));
      return tag + kept + (index === (owner < 0 ? last : owner) ? fresh : '') + rest;
    })
    .join('');
}

/** The texts of a line of HTML, each with the tag before it and its place in the whole text. */
function piecesOf(html: string) {
  let to = 0;
  return Array.from(html.matchAll(/(<[^>]*>|^)([^<]*)/g), ([, tag = '', escaped = '']) => {
    const text = unescapeText(escaped);
    const from = to;
    to += text.length;
    return { tag, text, from, to };
  });
}

/** How many entries two lists share at their beginning, and how many of the others at their end. */
function sharedEnds(before: readonly string[], after: readonly string[]): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end };
}

/** A character of two code units is not cut. */
function wholeCharacters(text: string, { start, end }: { start: number; end: number }) {
  const isHigh = (at: number) => /[\ud800-\udbff]/.test(text.charAt(at));
  return {
    start: start > 0 && isHigh(start - 1) ? start - 1 : start,
    end: end > 0 && isHigh(text.length - end - 1) ? end - 1 : end,
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const unescapes: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** For text between tags, not for attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? '');
}

function unescapeText(escaped: string): string {
  return escaped.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => unescapes[name] ?? '');
}

function textOfHtml(html: string): string {
  return unescapeText(html.replace(/<[^>]*>/g, ''));
}
