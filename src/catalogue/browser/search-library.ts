import type { SearchData, SearchList } from '../search/search-data.ts';
import { SearchIndex } from '../search/search-index.ts';

/** Milliseconds that the page may stand still while an index is made. */
const slice = 8;
const rowsAtOnce = 20;

/** The collections that the page can search; each is loaded when it is first needed. */
export interface Library {
  readonly list: SearchList;
  /** The indexes of one collection, or of all. */
  readonly indexes: (slug: string | undefined) => Promise<SearchIndex[]>;
  /** The address of an item's page. */
  readonly address: (index: SearchIndex, place: string, target: string) => string;
}

/** Loads the list of collections. Rejects where the script cannot be had. */
export async function openLibrary(listAddress: string): Promise<Library> {
  const base = new URL(listAddress, location.href);
  const list = (await load(base.href)) as SearchList;
  const made = new Map<string, Promise<SearchIndex>>();
  // One after the other: each script hands its value over by the same name.
  let before: Promise<unknown> = Promise.resolve();
  const indexOf = (slug: string, script: string) => {
    const making =
      made.get(slug) ??
      before.then(async () => makeIndex((await load(new URL(script, base).href)) as SearchData));
    made.set(slug, making);
    before = making.catch(() => made.delete(slug));
    return making;
  };
  return {
    list,
    indexes: (slug) =>
      Promise.all(
        list.collections
          .filter((collection) => slug === undefined || collection.slug === slug)
          .map((collection) => indexOf(collection.slug, collection.script)),
      ),
    address: ({ data }, place, target) => {
      const language = target || list.target;
      const page = `${data.slug}/${place}/${language && `${language}/`}${list.page}`;
      return new URL(page, new URL(list.root, base)).href;
    },
  };
}

/** Pages opened from files have no fetch, so data comes as scripts. */
function load(address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => {
      const page = window as { wireproofSearch?: unknown };
      resolve(page.wireproofSearch);
      page.wireproofSearch = undefined;
      script.remove();
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${address} cannot be loaded.`));
    });
    document.head.append(script);
  });
}

async function makeIndex(data: SearchData): Promise<SearchIndex> {
  const index = new SearchIndex(data);
  for (;;) {
    const end = performance.now() + slice;
    while (performance.now() < end) if (index.take(rowsAtOnce)) return index;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
