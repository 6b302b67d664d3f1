import { chooseTarget } from './choose.ts';
import { readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { openFile } from './open-file.ts';

export interface ExportOptions {
  /** Folder that is written into. */
  readonly out: string;
  /** Ids of the targets to print for; all where none are given. */
  readonly targets?: readonly string[];
  /** Files of environments, the strongest last. */
  readonly environment?: readonly string[];
  /** Whether each proof gets its page too. */
  readonly proofs?: boolean;
}

/** Writes the pages of collections as files that open without a server. The samples are left out where files are given. */
export async function exportPages(
  files: readonly string[],
  { out, targets, environment, proofs = false }: ExportOptions,
): Promise<0> {
  const ids = targets?.map(chooseTarget);
  const { openCatalogue, openSamples } = await import('../catalogue/open-catalogue.ts');
  const { ExportFailure, exportSite } = await import('../catalogue/export-site.ts');
  const catalogue = await openCatalogue(ids);
  if (files.length === 0) openSamples(catalogue);
  const environments = await readEnvironments(environment);
  for (const file of files) await openFile(catalogue.shelf, file, environments);
  try {
    const { files: written, pages } = await exportSite(catalogue, out, { proofs });
    console.error(`${pages} pages, ${written} files in ${out}.`);
    console.log(`${out}/index.html`);
    return 0;
  } catch (error) {
    if (error instanceof ExportFailure) throw new Failure(1, error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined) throw new Failure(1, `Cannot write into ${out}: ${code}.`);
    throw new Error(message, { cause: error });
  }
}
