import type { Item } from '../../collection/model.ts';
import type { Problem } from '../../problems.ts';
import type { Target } from '../../targets/target.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Opened } from '../shelf.ts';
import type { Choice } from './choice.ts';
import { type Chosen, choose, templateFor } from './chosen.ts';
import { type Printed, printBeside } from './printed.ts';
import { maximumCurl, maximumProgram } from './shown-program.ts';
import { type Simulated, simulated } from './simulated.ts';

/** Everything that the page of an item shows, in one language. */
export interface ItemDescription extends Chosen {
  readonly opened: Opened;
  readonly item: Item;
  readonly target: Target;
  readonly program: Printed;
  /** The curl command beside it; absent where the program is one. */
  readonly curl?: Printed;
  /** The simulator's side of it, where one runs. */
  readonly simulated?: Simulated;
  /** Of reading, resolving and printing. */
  readonly problems: readonly Problem[];
}

/** Resolves and prints an item as a page shows it. */
export async function describeItem(
  catalogue: Catalogue,
  opened: Opened,
  item: Item,
  target: Target,
  asked: Choice,
): Promise<ItemDescription> {
  const here = simulated(catalogue, opened, item);
  const chosen = choose(item, asked, here);
  const { documented, template } = chosen;
  const printed = templateFor(target, chosen, here);
  const program = await printBeside(documented, catalogue, printed, target, maximumProgram);
  const curl = catalogue.targets.find(({ id }) => id === 'shell-curl');
  return {
    ...chosen,
    opened,
    item,
    target,
    program,
    ...(curl &&
      curl !== target && {
        curl: await printBeside(documented, catalogue, template, curl, maximumCurl),
      }),
    ...(here && { simulated: here }),
    problems: [
      ...opened.problems.filter((problem) => problem.item === item.path),
      ...chosen.problems,
      ...program.problems,
    ],
  };
}
