import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetNames, readAsset } from './assets.ts';
import type { Catalogue } from './catalogue.ts';
import { exportedFile, exportedLinks } from './links.ts';
import { OutputFolder } from './output-folder.ts';
import { pageAt } from './pages.tsx';

/** A folder that cannot be exported into. The message says why. */
export class ExportFailure extends Error {}

/** How many files were written, and how many pages among them. */
export interface Exported {
  readonly files: number;
  readonly pages: number;
}

/** Stands in the folder of an export, so that a later one may write over it. */
const markName = '.wireproof-export';

/**
 * Writes every page that can be reached from the start page as files that open without a server.
 * Of the proofs that is the matrix; their own pages, of which there are very many, only where they are asked for.
 * Refuses a folder that holds something else.
 */
export async function exportSite(
  catalogue: Catalogue,
  out: string,
  { proofs = false }: { readonly proofs?: boolean } = {},
): Promise<Exported> {
  await claimFolder(out);
  const folder = new OutputFolder(out);
  const seen = new Set(['/']);
  const waiting = ['/'];
  let pages = 0;
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    const visit = (next: string) => {
      if (seen.has(next)) return;
      seen.add(next);
      waiting.push(next);
    };
    const links = exportedLinks(address, visit, proofs);
    const { pathname, searchParams } = new URL(address, 'http://export');
    const page = await pageAt(catalogue, { path: pathname, query: searchParams, links });
    if (page.kind === 'redirect' || (page.kind === 'html' && page.status !== 200)) {
      throw new Error(`A page of the export links to ${address}, which is none.`);
    }
    await folder.write(exportedFile(address), page.kind === 'html' ? page.html : page.bytes);
    if (page.kind === 'html') pages++;
  }
  for (const name of assetNames) await folder.write(`_assets/${name}`, readAsset(name));
  await folder.close();
  return { files: seen.size + assetNames.length, pages };
}

async function claimFolder(out: string): Promise<void> {
  const there = await stat(out).catch(() => undefined);
  if (there && !there.isDirectory()) throw new ExportFailure(`${out} is not a folder.`);
  const names = there ? await readdir(out) : [];
  if (names.length > 0 && !names.includes(markName)) {
    throw new ExportFailure(
      `${out} holds something else; give an empty folder, or one of an earlier export.`,
    );
  }
  await mkdir(out, { recursive: true });
  await writeFile(join(out, markName), 'Written by wireproof export, which may replace what is here.\n');
}
