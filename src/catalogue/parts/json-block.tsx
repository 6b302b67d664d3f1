import { raw } from 'hono/html';
import { jsonNote, moreLines } from '../item/shown-program.ts';
import { CopyButton } from './listing.tsx';
import { scrolled } from './scrolled.ts';

export interface JsonBlockProps {
  /** Escaped HTML, one entry for each line. */
  readonly lines: readonly string[];
  /** Whether no value of the reader's is written into it. */
  readonly isAsGiven: boolean;
  /** Characters of the whole. */
  readonly length: number;
  /** Where the whole is, as a file. */
  readonly file: string;
  /** Lines that the page leaves out. */
  readonly hidden: number;
}

/** The item as the collection has it, with the reader's values: same keys, same order, nothing left out. */
export const JsonBlock = ({ lines, length, isAsGiven, file, hidden }: JsonBlockProps) => (
  <details class="json wide">
    <summary>
      <h2>Postman Collection Item JSON</h2>{' '}
      <span class="small" id="json-note">
        {jsonNote(length, isAsGiven)}
      </span>
    </summary>
    <div class="toolbar">
      <span id="json-text-cut" hidden={hidden === 0}>
        {moreLines(hidden)}
      </span>
      <span class="tools">
        {hidden === 0 && <CopyButton of="json-text" />}
        <a class="button quiet" href={file} download="item.json">
          Download as documented
        </a>
      </span>
    </div>
    <pre {...scrolled('Item JSON')}>
      <code id="json-text">{raw(lines.join('\n'))}</code>
    </pre>
  </details>
);
