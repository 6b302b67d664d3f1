import { type Collection, type Folder, type Item, itemsOf } from './model.ts';
import { nearest } from './nearest.ts';

/** What a text that should name an item leads to. */
export type Finding =
  | { readonly kind: 'found'; readonly item: Item; readonly collection: Collection }
  /** Several items; a longer text decides. */
  | { readonly kind: 'ambiguous'; readonly choices: readonly Item[] }
  /** None; item paths and names that come near it, best first. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

interface Candidate {
  readonly item: Item;
  readonly collection: Collection;
  /** Slugs of its folders and its own, joined by `/`. */
  readonly address: string;
}

/** Ways to name an item, the exact ones first. */
const ways: readonly ((candidate: Candidate, text: string) => boolean)[] = [
  ({ item }, text) => item.path === text,
  ({ item }, text) => item.id === text,
  ({ address }, text) => address === text,
  ({ item }, text) => item.slug === text,
  ({ item }, text) => item.name === text,
  ({ item }, text) => item.name.trim().toLowerCase() === text.trim().toLowerCase(),
];

/**
 * Finds an item by its path, its Postman id, its slug (alone, or behind those of its folders) or its name.
 * The first way that leads to any item decides.
 */
export function findItem(collections: readonly Collection[], text: string): Finding {
  const candidates = collections.flatMap((collection) => candidatesIn(collection, collection, ''));
  for (const fits of ways) {
    const found = candidates.filter((candidate) => fits(candidate, text));
    const [first] = found;
    if (!first) continue;
    if (found.length > 1) return { kind: 'ambiguous', choices: found.map(({ item }) => item) };
    return { kind: 'found', item: first.item, collection: first.collection };
  }
  return { kind: 'unknown', nearest: nearestPaths(collections, text) };
}

function candidatesIn(
  collection: Collection,
  parent: Pick<Folder, 'children'>,
  address: string,
): Candidate[] {
  return parent.children.flatMap((child) => {
    const own = `${address}${child.slug}`;
    if (child.kind === 'folder') return candidatesIn(collection, child, `${own}/`);
    return [{ item: child, collection, address: own }];
  });
}

/** A text may come near the whole path of an item or near its name; both lead to the path. */
function nearestPaths(collections: readonly Collection[], text: string): string[] {
  const items = collections.flatMap(itemsOf);
  const byName = nearest(text, [...new Set(items.map(({ name }) => name))]);
  const paths = [
    ...nearest(
      text,
      items.map(({ path }) => path),
    ),
    ...byName.flatMap((name) => items.find((item) => item.name === name)?.path ?? []),
  ];
  return [...new Set(paths)].slice(0, 3);
}
