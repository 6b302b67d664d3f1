import { languageAddress, proofAddress, searchAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { pageInCollection } from './collection-pages.tsx';
import { inForm, splitForm } from './machine/form.ts';
import { languageShape, languagesShape } from './machine/language-shape.ts';
import { startShape } from './machine/list-shape.ts';
import { llmsPath, llmsText } from './machine/llms.ts';
import { machineLinks } from './machine/machine-links.ts';
import { nearBy } from './near-by.ts';
import {
  chosenTarget,
  type FormVisit,
  found,
  machinePage,
  notFound,
  type Page,
  textFile,
  type Visit,
} from './page.tsx';
import { LanguagePage, LanguagesPage, languagesOf } from './pages/languages.tsx';
import type { NearPage } from './pages/not-found.tsx';
import { StartPage } from './pages/start.tsx';
import { findClaim } from './proofs/claim.ts';
import { proofsForMachines, proofsPage } from './proofs/proof-pages.tsx';
import { searchPage } from './search/search-pages.tsx';

/** The page at an address; `index.md` and `index.json` behind it ask for the same page in that form. */
export async function pageAt(catalogue: Catalogue, visit: Visit): Promise<Page> {
  if (visit.path === llmsPath) {
    const text = llmsText(catalogue, machineLinks(visit.links, 'md'));
    return textFile(llmsPath.slice(1), text, 'text/plain; charset=utf-8');
  }
  const { path, form } = splitForm(visit.path);
  if (form === undefined) return pageIn(catalogue, visit);
  const page = await pageIn(catalogue, { ...visit, path, form });
  if (page.kind === 'redirect') return { kind: 'redirect', to: inForm(page.to, form) };
  return page.kind === 'file' && page.type === undefined ? notFound(visit, []) : page;
}

async function pageIn(catalogue: Catalogue, visit: FormVisit): Promise<Page> {
  const [first = '', ...rest] = visit.path.split('/').filter((segment) => segment !== '');
  if (first === '') return startPage(catalogue, visit);
  if (first === '_languages') return languagePage(catalogue, visit, rest);
  if (first === '_proofs') return ofProofs(catalogue, visit, rest);
  if (first === '_search' && !visit.form) return ofSearch(catalogue, visit, rest);
  const opened = catalogue.shelf.find(first);
  if (!opened) return notFound(visit, nearCollections(catalogue, first));
  return pageInCollection(catalogue, visit, opened, rest);
}

async function startPage(catalogue: Catalogue, { links, form }: FormVisit): Promise<Page> {
  if (form) return machinePage(form, startShape(catalogue, machineLinks(links, form)));
  return found(<StartPage catalogue={catalogue} links={links} claim={await findClaim(catalogue)} />);
}

function languagePage(
  catalogue: Catalogue,
  { form, ...visit }: FormVisit,
  [id, ...rest]: readonly string[],
): Page {
  const languages = languagesOf(catalogue.targets);
  if (id === undefined) {
    if (form) return machinePage(form, languagesShape(catalogue, machineLinks(visit.links, form)));
    return found(<LanguagesPage catalogue={catalogue} links={visit.links} />);
  }
  const language = languages.find((one) => one.id === id);
  if (language && rest.length === 0) {
    if (form) return machinePage(form, languageShape(catalogue, language, machineLinks(visit.links, form)));
    return found(<LanguagePage catalogue={catalogue} links={visit.links} language={language} />);
  }
  const meant = nearBy(id, languages, (one) => one.id);
  return notFound(
    visit,
    meant.map((one) => ({ text: one.title, address: languageAddress(one.id) })),
  );
}

async function ofProofs(
  catalogue: Catalogue,
  { form, ...visit }: FormVisit,
  place: readonly string[],
): Promise<Page> {
  if (form) {
    const shape = await proofsForMachines(catalogue, machineLinks(visit.links, form), place);
    return shape ? machinePage(form, shape) : notFound(visit, [{ text: 'Proofs', address: proofAddress() }]);
  }
  const page = await proofsPage(catalogue, visit, place);
  if (!page) return notFound(visit, [{ text: 'Proofs', address: proofAddress() }]);
  return 'bytes' in page ? { kind: 'file', ...page } : found(page.node);
}

async function ofSearch(catalogue: Catalogue, visit: Visit, place: readonly string[]): Promise<Page> {
  const page = await searchPage(catalogue, visit, place, chosenTarget(catalogue, visit));
  if (!page) return notFound(visit, [{ text: 'Search', address: searchAddress() }]);
  return 'bytes' in page ? { kind: 'file', ...page } : found(page.node);
}

function nearCollections(catalogue: Catalogue, slug: string): NearPage[] {
  const meant = nearBy(slug, catalogue.shelf.all(), (opened) => opened.slug);
  return meant.map((opened) => ({ text: opened.title, address: `/${opened.slug}/` }));
}
