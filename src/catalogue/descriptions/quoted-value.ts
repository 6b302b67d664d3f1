/**
 * A value that a sentence sets apart from its own words: `a`, **a**, "a" or 'a'. Source of a regular expression with
 * one group for each.
 */
export const quotedValue = [
  '`([^`<>\\n]{1,80})`',
  '\\*\\*([^*<>\\n]{1,80})\\*\\*',
  '"([^"<>\\n]{1,80})"',
  "'([^'<>\\n]{1,80})'",
].join('|');

/** The one group that took part in a match, without the stop that some writers leave inside the quotes. */
export function quotedText(groups: readonly (string | undefined)[]): string {
  const value = groups.find((group) => group !== undefined) ?? '';
  return value.trim().replace(/(?<=[^.])[.,]$/, '');
}
