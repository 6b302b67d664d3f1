import { Code, keepBreaks } from './code.ts';

/**
 * A message as the text of a program: its head, one character for each byte, and its body, which is UTF-8.
 * A byte of the head outside ASCII becomes a character from U+DC80 to U+DCFF, so that it is a byte again in the file.
 */
export function messageText(head: string, body: Uint8Array): Code {
  const ascii = head.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
  return new Code(keepBreaks(ascii + new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)));
}
