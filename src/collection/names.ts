/** What gives an item or a folder its path and its slug. */
export interface Named {
  readonly name: string;
  /** What tells it from others of its name: its id, else method, address and path. */
  readonly identity: string;
}

/**
 * Paths of siblings: the names behind the parent's path, `\` and `/` escaped by `\`. The n-th sibling of one name ends in `[n]`.
 *
 * @example pathsOf('users', ['Get', 'Get', 'a/b']) gives users/Get, users/Get[2] and users/a\/b.
 */
export function pathsOf(parent: string, names: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    const plain = (parent === '' ? '' : `${parent}/`) + escapeName(name);
    let count = (counts.get(name) ?? 0) + 1;
    let path = count === 1 ? plain : `${plain}[${count}]`;
    // A sibling may really be called "Get[2]".
    while (taken.has(path)) path = `${plain}[${++count}]`;
    counts.set(name, count);
    taken.add(path);
    return path;
  });
}

/** A name as it stands in a path. */
export function escapeName(name: string): string {
  return name.replace(/[\\/]/g, '\\$&');
}

const longestSlug = 60;

/** Lower-case ASCII letters, digits and `-`, at most 60; `item` where nothing is left, and behind a name that Windows keeps for itself. It never begins with `_`: such addresses are reserved. */
export function slugOf(name: string): string {
  // Only what can still matter is normalised, however long the name.
  const slug = name
    .slice(0, 4 * longestSlug)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longestSlug)
    .replace(/-+$/, '');
  // Windows has no files of these names (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? `${slug}-item` : slug || 'item';
}

/** Slugs of siblings. Those that would be the same get `-` and six hexadecimal digits of their identity, never their order. */
export function slugsOf(siblings: readonly Named[]): string[] {
  const plain = siblings.map(({ name }) => slugOf(name));
  const counts = new Map<string, number>();
  for (const slug of plain) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const taken = new Set(plain.filter((slug) => counts.get(slug) === 1));
  const same = new Map<string, number>();
  return siblings.map(({ identity }, index) => {
    const slug = plain[index] ?? '';
    if (counts.get(slug) === 1) return slug;
    // Twins of one identity differ in nothing but their order.
    let count = (same.get(identity) ?? 0) + 1;
    let chosen = withHash(slug, count === 1 ? identity : `${identity} ${count}`);
    while (taken.has(chosen)) chosen = withHash(slug, `${identity} ${++count}`);
    same.set(identity, count);
    taken.add(chosen);
    return chosen;
  });
}

function withHash(slug: string, identity: string): string {
  const hash = fnv1a(identity).toString(16).padStart(8, '0').slice(-6);
  return `${slug.slice(0, longestSlug - 7).replace(/-+$/, '')}-${hash}`;
}

/** The 32-bit FNV-1a hash of a text's UTF-8 bytes (draft-eastlake-fnv), unsigned. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
