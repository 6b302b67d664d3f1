import type { Collection, Item } from '../../collection/model.ts';
import { itemSource, prettyJson } from '../../collection/source.ts';
import { documentedAnswers } from '../../simulator/documented.ts';
import type { Place } from './chosen.ts';
import type { LiveItem } from './live-item.ts';
import { ownRequest, roomFor } from './shown-answers.ts';

/** Longer ones are printed by the server only. Characters. */
const maximumLength = 512 * 1024;

/** The name of the file beside an item's pages. */
export const liveItemFile = 'item.js';

/**
 * An item as a script that hands it to the page's own, since a page that was opened from a file can read nothing else.
 * Undefined where it is too long to be printed while someone types.
 */
export function liveItemScript(
  collection: Collection,
  item: Item,
  simulator: Place | undefined,
): string | undefined {
  const documented = documentedAnswers(item);
  const requests = documented.flatMap((answer) => {
    const request = ownRequest(item, answer);
    return request ? [[answer.key, request]] : [];
  });
  const live: LiveItem = {
    item: withoutText(item),
    json: prettyJson(itemSource(collection, item)),
    ...(simulator && { simulator: { baseUrl: simulator.baseUrl, values: simulator.values } }),
    requests: Object.fromEntries(requests),
    room: roomFor(documented.length + requests.length),
  };
  // A script of ES2019 may hold any JSON text; that of a script element is another matter, and this is none.
  const script = `wireproofLive.give(${JSON.stringify(live)});\n`;
  return script.length <= maximumLength ? script : undefined;
}

/** Without what no request is made of: answers but for their status, and its description. */
function withoutText({ examples, request: { description: _, ...request }, ...item }: Item): Item {
  const statuses = examples.flatMap(({ code }) => (code === undefined ? [] : [code]));
  return {
    ...item,
    request,
    examples: statuses.map((code) => ({ name: '', code, headers: [], body: '' })),
  };
}
