import { Code } from './code.ts';
import { isPrintable } from './printable.ts';

/**
 * Makes line comments of a text from a collection: one comment line for each line of it.
 *
 * Whatever could end the comment or mislead its reader (line separators, controls, bidi marks) becomes a space.
 * A backslash or `??/` at the end of a line would join the next one in C, so a trailing one gets a stop behind it.
 */
export function lineComment(mark: string): (text: string) => Code {
  return (text) =>
    new Code(
      isPrintable(text)
        ? commentLine(mark, text)
        : text
            .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
            .map((line) => commentLine(mark, line.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')))
            .join('\n'),
    );
}

function commentLine(mark: string, text: string): string {
  const line = `${mark} ${text}`.trimEnd();
  return line.endsWith('\\') || line.endsWith('??/') ? `${line}.` : line;
}
