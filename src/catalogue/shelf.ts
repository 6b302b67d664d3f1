import { createHash } from 'node:crypto';
import { type Collection, type Folder, type Item, itemsOf } from '../collection/model.ts';
import { slugOf } from '../collection/names.ts';
import type { Problem } from '../problems.ts';
import { brief } from './text/brief.ts';

/** A collection that the catalogue shows, with the addresses of what is in it. */
export interface Opened {
  /** First segment of its addresses. */
  readonly slug: string;
  readonly origin: 'sample' | 'file' | 'pasted';
  /** Its name, or what it is where it has none. */
  readonly title: string;
  readonly collection: Collection;
  readonly problems: readonly Problem[];
  readonly items: readonly Item[];
  /** Slugs of folders and item, joined by `/`. */
  readonly addressOf: ReadonlyMap<Folder | Item, string>;
  readonly at: ReadonlyMap<string, Folder | Item>;
  /** The folder above; absent for what stands at the top. */
  readonly parentOf: ReadonlyMap<Folder | Item, Folder>;
  /** Where the items of a folder, and of those below it, stand in {@link items}: the first, and behind the last. */
  readonly spanOf: ReadonlyMap<Folder, readonly [number, number]>;
}

/** The items of a folder and of those below it, or all. */
export function itemsIn({ items, spanOf }: Opened, folder?: Folder): readonly Item[] {
  return folder ? items.slice(...(spanOf.get(folder) ?? [0, 0])) : items;
}

/** How many items are in a folder and in those below it. */
export function countIn({ spanOf }: Opened, folder: Folder): number {
  const [from, to] = spanOf.get(folder) ?? [0, 0];
  return to - from;
}

/** Pasted collections kept, and their characters in all, which take about ten bytes of memory each; the oldest give way. */
const maximumPasted = 50;
const maximumPastedLength = 64 * 1024 * 1024;

/** The collections open now, in memory. */
export class Shelf {
  readonly #opened = new Map<string, Opened>();

  /** Opens a collection. The same one again is the one that is here already. */
  open(collection: Collection, problems: readonly Problem[], origin: Opened['origin']): Opened {
    const title = brief(
      collection.name || (itemsOf(collection).length === 1 ? 'One request' : 'Some requests'),
    );
    const name = slugOf(title);
    const mark = createHash('sha256')
      .update(collection.source)
      .update(`\0${title}`)
      .digest('hex')
      .slice(0, 6);
    for (const slug of [name, `${name}-${mark}`]) {
      const here = this.#opened.get(slug);
      if (here?.collection.source === collection.source && here.title === title) return here;
      if (!here) return this.#keep({ slug, origin, title, problems, ...index(collection) });
    }
    throw new Error(`Two collections have the address ${name}-${mark}.`);
  }

  find(slug: string): Opened | undefined {
    return this.#opened.get(slug);
  }

  /** In the order they were opened. */
  all(): Opened[] {
    return [...this.#opened.values()];
  }

  /** Takes the oldest pasted ones off until those left are within the limits, and says which. */
  trim(): Opened[] {
    const gone: Opened[] = [];
    for (;;) {
      const pasted = this.all().filter(({ origin }) => origin === 'pasted');
      const length = pasted.reduce((sum, { collection }) => sum + collection.source.length, 0);
      const [oldest, ...others] = pasted;
      if (!oldest || others.length === 0) return gone;
      if (pasted.length <= maximumPasted && length <= maximumPastedLength) return gone;
      this.#opened.delete(oldest.slug);
      gone.push(oldest);
    }
  }

  #keep(opened: Opened): Opened {
    this.#opened.set(opened.slug, opened);
    return opened;
  }
}

function index(collection: Collection) {
  const addressOf = new Map<Folder | Item, string>();
  const at = new Map<string, Folder | Item>();
  const parentOf = new Map<Folder | Item, Folder>();
  const spanOf = new Map<Folder, readonly [number, number]>();
  const items: Item[] = [];
  const add = (parent: Collection | Folder, above: string) => {
    for (const child of parent.children) {
      const address = `${above}${child.slug}`;
      addressOf.set(child, address);
      at.set(address, child);
      if ('kind' in parent) parentOf.set(child, parent);
      if (child.kind === 'item') {
        items.push(child);
        continue;
      }
      const from = items.length;
      add(child, `${address}/`);
      spanOf.set(child, [from, items.length]);
    }
  };
  add(collection, '');
  return { collection, items, addressOf, at, parentOf, spanOf };
}
