import type { Child } from 'hono/jsx';

/** Sections of the page that the navigation leads to. */
export interface Anchor {
  readonly id: string;
  readonly title: string;
}

/** What the page has around its content, as the catalogue's pages have it. */
export const Frame = ({ anchors, children }: { anchors: readonly Anchor[]; children?: Child }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Simulator - Wireproof</title>
      <link rel="icon" type="image/svg+xml" href="/_wireproof/wire.svg" />
      <link rel="stylesheet" href="/_wireproof/simulator.css" />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/_wireproof/">
          <Wire />
          Wireproof
        </a>
        <nav aria-label="On this page">
          {anchors.map(({ id, title }) => (
            <a href={`#${id}`}>{title}</a>
          ))}
        </nav>
      </header>
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p class="small">
          This is a simulation, independent of the vendors whose documents it follows. Wireproof is not
          affiliated with or endorsed by them. As JSON: <a href="/_wireproof/state">state</a>,{' '}
          <a href="/_wireproof/log">log</a>, <a href="/_wireproof/outbox">outbox</a>,{' '}
          <a href="/_wireproof/clock">clock</a>.
        </p>
        <fieldset class="themes">
          <legend>Theme</legend>
          {['System', 'Light', 'Dark'].map((theme, index) => (
            <label>
              <input type="radio" name="theme" id={`theme-${theme.toLowerCase()}`} checked={index === 0} />
              {theme}
            </label>
          ))}
        </fieldset>
      </footer>
    </body>
  </html>
);

/** Program, wire, recorder: the mark of the catalogue. */
const Wire = () => (
  <svg class="wire" viewBox="0 0 52 20" aria-hidden="true">
    <circle class="dot" cx="4" cy="10" r="3" />
    <path d="M7 10h9M36 10h9" />
    <circle cx="26" cy="10" r="8.5" />
    <path d="m22 10.3 3 3 5.2-6" />
    <circle class="dot" cx="48" cy="10" r="3" />
  </svg>
);
