/** A member's name as a token of a JSON pointer (RFC 6901 section 3). Asked of nearly every part of a document. */
export function pointerToken(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
