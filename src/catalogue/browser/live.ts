import type { Target } from '../../targets/target.ts';
import type { LiveItem } from '../item/live-item.ts';
import { type DynamicExample, giveDynamicExample } from './live-dynamic.ts';
import { modules } from './live-modules.ts';
import { LivePage } from './live-page.ts';

/** What the scripts of a page in which someone types have in common. */
export interface WireproofLive {
  /** What printers share with the core. */
  readonly modules: Readonly<Record<string, unknown>>;
  /** Called by each printer. */
  readonly print: (target: Target) => void;
  /** Called by the item's own script. */
  readonly give: (item: LiveItem) => void;
  /** Called by the script that has the words of dynamic variables. */
  readonly giveDynamicExample: (example: DynamicExample) => void;
  /** Called when all of them have run. Says whether the page is live now: a page that shows something else stays as it is. */
  readonly start: (panel: HTMLElement) => boolean;
}

declare global {
  var wireproofLive: WireproofLive | undefined;
}

const printers = new Map<string, Target>();
let given: LiveItem | undefined;

globalThis.wireproofLive = {
  modules,
  print: (target) => printers.set(target.id, target),
  give: (item) => {
    given = item;
  },
  giveDynamicExample,
  start: (panel) => {
    const target = printers.get(panel.dataset['target'] ?? '');
    const curl = printers.get('shell-curl');
    if (!target || !given) return false;
    const page = new LivePage(panel, given, target, curl === target ? undefined : curl);
    return page.start();
  },
};
