import { searchAddress } from '../addresses.ts';
import type { Links } from '../links.ts';
import { FoundList } from '../parts/found-list.tsx';
import { Frame } from '../parts/frame.tsx';
import type { FoundItems } from '../search/find-items.ts';
import type { Opened } from '../shelf.ts';

export interface SearchPageProps {
  readonly links: Links;
  readonly target: string;
  /** What was asked for. */
  readonly text: string;
  /** The collection that is searched; absent: all of them. */
  readonly within?: Opened | undefined;
  readonly found: FoundItems;
  /** Where this page of them begins, counted from 0. */
  readonly from: number;
}

/** What a text finds, as a page. */
export const SearchPage = (props: SearchPageProps) => {
  const { links, text, within, found, target, from } = props;
  const next = from + found.items.length;
  return (
    <Frame title={text === '' ? 'Search' : `${text} - Search`} description="Find a request." links={links}>
      <main id="main" class="plain" tabindex={-1}>
        <h1>Find a request</h1>
        {links.isServed && (
          <search>
            <SearchForm {...props} />
          </search>
        )}
        {text !== '' && (
          <p class="found" role="status">
            {outcome(found, from)}{' '}
            {within && <a href={links.to(searchAddress(text))}>Look in all collections</a>}
          </p>
        )}
        {found.items.length > 0 && (
          <FoundList links={links} target={target} items={found.items} words={found.words} />
        )}
        {next < found.count && (
          <p class="more">
            <a href={links.to(searchAddress(text, within?.slug, next))}>More of them</a>
          </p>
        )}
      </main>
    </Frame>
  );
};

const SearchForm = ({ links, text, within }: SearchPageProps) => (
  <form class="filter" action={links.to('/_search/')}>
    <label class="hidden" for="q">
      Method, path, name, folder or parameter
    </label>
    <input
      type="search"
      id="q"
      name="q"
      value={text}
      placeholder="Method, path, name, folder or parameter"
      autocomplete="off"
    />
    <button type="submit" class="primary">
      Find
    </button>
    {within && (
      <label class="within">
        <input type="checkbox" name="in" value={within.slug} checked />
        Only in {within.title}
      </label>
    )}
  </form>
);

function outcome({ count, items, words, haveAllWords }: FoundItems, from: number): string {
  if (words.length === 0) return 'There is no word in it to look for.';
  if (count === 0) return 'Nothing here has any of these words.';
  const all = `${count === 1 ? '1 request' : `${count.toLocaleString('en-US')} requests`} found`;
  const part = items.length < count ? `, ${from + 1} to ${from + items.length} shown` : '';
  return `${all}${part}.${haveAllWords ? '' : ' None has all of the words; these have the most of them.'}`;
}
