import { raw } from 'hono/html';
import { byteLines } from '../text/byte-lines.ts';
import { scrolled } from './scrolled.ts';

interface BytesProps {
  readonly title: string;
  readonly note: string;
  readonly bytes: Uint8Array;
  /** How many there were, where fewer were kept. */
  readonly size?: number;
  /** At most so many are shown. */
  readonly maximum?: number | undefined;
}

/** Bytes in a frame with a caption: what cannot be seen stands as an escape. */
export const Bytes = ({ title, note, bytes, size = bytes.length, maximum }: BytesProps) => {
  const { html, hidden } = byteLines(bytes, maximum);
  const more = hidden + size - bytes.length;
  return (
    <figure class="raw bytes">
      <figcaption>
        <b>{title}</b>
        <span>{note}</span>
      </figcaption>
      <pre class="wrap" {...scrolled(title)}>
        {raw(html)}
      </pre>
      {more > 0 && <p class="small cut">and {more} more bytes</p>}
    </figure>
  );
};
