/**
 * What the reader of a page may do beside reading. `trusted`: open and send, since only this machine reaches the server;
 * `signed-in`: the same, by the token; `signed-out`: after signing in; `reading`: never.
 */
export type Reader = 'trusted' | 'signed-in' | 'signed-out' | 'reading';

/** How the pages of one rendering point at each other, and whom they are for. */
export interface Links {
  /** Where a link to an address of the catalogue (`/zoom-users/?target=shell-curl`) points, from the page being made. */
  readonly to: (address: string) => string;
  readonly asset: (name: string) => string;
  /** False for a static export: there is nobody to answer a form. */
  readonly isServed: boolean;
  /** Whether each proof has a page; an export has only the matrix, unless it is asked for more. */
  readonly hasProofPages: boolean;
  readonly reader: Reader;
}

/** The server's addresses are those of the catalogue, below a base (`/api`; empty at the root). */
export function servedLinks(base = '', reader: Reader = 'trusted'): Links {
  return {
    to: (address) => `${base}${address}`,
    asset: (name) => `${base}/_assets/${name}`,
    isServed: true,
    hasProofPages: true,
    reader,
  };
}

/** Relative links between files, so that the pages open from a folder. Each address asked for is handed to `visit`. */
export function exportedLinks(from: string, visit: (address: string) => void, hasProofPages = false): Links {
  const folders = exportedFile(from).split('/').slice(0, -1);
  const up = '../'.repeat(folders.length);
  return {
    to: (address) => {
      const [page = '', fragment] = address.split('#');
      visit(page);
      return `${relative(folders, exportedFile(page))}${fragment === undefined ? '' : `#${fragment}`}`;
    },
    asset: (name) => `${up}_assets/${name}`,
    isServed: false,
    hasProofPages,
    reader: 'reading',
  };
}

/** The way to a file from these folders. */
function relative(folders: readonly string[], file: string): string {
  const way = file.split('/');
  const parts = folders.findIndex((folder, index) => folder !== way[index]);
  const shared = Math.min(parts < 0 ? folders.length : parts, way.length - 1);
  return `${'../'.repeat(folders.length - shared)}${way.slice(shared).join('/')}`;
}

/** The file of an address in a static export; each choice in the query becomes a folder: `zoom-users/_target-shell-curl/index.html`. */
export function exportedFile(address: string): string {
  const [path = '', query] = address.slice(1).split('?');
  const choices = Array.from(new URLSearchParams(query), ([name, value]) => `_${name}-${value}/`).join('');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return `${folder}${choices}${path.slice(folder.length) || 'index.html'}`;
}

/** An address with these choices; absent ones are left out. */
export function withQuery(path: string, choices: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) if (value !== undefined) query.append(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}
