import type { Item } from '../collection/model.ts';
import { itemSource, prettyJson } from '../collection/source.ts';
import type { Target } from '../targets/target.ts';
import { itemAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import type { Choice } from './choice.ts';
import { describeItem } from './describe-item.ts';
import { highlightLines } from './highlight.ts';
import type { Links } from './links.ts';
import { ItemPage } from './pages/item.tsx';
import type { JsonBlockProps } from './parts/json-block.tsx';
import type { PlayedRun } from './runs.ts';
import { documentedOnly, sendPanel } from './send-panel.ts';
import type { Opened } from './shelf.ts';
import { shellCommand } from './shell-command.ts';

export interface ItemPlace {
  readonly opened: Opened;
  readonly item: Item;
  readonly target: Target;
}

/** The page of an item in a language, with what its reader has chosen; the run that it names, or one that is not kept. */
export async function itemPage(
  catalogue: Catalogue,
  links: Links,
  place: ItemPlace,
  asked: Choice,
  unkept?: PlayedRun,
) {
  const { opened, item, target } = place;
  const description = await describeItem(catalogue, opened, item, target, asked);
  const { simulated: here } = description;
  const run = unkept ?? catalogue.runs.find(asked.run, itemAddress(opened, item, target.id));
  return (
    <ItemPage
      catalogue={catalogue}
      links={links}
      description={description}
      answers={
        here
          ? sendPanel(description, links, { here, connect: catalogue.connect, run })
          : documentedOnly(description, links)
      }
      json={await jsonOf(opened, item, links)}
      {...(here && {
        simulator: { baseUrl: here.baseUrl, command: shellCommand(description.program, here.values) },
      })}
    />
  );
}

/** The address of an item's JSON as a file. */
export function jsonAddress(opened: Opened, item: Item): string {
  return `/${opened.slug}/${opened.addressOf.get(item)}/item.json`;
}

/** Longer JSON is cut in the page. */
const maximumLength = 12_000;

async function jsonOf(opened: Opened, item: Item, links: Links): Promise<JsonBlockProps> {
  const text = prettyJson(itemSource(opened.collection, item));
  const shown =
    text.length <= maximumLength ? text : text.slice(0, text.lastIndexOf('\n', maximumLength) + 1);
  return {
    lines: await highlightLines('json', shown || text.slice(0, maximumLength)),
    length: text.length,
    file: links.to(jsonAddress(opened, item)),
    hidden: text.split('\n').length - (shown || text).split('\n').length,
  };
}
