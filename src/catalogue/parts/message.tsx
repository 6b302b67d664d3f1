import { raw } from 'hono/html';
import { byteLines } from '../text/byte-lines.ts';
import { scrolled } from './scrolled.ts';

interface MessageProps {
  readonly title: string;
  readonly note?: string | undefined;
  readonly text: string;
  readonly label: string;
  /** Of the text itself. */
  readonly id?: string;
  readonly class?: string;
}

/** A message in a frame with a caption. What cannot be seen stands as an escape: nobody is to be misled by it. */
export const Message = ({ title, note, text, label, id, class: className = '' }: MessageProps) => (
  <figure class={`raw bytes ${className}`.trim()}>
    <figcaption>
      <b>{title}</b>
      {note && <span>{note}</span>}
    </figcaption>
    <pre class="wrap" id={id} {...scrolled(label)}>
      <Visible text={text} />
    </pre>
  </figure>
);

/** Text that was made elsewhere, so that different texts look different. */
export const Visible = ({ text }: { text: string }) =>
  raw(byteLines(Buffer.from(text), Number.POSITIVE_INFINITY).html);
