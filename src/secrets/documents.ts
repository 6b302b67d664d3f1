import type { Item } from '../collection/model.ts';
import { findSecrets, type Secret } from './find.ts';
import { maskSecrets } from './mask.ts';
import { type Lint, lintTexts } from './secretlint.ts';

/** A text that is published in whole or in part: the source of collections, or of an environment. */
export interface Document {
  /** What a person calls it: the name of a file or of a collection. */
  readonly name: string;
  readonly source: string;
  /** Items of all collections in it. */
  readonly items: readonly Item[];
}

export interface SearchedDocument extends Document {
  readonly secrets: readonly Secret[];
}

/** Finds the secrets of several documents. What is one of them in one document is in the others too. */
export async function searchDocuments(
  documents: readonly Document[],
  lint: Lint | undefined,
): Promise<SearchedDocument[]> {
  const searches = new Map<Document, Awaited<ReturnType<typeof lintTexts>>>();
  if (lint) for (const each of documents) searches.set(each, await lintTexts(lint, each.source));
  const search = (known: Iterable<string>) =>
    documents.map((each) => ({
      ...each,
      secrets: findSecrets(each.source, each.items, { search: searches.get(each), known }),
    }));
  const searched = search([]);
  if (documents.length < 2) return searched;
  return search(new Set(searched.flatMap(({ secrets }) => secrets.map(({ value }) => value))));
}

/**
 * The documents with inputs in the places of their secrets, and none left by the same search. What stands beside a
 * secret may be one when that is gone, so this looks again.
 */
export async function maskDocuments(
  searched: readonly SearchedDocument[],
  lint: Lint | undefined,
): Promise<ReadonlyMap<string, string>> {
  const masked = new Map<string, string>();
  for (const { name, source, items, secrets } of searched) {
    let left = secrets;
    let rest = source;
    for (let round = 0; left.length > 0; round++) {
      if (round === mostRounds) throw new Error(`Secrets of ${name} could not be masked.`);
      rest = maskSecrets(rest, left);
      left = (await searchDocuments([{ name, source: rest, items }], lint)).flatMap((each) => each.secrets);
    }
    masked.set(source, rest);
  }
  return masked;
}

const mostRounds = 4;
