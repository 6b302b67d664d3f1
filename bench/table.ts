/** What the parts of the page are written with, as Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map((_, index) => (index === 0 ? '---' : '--:'))) + rows.map(line).join('');
}

export function thousands(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
