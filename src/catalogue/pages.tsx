import type { Child } from 'hono/jsx';
import type { Folder, Item } from '../collection/model.ts';
import { nearest } from '../collection/nearest.ts';
import { itemSource, prettyJson } from '../collection/source.ts';
import { programBytes } from '../generate.ts';
import type { Target } from '../targets/target.ts';
import { itemAddress, languageAddress, listAddress, proofAddress, searchAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { readChoice, withChoice } from './item/choice.ts';
import { describeItem } from './item/describe-item.ts';
import { itemPage } from './item/item-page.tsx';
import { liveItemFile, liveItemScript } from './item/live-item-script.ts';
import { simulated } from './item/simulated.ts';
import type { Links } from './links.ts';
import { findInCollection, listItems } from './list-items.ts';
import { type Form, inForm, mediaTypes, splitForm } from './machine/form.ts';
import { itemShape } from './machine/item-shape.ts';
import { languageShape, languagesShape } from './machine/language-shape.ts';
import { listShape, startShape } from './machine/list-shape.ts';
import { llmsPath, llmsText } from './machine/llms.ts';
import { machineLinks } from './machine/machine-links.ts';
import { pageMarkdown, type Shape } from './machine/page-markdown.ts';
import { CollectionPage } from './pages/collection.tsx';
import { LanguagePage, LanguagesPage, languagesOf } from './pages/languages.tsx';
import { type NearPage, NotFoundPage } from './pages/not-found.tsx';
import { StartPage } from './pages/start.tsx';
import { findClaim } from './proofs/claim.ts';
import { proofsForMachines, proofsPage } from './proofs/proof-pages.tsx';
import { searchPage } from './search/search-pages.tsx';
import type { Opened } from './shelf.ts';

/** A reader on the way to an address. */
export interface Visit {
  /** Decoded path: `/zoom-users/users/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Id of the target that was looked at last. */
  readonly remembered?: string | undefined;
  readonly links: Links;
}

/** A visit to a page as HTML, or in a form for machines. */
interface FormVisit extends Visit {
  readonly form?: Form;
}

export type Page =
  | {
      readonly kind: 'html';
      readonly status: 200 | 404;
      readonly html: string;
      /** Id of the target that it shows. */
      readonly target?: string;
      /** True for the page of an item, which stays as it is until another collection is opened. */
      readonly isOfItem?: true;
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Media type of what is read in its place; a file without one is saved. */
      readonly type?: string;
    };

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
  return inCollection(catalogue, visit, opened, rest);
}

