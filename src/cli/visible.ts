/**
 * Control characters (but for the tab), line and paragraph separators, lone surrogates, and the characters that
 * reorder or hide text: bidirectional marks and embeddings (Unicode TR 9), zero-width space, word joiner, byte order mark.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\n-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Text of a collection for a terminal: on one line, and without power over the terminal. `<U+001B>` stands for an escape. */
export function visible(text: string): string {
  return text.replace(
    unseen,
    (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/** The same for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split(/\r?\n/).map(visible).join('\n');
}
