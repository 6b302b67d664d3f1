import type { Collection, Folder, Item } from '../collection/model.ts';

export interface Children {
  readonly folders: readonly Folder[];
  readonly items: readonly Item[];
}

const known = new WeakMap<Collection | Folder, Children>();

/** What stands directly in a folder or collection, each kind in its order. Told apart once: a folder may have thousands. */
export function childrenOf(parent: Collection | Folder): Children {
  const children = known.get(parent) ?? {
    folders: parent.children.filter((child) => child.kind === 'folder'),
    items: parent.children.filter((child) => child.kind === 'item'),
  };
  known.set(parent, children);
  return children;
}
