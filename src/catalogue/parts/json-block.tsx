import { raw } from 'hono/html';
import { CopyButton } from './listing.tsx';
import { scrolled } from './scrolled.ts';

export interface JsonBlockProps {
  /** Escaped HTML, one entry for each line. */
  readonly lines: readonly string[];
  /** Characters of the whole. */
  readonly length: number;
  /** Where the whole is, as a file. */
  readonly file: string;
  /** Lines that the page leaves out. */
  readonly hidden: number;
}

/** The item as the collection has it: same keys, same order, nothing left out. */
export const JsonBlock = ({ lines, length, file, hidden }: JsonBlockProps) => (
  <details class="json wide">
    <summary>
      <h2>Postman Collection Item JSON</h2>{' '}
      <span class="small">as given, {(length / 1000).toFixed(1)} kB</span>
    </summary>
    <div class="toolbar">
      {hidden > 0 && <span>{hidden} more lines are in the file.</span>}
      <span class="tools">
        {hidden === 0 && <CopyButton of="json-text" />}
        <a class="button quiet" href={file} download="item.json">
          Download
        </a>
      </span>
    </div>
    <pre {...scrolled('Item JSON')}>
      <code id="json-text">{raw(lines.join('\n'))}</code>
    </pre>
  </details>
);
