import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real collections and the reference page, which are not part of this repository. */
export const corpusFolder = process.env['WIREPROOF_CORPUS'] ?? '../shared';

/** Names of the real collections; empty where the corpus is not here. */
export const corpusNames: readonly string[] = existsSync(join(corpusFolder, 'collections'))
  ? readdirSync(join(corpusFolder, 'collections')).filter((name) => name.endsWith('.json'))
  : [];

export function readFromCorpus(name: string): Uint8Array {
  return readFileSync(join(corpusFolder, 'collections', name));
}

/** The JSON of the item on the reference page; undefined where the page is not here. */
export function referenceItem(): string | undefined {
  const seed = join(corpusFolder, 'seed');
  const [page] = existsSync(seed) ? readdirSync(seed) : [];
  const text = page === undefined ? '' : readFileSync(join(seed, page), 'utf8');
  const start = text.indexOf('{\n  "name"');
  return start === -1 ? undefined : text.slice(start, text.lastIndexOf('}') + 1);
}

/** Why tests of the corpus are skipped, to stand in their names. */
export const whereCorpusIs = `WIREPROOF_CORPUS, now ${corpusFolder}`;
