import { type Folder, itemsOf, writtenMethod } from '../../collection/model.ts';
import type { Target } from '../../targets/target.ts';
import { itemAddress, languageAddress, listAddress, proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { ItemList } from '../list-items.ts';
import { pathOf } from '../parts/endpoint.tsx';
import { shortState } from '../parts/proof.tsx';
import type { Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';
import type { MachineLinks } from './machine-links.ts';

/** The start page: what is open. */
export interface StartShape {
  readonly kind: 'start';
  readonly collections: readonly CollectionEntry[];
  readonly languages: string;
  readonly proofs: string;
}

export interface CollectionEntry {
  readonly title: string;
  readonly origin: Opened['origin'];
  readonly items: number;
  readonly address: string;
}

/** The items of a collection or folder in a language: all, or as many as the page for people has, with the way to the rest. */
export interface ListShape {
  readonly kind: 'list';
  readonly title: string;
  readonly collection: string;
  readonly description?: string;
  readonly target: string;
  readonly page: string;
  /** In all, folders below included. */
  readonly items: number;
  readonly groups: readonly {
    readonly title: string;
    readonly items: number;
    /** The list of the group, where not all of it stands here. */
    readonly address?: string;
    readonly rows: readonly ItemRow[];
  }[];
  readonly folders: readonly { readonly title: string; readonly items: number; readonly address: string }[];
  /** Where the list goes on. */
  readonly next?: string;
}

export interface ItemRow {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly address: string;
  readonly proof: string;
}

export interface ListPlace {
  readonly opened: Opened;
  readonly target: Target;
  readonly folder: Folder | undefined;
  readonly list: ItemList;
  /** Where this page of the list begins. */
  readonly from: number;
}

const maximumDescription = 10_000;
const maximumName = 300;
const maximumFolders = 500;

/** Describes what is open for machines. */
export function startShape({ shelf, targets }: Catalogue, links: MachineLinks): StartShape {
  return {
    kind: 'start',
    collections: shelf.all().map((opened) => ({
      title: opened.title,
      origin: opened.origin,
      items: opened.items.length,
      address: links.to(listAddress(opened, targets[0]?.id ?? '')),
    })),
    languages: links.to(languageAddress()),
    proofs: links.to(proofAddress()),
  };
}

/** Describes a list of items for machines. */
export function listShape({ opened, target, folder, list, from }: ListPlace, links: MachineLinks): ListShape {
  const { description } = folder ?? opened.collection;
  const below = (folder ?? opened.collection).children.filter((child) => child.kind === 'folder');
  const addressOf = (one: Folder) => links.to(listAddress(opened, target.id, one));
  return {
    kind: 'list',
    title: folder ? brief(folder.name, maximumName) : opened.title,
    collection: opened.title,
    ...(description && { description: description.slice(0, maximumDescription) }),
    target: target.id,
    page: links.plain(listAddress(opened, target.id, folder, from || undefined)),
    items: list.count,
    groups: list.groups.map(({ heading, count, address, rows }) => ({
      title: heading,
      items: count,
      ...(address !== undefined && { address: links.to(address) }),
      rows: rows.map(({ item, state }) => ({
        name: brief(item.name, maximumName),
        method: writtenMethod(item),
        path: pathOf(item),
        address: links.to(itemAddress(opened, item, target.id)),
        proof: shortState(state),
      })),
    })),
    folders: below.slice(0, maximumFolders).map((one) => ({
      title: brief(one.name, maximumName),
      items: itemsOf(one).length,
      address: addressOf(one),
    })),
    ...(list.next !== undefined && { next: links.to(listAddress(opened, target.id, folder, list.next)) }),
  };
}
