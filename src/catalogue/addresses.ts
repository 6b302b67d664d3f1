import type { Folder, Item } from '../collection/model.ts';
import { withQuery } from './links.ts';
import type { Opened } from './shelf.ts';

/** The list of a collection or of one of its folders, in a language. */
export function listAddress(opened: Opened, target: string, folder?: Folder, from?: number): string {
  const path = folder ? `/${opened.slug}/${opened.addressOf.get(folder)}/` : `/${opened.slug}/`;
  return withQuery(path, { target, from: from ? String(from) : undefined });
}

/** The page of an item in a language. */
export function itemAddress(opened: Opened, item: Item, target: string): string {
  return `/${opened.slug}/${opened.addressOf.get(item)}/${target}/`;
}

/** The matrix of all proofs, or one of them. */
export function proofAddress(proof?: { readonly target: string; readonly case: string }): string {
  return proof === undefined ? '/_proofs/' : `/_proofs/${proof.target}/${proof.case}/`;
}

/** The matrix from one of its cases on. */
export function matrixAddress(from: number): string {
  return withQuery(proofAddress(), { from: from > 0 ? String(from) : undefined });
}

/** The languages, or one of them. */
export function languageAddress(id?: string): string {
  return id === undefined ? '/_languages/' : `/_languages/${id}/`;
}

/** Where the token is asked for; the way back leads to the page given. */
export function signInAddress(page?: string): string {
  return withQuery('/_sign-in', { to: page });
}

/** The list of what a text finds in a collection. */
export function foundAddress(opened: Opened, target: string, text: string, from: number): string {
  return withQuery(`/${opened.slug}/`, { q: text, target, from: String(from) });
}

/** What is found by a text: in one collection, or in all. */
export function searchAddress(text?: string, collection?: string, from?: number): string {
  return withQuery('/_search/', { q: text, in: collection, from: from ? String(from) : undefined });
}

/** The script that lists the collections for the search in the page. */
export const searchListAddress = '/_search/collections.js';

/** The script with what a collection is searched by. */
export function searchDataAddress({ slug }: Opened): string {
  return `/_search/collections/${slug}.js`;
}
