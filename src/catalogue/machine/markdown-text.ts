import { brief } from '../text/brief.ts';

/** Text of a collection inside Markdown (CommonMark 0.31, GFM): each function is the encoder of one place. */

/** Inside a line of ours, as nothing but text. Breaks and what no eye sees become spaces. */
export function inline(text: string, maximum = 300): string {
  return brief(oneLine(text), maximum).replace(/[\\`*_[\]<>&|~#$]/g, String.raw`\$&`);
}

/** Inside a line, as code. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === '') return '(empty)';
  const mark = '`'.repeat(longestRun(line) + 1);
  // A space at both ends is taken off again (section 6.1): it parts the text from the marks.
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${mark}${space}${line}${space}${mark}`;
}

/** A block of exactly this text, which cannot close it. `language` is a word of ours. */
export function fence(text: string, language = ''): string {
  const mark = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${mark}${language}\n${text.replace(/\n$/, '')}\n${mark}`;
}

/**
 * Markdown of a collection as it is, in a quotation: what it leaves open (a fence, a tag, a list) ends with the quotation,
 * and its headings are none of ours.
 */
export function quotation(text: string): string {
  const lines = text.trim().split(/\r\n|\r|\n/);
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** A link to an address of ours. */
export function link(text: string, address: string): string {
  const plain = address.replace(/[ ()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${inline(text) || '(no name)'}](${plain})`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ').trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
