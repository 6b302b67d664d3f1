/** What a collection is searched by: texts cut to a length that bounds the index, in columns, which compress well. Plain JSON. */
export interface SearchData {
  /** First segment of the collection's addresses. */
  readonly slug: string;
  readonly title: string;
  /** A folder stands behind the one above it. */
  readonly folders: {
    readonly names: readonly string[];
    /** Number of the folder above; -1 at the top. */
    readonly parents: readonly number[];
    readonly slugs: readonly string[];
  };
  /** In the order of the collection. */
  readonly items: {
    readonly names: readonly string[];
    readonly methods: readonly string[];
    /** As the collection writes them: `/users/:userId`. */
    readonly paths: readonly string[];
    /** Number of the folder; -1 at the top. */
    readonly folders: readonly number[];
    readonly slugs: readonly string[];
    /** Names of parameters, header fields and form fields, with a space between. */
    readonly parameters: readonly string[];
  };
}

/** What a page knows of the collections that it can search. */
export interface SearchList {
  /** Address of the start page, from the list. */
  readonly root: string;
  /** File name of a page; empty where a server knows it. */
  readonly page: string;
  /** The language of pages that are found from a page without one; empty where the server remembers it. */
  readonly target: string;
  /** Where to look without a script; absent where nobody answers a form. */
  readonly form?: string;
  readonly collections: readonly {
    readonly slug: string;
    readonly title: string;
    readonly items: number;
    /** Address of the script with its {@link SearchData}, from the list. */
    readonly script: string;
  }[];
}

/** Slugs of folders and item, joined by `/`. */
export function placeOf({ folders, items }: SearchData, item: number): string {
  const slugs = [items.slugs[item] ?? ''];
  for (let up = items.folders[item] ?? -1; up >= 0; up = folders.parents[up] ?? -1)
    slugs.unshift(folders.slugs[up] ?? '');
  return slugs.join('/');
}

/** Names of the folders of an item, the outermost first; of many, the last three. */
export function folderOf({ folders, items }: SearchData, item: number): string {
  const names: string[] = [];
  for (let up = items.folders[item] ?? -1; up >= 0; up = folders.parents[up] ?? -1)
    names.unshift(folders.names[up] ?? '');
  return names.length > 3 ? ['...', ...names.slice(-3)].join(' / ') : names.join(' / ');
}
