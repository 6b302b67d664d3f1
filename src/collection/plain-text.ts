const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};

/** Other words between angle brackets are placeholders, which stay. */
const htmlTag =
  /<\/?(?:a|abbr|b|blockquote|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>/gi;

/** Only the beginning of a description matters; long ones are whole pages. */
const longestRead = 2000;
const longestSentence = 200;

/** The first sentence of Markdown with HTML, as plain text on one line; empty where there is none. */
export function plainSentence(description: string): string {
  const text = plainText(description.slice(0, longestRead))
    .replace(/^(?:\((?:required|optional)\)\s*)+/i, '')
    .replace(/^(?:required|optional)\s*[:.]\s+/i, '');
  const end = /[.!?](?=\s+[\p{Lu}\p{N}*"'(]|$)/u.exec(maskAbbreviations(text));
  const sentence = end ? text.slice(0, end.index + 1) : text;
  return sentence.length > longestSentence ? `${sentence.slice(0, longestSentence).trimEnd()}...` : sentence;
}

/** Markdown with HTML as plain text on one line: without tags, link targets and marks. */
export function plainText(markdown: string): string {
  const text = markdown
    .replace(/<br\s*\/?>|<\/?p>/gi, ' ')
    .replace(htmlTag, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(\*\*|__|`|~~)/g, '')
    .replace(/(^|\s)\*(\S[^*\n]*)\*(?=\s|[.,;:!?]|$)/g, '$1$2')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+])\s+/gm, '')
    .replace(
      /&(#?\w+);/g,
      (written, name: string) => (Object.hasOwn(entities, name) ? entities[name] : written) ?? '',
    );
  return oneLine(text);
}

/** The same text with one space for every run of white space, controls and marks that nobody sees. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

/** The same length, so that offsets agree: the stop of `e.g.` ends no sentence. */
function maskAbbreviations(text: string): string {
  return text.replace(/\b(?:e\.g|i\.e|etc|vs|cf)\./gi, (found) => '_'.repeat(found.length));
}
