import { raw } from 'hono/html';
import { escapedLines } from '../text/highlight.ts';
import { listingHtml } from '../text/listing-html.ts';
import { scrolled } from './scrolled.ts';
import { Icon } from './wire-mark.tsx';

interface CopyButtonProps {
  readonly of: string;
  readonly text?: string;
  /** The key that presses it, and what the list of keys says of it. */
  readonly shortcut?: { readonly key: string; readonly says: string };
}

/** Copies the text of an element; hidden until the script of the page shows it. */
export const CopyButton = ({ of, text = 'Copy', shortcut }: CopyButtonProps) => (
  <button
    type="button"
    class="quiet"
    data-copy={of}
    data-shortcut={shortcut?.key}
    data-says={shortcut?.says}
    hidden
  >
    <Icon name="copy" />
    {text}
  </button>
);

/** Breaks long lines of a listing, or lets them run; hidden until the script of the page shows it. */
export const WrapButton = ({ of }: { of: string }) => (
  <button type="button" class="quiet" data-wrap={of} aria-pressed="false" hidden>
    Wrap
  </button>
);

export interface ListingProps {
  readonly id: string;
  readonly label: string;
  /** Escaped HTML, one entry for each line. */
  readonly lines: readonly string[];
  /** Lines that an input writes, counted from 1. */
  readonly marked: ReadonlySet<number>;
}

/** A program with numbered lines, each with an address of its own. */
export const Listing = ({ id, label, lines, marked }: ListingProps) => (
  <pre class="listing" {...scrolled(label)}>
    <code id={id}>{raw(listingHtml(lines, marked))}</code>
  </pre>
);

/** A text as it is, in a frame with a caption. */
export const Raw = ({
  title,
  note,
  text,
  label,
  class: className = '',
}: {
  title: string;
  note?: string | undefined;
  text: string;
  label: string;
  class?: string;
}) => (
  <figure class={`raw ${className}`.trim()}>
    <figcaption>
      <b>{title}</b>
      {note && <span>{note}</span>}
    </figcaption>
    <pre class="wrap" {...scrolled(label)}>
      {raw(escapedLines(text).join('\n'))}
    </pre>
  </figure>
);
