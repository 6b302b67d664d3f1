import { searchDataAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import type { Opened } from '../shelf.ts';
import { searchDataOf } from './opened-search.ts';
import type { SearchList } from './search-data.ts';

/** A script that lists the collections: classic, because pages open from files too. */
export function searchListScript({ shelf, targets }: Catalogue, links: Links): string {
  const list: SearchList = {
    root: links.to('/'),
    page: links.isServed ? '' : 'index.html',
    target: links.isServed ? '' : (targets[0]?.id ?? ''),
    ...(links.isServed && { form: links.to('/_search/') }),
    collections: shelf.all().map((opened) => ({
      slug: opened.slug,
      title: opened.title,
      items: opened.items.length,
      script: links.to(searchDataAddress(opened)),
    })),
  };
  return asScript(list);
}

/** A script with what one collection is searched by. */
export function searchDataScript(opened: Opened): string {
  return asScript(searchDataOf(opened));
}

/** The page that loads the script reads the value and takes the name away again. */
function asScript(value: unknown): string {
  return `var wireproofSearch=${JSON.stringify(value)};\n`;
}
