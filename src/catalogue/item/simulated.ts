import type { Item } from '../../collection/model.ts';
import { resolve } from '../../collection/resolve.ts';
import type { WireTemplate } from '../../wire/template.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Opened } from '../shelf.ts';
import { baseName } from './chosen.ts';

/** An item at the simulator that runs beside the catalogue. */
export interface Simulated {
  /** What the item's base URL is there. */
  readonly baseUrl: string;
  /** Values of inputs with which it works there, credentials among them. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether more than the documented answers is known of the API. */
  readonly hasRules: boolean;
}

export function simulated(catalogue: Catalogue, opened: Opened, item: Item): Simulated | undefined {
  const mount = catalogue.mounts.get(opened.slug);
  return (
    mount && {
      baseUrl: mount.baseUrlOf(item),
      values: mount.values(item),
      hasRules: mount.behaviours.length > 0,
    }
  );
}

/** An item with its base URL at the simulator, also where the collection knows only parts of that URL. */
export function atSimulator(item: Item, here: Simulated): WireTemplate {
  return resolve(item, { variables: { [baseName(item)]: here.baseUrl } }).value;
}
