/** The states of a proof, each with a shape of its own. */
export type Mark = 'ran' | 'limited' | 'target' | 'unproven' | 'standin' | 'failed';

/** Program, wire, recorder. */
export const WireMark = ({ mark }: { mark: Mark }) => (
  <svg class="wire" aria-hidden="true">
    <use href={`#mark-${mark}`} />
  </svg>
);

/** The shapes of the marks and icons, once for each page. */
export const Sprite = () => (
  <svg class="sprite" aria-hidden="true" focusable="false">
    <symbol id="mark-ran" viewBox="0 0 52 20">
      <circle class="dot" cx="4" cy="10" r="3" />
      <path d="M7 10h9M36 10h9" />
      <circle cx="26" cy="10" r="8.5" />
      <path d="m22 10.3 3 3 5.2-6" />
      <circle class="dot" cx="48" cy="10" r="3" />
    </symbol>
    <symbol id="mark-limited" viewBox="0 0 52 20">
      <circle class="dot" cx="4" cy="10" r="3" />
      <path d="M7 10h9M36 10h9" />
      <circle cx="26" cy="10" r="8.5" />
      <path d="M21.6 11.2c1.4-2.6 3-2.6 4.4-1.2s3 1.4 4.4-1.2" />
      <circle cx="48" cy="10" r="2.4" />
    </symbol>
    <symbol id="mark-target" viewBox="0 0 52 20">
      <circle class="dot" cx="4" cy="10" r="3" />
      <path d="M7 10h9M36 10h3M42.5 10h1" />
      <circle cx="26" cy="10" r="8.5" />
      <circle class="dot" cx="26" cy="10" r="3.5" />
      <circle cx="48" cy="10" r="2.4" />
    </symbol>
    <symbol id="mark-unproven" viewBox="0 0 52 20">
      <circle cx="4" cy="10" r="2.4" />
      <path d="M8 10h1M13 10h1" />
      <circle cx="26" cy="10" r="8.5" stroke-dasharray="2.5 3.4" />
      <path d="M38 10h1M43 10h1" />
      <circle cx="48" cy="10" r="2.4" />
    </symbol>
    <symbol id="mark-standin" viewBox="0 0 52 20">
      <circle class="dot" cx="4" cy="10" r="3" />
      <path d="M7 10h10M35 10h3M42 10h1" />
      <rect x="18" y="2" width="16" height="16" rx="1.5" stroke-dasharray="4 2.4" />
      <path d="M23 10h6" />
      <circle cx="48" cy="10" r="2.4" />
    </symbol>
    <symbol id="mark-failed" viewBox="0 0 52 20">
      <circle class="dot" cx="4" cy="10" r="3" />
      <path d="M7 10h8M37 10h3M43.5 10h.5" />
      <path d="M26 1.8 34.2 10 26 18.2 17.8 10ZM23.4 7.4l5.2 5.2m0-5.2-5.2 5.2" />
      <circle cx="48" cy="10" r="2.4" />
    </symbol>
    <symbol id="mark-copy" viewBox="0 0 16 16">
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 3.5v-1h-8v8h1" />
    </symbol>
    <symbol id="mark-download" viewBox="0 0 16 16">
      <path d="M8 2v8m-3.2-3L8 10.2 11.2 7M2.5 13.5h11" />
    </symbol>
    <symbol id="mark-play" viewBox="0 0 16 16">
      <path class="dot" d="M4 2.5v11l9.5-5.5z" />
    </symbol>
  </svg>
);

/** A small picture beside the word of a button. */
export const Icon = ({ name }: { name: 'copy' | 'download' | 'play' }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`#mark-${name}`} />
  </svg>
);
