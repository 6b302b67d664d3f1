/** A program as numbered lines of HTML, each with an address of its own; those that an input writes are marked. */
export function listingHtml(lines: readonly string[], marked: ReadonlySet<number>): string {
  return lines
    .map(
      (line, index) =>
        `<span class="${lineClass(index, marked)}" id="L${index + 1}">${lineContent(line)}</span>`,
    )
    .join('');
}

/** The class of a line, counted from 0. */
export function lineClass(index: number, marked: ReadonlySet<number>): string {
  return marked.has(index + 1) ? 'line input' : 'line';
}

/** A line of a listing with its end, so that what is selected has lines too. */
export function lineContent(line: string): string {
  return `${line}\n`;
}