/** Markup as a whole document. */
export function html(node: Child): string {
  return `<!doctype html>${String(node)}`;
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
  const near = nearest(
    id,
    languages.map((one) => one.id),
  );
  return notFound(
    visit,
    languages
      .filter((one) => near.includes(one.id))
      .map((one) => ({ text: one.title, address: languageAddress(one.id) })),
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

async function inCollection(
  catalogue: Catalogue,
  visit: FormVisit,
  opened: Opened,
  segments: readonly string[],
): Promise<Page> {
  const target = chosenTarget(catalogue, visit);
  const whole = segments.join('/');
  const place = opened.at.get(whole);
  if (whole === '') return listPage(catalogue, visit, opened, target, undefined);
  if (place?.kind === 'folder') return listPage(catalogue, visit, opened, target, place);
  // Another language of the same page, and the page without one.
  if (place) return { kind: 'redirect', to: itemAddress(opened, place, target.id) };
  const last = segments.at(-1) ?? '';
  const item = opened.at.get(segments.slice(0, -1).join('/'));
  if (item?.kind === 'item') return ofItem(catalogue, visit, opened, item, last);
  const owner = opened.at.get(segments.slice(0, -2).join('/'));
  const inLanguage = catalogue.targets.find(({ id }) => id === segments.at(-2));
  if (owner?.kind === 'item' && inLanguage)
    return programFile(catalogue, visit, { opened, item: owner, target: inLanguage }, last);
  return notFound(visit, nearPlaces(opened, segments, target));
}

async function ofItem(
  catalogue: Catalogue,
  visit: FormVisit,
  opened: Opened,
  item: Item,
  last: string,
): Promise<Page> {
  if (last === 'item.json') return jsonFile(last, opened, item);
  if (last === liveItemFile) return liveFile(catalogue, visit, opened, item);
  const target = catalogue.targets.find(({ id }) => id === last);
  if (!target) {
    const near = nearest(
      last,
      catalogue.targets.map(({ id }) => id),
    );
    const titles = catalogue.targets.filter(({ id }) => near.includes(id));
    return notFound(
      visit,
      titles.map(({ id, title }) => ({
        text: `${item.name} in ${title}`,
        address: itemAddress(opened, item, id),
      })),
    );
  }
  const { form } = visit;
  if (form)
    return machinePage(form, itemShape(catalogue, { opened, item, target }, machineLinks(visit.links, form)));
  const choice = readChoice(visit.query);
  const other = catalogue.targets.find(({ id }) => id === visit.query.get('target'));
  if (other) return { kind: 'redirect', to: withChoice(itemAddress(opened, item, other.id), choice) };
  const page = await itemPage(catalogue, visit.links, { opened, item, target }, choice);
  return { ...found(page), target: target.id, isOfItem: true };
}

function jsonFile(name: string, { collection }: Opened, item: Item): Page {
  const json = `${prettyJson(itemSource(collection, item))}\n`;
  return { kind: 'file', name, bytes: new TextEncoder().encode(json) };
}

function liveFile(catalogue: Catalogue, visit: Visit, opened: Opened, item: Item): Page {
  const script = liveItemScript(opened.collection, item, simulated(catalogue, opened, item));
  if (script === undefined) return notFound(visit, []);
  const bytes = new TextEncoder().encode(script);
  return { kind: 'file', name: liveItemFile, bytes, type: 'text/javascript; charset=utf-8' };
}

async function programFile(
  catalogue: Catalogue,
  visit: Visit,
  { opened, item, target }: { opened: Opened; item: Item; target: Target },
  name: string,
): Promise<Page> {
  if (name !== target.file) {
    return notFound(visit, [
      { text: `${item.name} in ${target.title}`, address: itemAddress(opened, item, target.id) },
    ]);
  }
  const { program } = await describeItem(catalogue, opened, item, target, readChoice(visit.query));
  return { kind: 'file', name, bytes: programBytes(program.text) };
}

async function listPage(
  catalogue: Catalogue,
  visit: FormVisit,
  opened: Opened,
  target: Target,
  folder: Folder | undefined,
): Promise<Page> {
  const words = (visit.query.get('q') ?? '').trim().slice(0, 200);
  const from = Math.max(0, Number.parseInt(visit.query.get('from') ?? '0', 10) || 0);
  const list = words
    ? await findInCollection(catalogue, opened, target, words, from)
    : listItems(catalogue, opened, target, folder, from);
  const { form } = visit;
  if (form) {
    return machinePage(
      form,
      listShape({ opened, target, folder, list, from }, machineLinks(visit.links, form)),
    );
  }
  const page = (
    <CollectionPage
      catalogue={catalogue}
      links={visit.links}
      opened={opened}
      target={target}
      folder={folder}
      words={words}
      list={list}
    />
  );
  return { ...found(page), ...(visit.query.has('target') && { target: target.id }) };
}

/** The target of the address, else the one looked at last, else the first. */
function chosenTarget(catalogue: Catalogue, { query, remembered }: Visit): Target {
  const byId = (id: string | null | undefined) => catalogue.targets.find((target) => target.id === id);
  const target = byId(query.get('target')) ?? byId(remembered) ?? catalogue.targets[0];
  if (!target) throw new Error('A catalogue needs at least one target.');
  return target;
}

function machinePage(form: Form, shape: Shape): Page {
  const text = form === 'md' ? pageMarkdown(shape) : `${JSON.stringify(shape, null, 2)}\n`;
  return textFile(`index.${form}`, text, mediaTypes[form]);
}

function textFile(name: string, text: string, type: string): Page {
  return { kind: 'file', name, bytes: new TextEncoder().encode(text), type };
}

function found(node: Child): Page & { kind: 'html' } {
  return { kind: 'html', status: 200, html: html(node) };
}

function notFound({ links }: Visit, near: readonly NearPage[]): Page {
  return { kind: 'html', status: 404, html: html(<NotFoundPage links={links} near={near} />) };
}

function nearCollections(catalogue: Catalogue, slug: string): NearPage[] {
  const opened = catalogue.shelf.all();
  const near = nearest(
    slug,
    opened.map((one) => one.slug),
  );
  return opened
    .filter((one) => near.includes(one.slug))
    .map((one) => ({ text: one.title, address: `/${one.slug}/` }));
}

/** What is called alike below the last folder of the address that exists. */
function nearPlaces(opened: Opened, segments: readonly string[], target: Target): NearPage[] {
  const known = segments.findLastIndex((_, index) => opened.at.get(segments.slice(0, index + 1).join('/')));
  const above = opened.at.get(segments.slice(0, known + 1).join('/'));
  const children = above?.kind === 'folder' ? above.children : opened.collection.children;
  const near = nearest(
    segments[known + 1] ?? '',
    children.map(({ slug }) => slug),
  );
  const places = children.filter(({ slug }) => near.includes(slug));
  const folder = above?.kind === 'folder' ? above : undefined;
  return [
    ...places.map((place) => ({
      text: place.name,
      address:
        place.kind === 'item' ? itemAddress(opened, place, target.id) : listAddress(opened, target.id, place),
    })),
    { text: folder?.name ?? opened.title, address: listAddress(opened, target.id, folder) },
  ];
}
