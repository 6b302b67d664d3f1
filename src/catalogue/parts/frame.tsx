import type { Child } from 'hono/jsx';
import { languageAddress, proofAddress } from '../addresses.ts';
import { exportedPolicy } from '../content-policy.ts';
import type { Links } from '../links.ts';
import { brief } from '../text/brief.ts';
import { Find } from './find.tsx';
import { KeysButton, KeysDialog } from './keys.tsx';
import { Alternates, ForMachines } from './machine-links.tsx';
import { SigningIn } from './signing-in.tsx';
import { Sprite, WireMark } from './wire-mark.tsx';

export interface FrameProps {
  /** Without the name of the site. */
  readonly title: string;
  readonly description: string;
  readonly links: Links;
  /** Address of the page, where it is one for machines too. */
  readonly address?: string;
  /** The collection of the page, for the navigation. */
  readonly collection?: {
    readonly title: string;
    readonly address: string;
    /** Its first segment of addresses, and the language of the page: the search begins with them. */
    readonly slug: string;
    readonly target: string;
  };
  /** Which entry of the navigation this page is. */
  readonly current?: 'start' | 'collection' | 'languages' | 'proofs';
  readonly children?: Child;
}

/** What every page has around its content. */
export const Frame = ({ title, description, links, address, collection, current, children }: FrameProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      {!links.isServed && <meta http-equiv="Content-Security-Policy" content={exportedPolicy} />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${brief(title, 200)} - Wireproof`}</title>
      <meta name="description" content={brief(description, 200)} />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" type="image/svg+xml" href={links.asset('wire.svg')} />
      <link rel="stylesheet" href={links.asset('wireproof.css')} />
      <script src={links.asset('page.js')} defer></script>
      {address !== undefined && <Alternates links={links} address={address} />}
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Sprite />
      <header class="top">
        <a class="brand" href={links.to('/')}>
          <WireMark mark="ran" />
          Wireproof
        </a>
        <nav aria-label="Site">
          <a href={links.to('/')} aria-current={current === 'start' ? 'page' : undefined}>
            Start
          </a>
          {collection && (
            <a
              class="name-of-collection"
              href={links.to(collection.address)}
              aria-current={current === 'collection' ? 'page' : undefined}
            >
              {collection.title}
            </a>
          )}
          <a href={links.to(languageAddress())} aria-current={current === 'languages' ? 'page' : undefined}>
            Languages
          </a>
          <a href={links.to(proofAddress())} aria-current={current === 'proofs' ? 'page' : undefined}>
            Proofs
          </a>
        </nav>
        <Find links={links} {...(collection && { within: collection })} />
      </header>
      {children}
      <footer class="foot">
        <p class="small">
          Wireproof is an independent project, not affiliated with or endorsed by Zoom, Postman or Chilkat.
          Their names are used only to say what is compatible. The simulator is a simulation; it is not the
          vendor's service.
        </p>
        <KeysButton />
        <div>
          <ForMachines links={links} address={address} />
          <SigningIn links={links} address={address} />
        </div>
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
      <KeysDialog />
      <p class="hidden" id="said" aria-live="polite"></p>
    </body>
  </html>
);

/** Where a page is, from the language down. */
export const Crumb = ({
  steps,
  back,
  children,
}: {
  steps: readonly { readonly text: string; readonly address?: string }[];
  back?: string;
  children?: Child;
}) => (
  <nav class="crumb" aria-label="Breadcrumb">
    <ol>
      {steps.map(({ text, address }) =>
        address === undefined ? (
          <li aria-current="page">{brief(text)}</li>
        ) : (
          <li>
            <a href={address}>{brief(text)}</a>
          </li>
        ),
      )}
    </ol>
    {children}
    {back && (
      <a class="back" href={back}>
        Back to Collection Items
      </a>
    )}
  </nav>
);
