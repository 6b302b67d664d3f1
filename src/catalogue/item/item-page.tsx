import type { Item } from '../../collection/model.ts';
import type { Target } from '../../targets/target.ts';
import { itemAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { ItemPage } from '../pages/item.tsx';
import type { PlayedRun } from '../send/runs.ts';
import { documentedOnly, sendPanel } from '../send/send-panel.ts';
import type { Opened } from '../shelf.ts';
import type { Choice } from './choice.ts';
import { describeItem } from './describe-item.ts';
import { liveScripts, runCommand } from './live-scripts.ts';
import { shownJson } from './shown-json.ts';

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
      json={await shownJson(description, links)}
      command={runCommand(description)}
      live={liveScripts(description, links)}
    />
  );
}
