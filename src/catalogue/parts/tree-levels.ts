import type { Collection, Folder, Item } from '../../collection/model.ts';
import { childrenOf } from '../children.ts';
import type { Opened } from '../shelf.ts';

/** A folder that stands open in a tree, or the collection, with as much of it as a page has room for. */
export interface TreeLevel {
  readonly parent: Folder | Collection;
  /** Absent for the collection. */
  readonly folder?: Folder;
  readonly folders: readonly Folder[];
  /** Folders left out before and behind those. */
  readonly before: number;
  readonly behind: number;
  readonly items: readonly Item[];
  readonly moreItems: number;
}

/** Characters of HTML: for the folder of the page, its items, and all that stands open above it. */
const room = { folders: 14_000, items: 10_000, above: 12_000 };
/** Of one entry, beside its address. */
const entryLength = 160;
const maximumLevels = 8;

/** The levels that stand open on the way to a folder, the collection first; of many, the collection and the last ones. */
export function treeLevels(opened: Opened, folder: Folder | undefined): TreeLevel[] {
  const way: Folder[] = [];
  for (let up = folder; up; up = opened.parentOf.get(up)) way.unshift(up);
  const fitting = 1 + Math.floor(entriesIn(room.above, opened, folder) / 3);
  const levels = Math.max(2, Math.min(maximumLevels, fitting));
  const shown = way.length < levels ? way : way.slice(1 - levels);
  const open = [undefined, ...shown];
  return open.map((own, index) => {
    const isLast = index === open.length - 1;
    const fit = entriesIn(isLast ? room.folders : room.above / shown.length, opened, own);
    return levelOf(opened, own, open[index + 1], fit, isLast ? entriesIn(room.items, opened, own) : 0);
  });
}

function levelOf(
  opened: Opened,
  folder: Folder | undefined,
  open: Folder | undefined,
  mostFolders: number,
  mostItems: number,
): TreeLevel {
  const parent = folder ?? opened.collection;
  const { folders, items } = childrenOf(parent);
  // Where levels are left out, the next one is not a child of this one.
  const place = open ? folders.indexOf(open) : 0;
  const before = Math.max(0, Math.min(place - Math.floor(mostFolders / 2), folders.length - mostFolders));
  const shown = folders.slice(before, before + mostFolders);
  return {
    parent,
    ...(folder && { folder }),
    folders: shown,
    before,
    behind: folders.length - before - shown.length,
    items: items.slice(0, mostItems),
    moreItems: mostItems > 0 ? Math.max(0, items.length - mostItems) : 0,
  };
}

/** How many entries of a folder fit. */
function entriesIn(length: number, opened: Opened, folder: Folder | undefined): number {
  const address = folder ? (opened.addressOf.get(folder)?.length ?? 0) : 0;
  return Math.max(1, Math.floor(length / (entryLength + address)));
}
