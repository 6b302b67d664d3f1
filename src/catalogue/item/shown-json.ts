import type { Item } from '../../collection/model.ts';
import { itemSource, prettyJson } from '../../collection/source.ts';
import type { Links } from '../links.ts';
import type { JsonBlockProps } from '../parts/json-block.tsx';
import type { Opened } from '../shelf.ts';
import { highlightLines } from '../text/highlight.ts';
import type { ItemDescription } from './describe-item.ts';
import { firstLines, maximumJson } from './shown-program.ts';
import { findPlaces, writeValues } from './written-json.ts';

/** The address of an item's JSON as a file. */
export function jsonAddress(opened: Opened, item: Item): string {
  return `/${opened.slug}/${opened.addressOf.get(item)}/item.json`;
}

/** The JSON of an item with its reader's values, as a page shows it. */
export async function shownJson(description: ItemDescription, links: Links): Promise<JsonBlockProps> {
  const { opened, item, baseName, variables } = description;
  const json = prettyJson(itemSource(opened.collection, item));
  const text = writeValues(findPlaces(json, item, baseName), variables);
  const { shown, hidden } = firstLines(text, maximumJson);
  return {
    lines: await highlightLines('json', shown),
    length: text.length,
    isAsGiven: text === json,
    file: links.to(jsonAddress(opened, item)),
    hidden,
  };
}
