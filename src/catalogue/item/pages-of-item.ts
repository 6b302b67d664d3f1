import type { Item } from '../../collection/model.ts';
import { itemSource, prettyJson } from '../../collection/source.ts';
import { programBytes } from '../../generate.ts';
import { itemAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { itemShape } from '../machine/item-shape.ts';
import { machineLinks } from '../machine/machine-links.ts';
import { nearBy } from '../near-by.ts';
import { type FormVisit, found, machinePage, notFound, type Page, type Visit } from '../page.tsx';
import type { Opened } from '../shelf.ts';
import { readChoice, withChoice } from './choice.ts';
import { describeItem } from './describe-item.ts';
import { type ItemPlace, itemPage } from './item-page.tsx';
import { liveItemFile, liveItemScript } from './live-item-script.ts';
import { simulated } from './simulated.ts';

/** The page of an item at the last segment of an address: in a language or a form, or a file beside it. */
export async function pageOfItem(
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
    const meant = nearBy(last, catalogue.targets, ({ id }) => id);
    return notFound(
      visit,
      meant.map(({ id, title }) => ({
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

/** The program of an item as a file. */
export async function programFile(
  catalogue: Catalogue,
  visit: Visit,
  { opened, item, target }: ItemPlace,
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
