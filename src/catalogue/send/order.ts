import type { Item } from '../../collection/model.ts';
import { documentedAnswers } from '../../simulator/documented.ts';
import { itemAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { ItemPlace } from '../item/item-page.tsx';
import { simulated } from '../item/simulated.ts';
import { Refusal } from '../serving/refusal.ts';
import { atHost, atTheSimulator, type Destination, typedValues } from './destination.ts';
import type { Order } from './play.ts';

/** The order of a form and the page it belongs to. */
export interface PlacedOrder extends Order {
  readonly place: ItemPlace;
  /** Address of the item page, without its query. */
  readonly page: string;
  /** The base URL that was typed, for a host. */
  readonly base?: string;
}

/**
 * Reads the fields of the send panel that were posted to a decoded path: `/zoom-users/users/get-a-user/cpp-libcurl/_run`.
 * Throws the {@link Refusal} that says why there is no order.
 */
export function readOrder(
  catalogue: Catalogue,
  path: string,
  fields: ReadonlyMap<string, string>,
): PlacedOrder {
  const place = placeOf(catalogue, path);
  if (!place) throw new Refusal(404, 'There is nothing to send at this address.');
  const { opened, item, target } = place;
  const destination = destinationOf(catalogue, place, fields);
  const typed = [...fields].filter(([name]) => name.startsWith('value.'));
  return {
    place,
    page: itemAddress(opened, item, target.id),
    destination,
    values: typedValues(
      destination,
      Object.fromEntries(typed.map(([name, value]) => [name.slice('value.'.length), value])),
    ),
    wanted: documentedAnswers(item).find(({ key }) => key === fields.get('answer')),
    ...(destination.kind === 'host' && { base: baseOf(fields) }),
  };
}

function placeOf(catalogue: Catalogue, path: string): ItemPlace | undefined {
  const [slug = '', ...segments] = path.split('/').filter((segment) => segment !== '');
  const opened = catalogue.shelf.find(slug);
  const item = opened?.at.get(segments.slice(0, -2).join('/'));
  const target = catalogue.targets.find(({ id }) => id === segments.at(-2));
  return segments.at(-1) === '_run' && opened && item?.kind === 'item' && target
    ? { opened, item, target }
    : undefined;
}

function destinationOf(
  catalogue: Catalogue,
  { opened, item }: { readonly opened: ItemPlace['opened']; readonly item: Item },
  fields: ReadonlyMap<string, string>,
): Destination {
  if (fields.get('to') === 'host') {
    if (catalogue.connect) return atHost(item, baseOf(fields), catalogue.connect);
    throw new Refusal(403, 'This server sends to its simulator only, unless it is started with --send.');
  }
  const here = simulated(catalogue, opened, item);
  if (!here) throw new Refusal(404, 'No simulator runs beside this catalogue.');
  return atTheSimulator(item, here);
}

function baseOf(fields: ReadonlyMap<string, string>): string {
  return (fields.get('base') ?? '').trim();
}
