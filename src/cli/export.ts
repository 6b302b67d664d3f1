import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Environment, readEnvironment, withEnvironment } from '../collection/environment.ts';
import { readCollections } from '../collection/read.ts';
import type { Document } from '../secrets/documents.ts';
import { chooseTarget } from './choose.ts';
import { readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { openFile } from './open-file.ts';
import { plural } from './problem-report.ts';
import { findingsIn, reportSecrets } from './secret-report.ts';

export interface ExportOptions {
  /** Folder that is written into. */
  readonly out: string;
  /** Ids of the targets to print for; all where none are given. */
  readonly targets?: readonly string[];
  /** Files of environments, the strongest last. */
  readonly environment?: readonly string[];
  /** Whether each proof gets its page too. */
  readonly proofs?: boolean;
  /** Whether inputs stand in the places of secrets. */
  readonly mask?: boolean;
  /** Whether secrets are published as they are. */
  readonly allowSecrets?: boolean;
  readonly json?: boolean;
}

/**
 * Writes the pages of collections as files that open without a server. The samples are left out where files are given.
 * Writes nothing where a secret would be published, unless the options say what to do with it.
 */
export async function exportPages(files: readonly string[], options: ExportOptions): Promise<0 | 1> {
  const ids = options.targets?.map(chooseTarget);
  const { openCatalogue, openSamples } = await import('../catalogue/open-catalogue.ts');
  const catalogue = await openCatalogue(ids);
  if (files.length === 0) openSamples(catalogue);
  const environments = await readEnvironments(options.environment);
  for (const file of files) await openFile(catalogue.shelf, file, environments);
  const publishable = options.allowSecrets
    ? catalogue
    : await withoutSecrets(catalogue, environments, options);
  return publishable ? write(publishable, options) : 1;
}

/** The catalogue where no secret is in it, or its masked twin; undefined where it must not be published. */
async function withoutSecrets(
  catalogue: Catalogue,
  environments: readonly Environment[],
  { mask = false, json = false }: ExportOptions,
): Promise<Catalogue | undefined> {
  const { loadSecretlint } = await import('../secrets/secretlint.ts');
  const { maskDocuments, searchDocuments } = await import('../secrets/documents.ts');
  const lint = await loadSecretlint();
  if (!lint) console.error(withoutSecretlint);
  const searched = await searchDocuments(documentsOf(catalogue, environments), lint);
  const findings = findingsIn(searched);
  if (findings.length === 0) return catalogue;
  reportSecrets(findings, { mask, json });
  return mask ? maskedTwin(catalogue, environments, await maskDocuments(searched, lint)) : undefined;
}

const withoutSecretlint =
  'Secretlint is not installed, so only the rules of Wireproof look for secrets: npm install @secretlint/core @secretlint/secretlint-rule-preset-recommend.';

/** Each document once, however many collections were read from it. What comes with Wireproof is public already. */
function documentsOf({ shelf }: Catalogue, environments: readonly Environment[]): Document[] {
  const documents = new Map<string, Document>();
  for (const { title, origin, collection, items } of shelf.all()) {
    if (origin === 'sample') continue;
    const { source } = collection;
    const known = documents.get(source);
    documents.set(source, { name: known?.name ?? title, source, items: [...(known?.items ?? []), ...items] });
  }
  for (const environment of environments) {
    const source = toDocument(environment);
    documents.set(source, { name: environment.name || 'the environment', source, items: [] });
  }
  return [...documents.values()];
}

/** What is read of an environment: neither what is disabled in it nor the values of what it says is secret. */
function toDocument({ name, scope, variables }: Environment): string {
  const values = variables.map(({ isSecret, ...variable }) => ({
    ...variable,
    ...(isSecret && { type: 'secret' }),
  }));
  return JSON.stringify({ name, _postman_variable_scope: scope, values });
}

/** The same catalogue, read from the documents as they are masked: there is no other way for a text to get into a page. */
async function maskedTwin(
  catalogue: Catalogue,
  environments: readonly Environment[],
  masked: ReadonlyMap<string, string>,
): Promise<Catalogue> {
  const { Shelf } = await import('../catalogue/shelf.ts');
  const around = environments
    .map(toDocument)
    .flatMap((source) => readEnvironment(masked.get(source) ?? source).value ?? []);
  const shelf = new Shelf();
  for (const source of new Set(catalogue.shelf.all().map(({ collection }) => collection.source))) {
    const { value, problems } = readCollections(masked.get(source) ?? source);
    const origin =
      catalogue.shelf.all().find(({ collection }) => collection.source === source)?.origin ?? 'file';
    for (const collection of value) {
      shelf.open(around.reduce(withEnvironment, collection), problems, origin);
    }
  }
  return { ...catalogue, shelf };
}

async function write(catalogue: Catalogue, { out, proofs = false, json }: ExportOptions): Promise<0> {
  const { ExportFailure, exportSite } = await import('../catalogue/export-site.ts');
  try {
    const { files, pages } = await exportSite(catalogue, out, { proofs });
    console.error(`${plural(pages, 'page')}, ${plural(files, 'file')} in ${out}.`);
    if (!json) console.log(`${out}/index.html`);
    return 0;
  } catch (error) {
    if (error instanceof ExportFailure) throw new Failure(1, error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined) throw new Failure(1, `Cannot write into ${out}: ${code}.`);
    throw new Error(message, { cause: error });
  }
}
