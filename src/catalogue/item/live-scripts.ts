import type { Links } from '../links.ts';
import type { LiveScripts } from '../parts/inputs.tsx';
import { shellCommand } from '../text/shell-command.ts';
import type { ItemDescription } from './describe-item.ts';
import { liveItemFile, liveItemScript } from './live-item-script.ts';

/** What a page loads when its reader types; nothing where the item is too long for that. */
export function liveScripts(description: ItemDescription, links: Links): LiveScripts | undefined {
  const { opened, item, target, curl, simulated } = description;
  const script = liveItemScript(opened.collection, item, simulated);
  if (script === undefined) return undefined;
  const printers = [target, ...(curl ? [curl.target] : [])].map(({ id }) => links.asset(`live-${id}.js`));
  const words = links.asset('live-words.js');
  const data = links.to(`/${opened.slug}/${opened.addressOf.get(item)}/${liveItemFile}`);
  return {
    collection: opened.slug,
    target: target.id,
    scripts: [links.asset('live.js'), ...(script.includes('{{$') ? [words] : []), ...printers, data],
    words,
  };
}

/** How the program of a page is run: with the values that work at the simulator, or the names of what is asked for. */
export function runCommand({ program, choice, simulated }: ItemDescription): string {
  return shellCommand(program, choice.host === 'simulator' ? (simulated?.values ?? {}) : {});
}
