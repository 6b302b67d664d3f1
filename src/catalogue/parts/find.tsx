import { searchListAddress } from '../addresses.ts';
import type { Links } from '../links.ts';

/** Looking for a request, in the head of every page: a form, and with a script a button that opens the palette. */
export const Find = ({
  links,
  within,
}: {
  links: Links;
  /** The collection and language of the page. */
  within?: { readonly title: string; readonly slug: string; readonly target: string };
}) => (
  <search class="find">
    {links.isServed && (
      <form action={links.to('/_search/')} data-find-form="">
        <label class="hidden" for="find">
          Find a request
        </label>
        <input type="search" id="find" name="q" placeholder="Find a request" autocomplete="off" />
        {within && <input type="hidden" name="in" value={within.slug} />}
        <button type="submit">Find</button>
      </form>
    )}
    <button
      type="button"
      class="find-open"
      data-find={links.to(searchListAddress)}
      data-find-script={links.asset('search-engine.js')}
      data-find-in={within?.slug}
      data-find-target={within?.target}
      data-keys-listed="/ or Ctrl K"
      data-says="Find a request"
      aria-haspopup="dialog"
      aria-keyshortcuts="/ Control+K Meta+K"
      hidden
    >
      <span>Find a request</span>
      <kbd>/</kbd>
    </button>
  </search>
);
