import { type Item, writtenMethod } from '../../collection/model.ts';
import type { ProgramState } from '../../prove/state.ts';
import { itemAddress } from '../addresses.ts';
import type { Links } from '../links.ts';
import type { Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';
import { pathOf } from './endpoint.tsx';
import { Method } from './method.tsx';
import { markOf, shortState } from './proof.tsx';
import { type Mark, WireMark } from './wire-mark.tsx';

export interface Row {
  readonly item: Item;
  readonly state: ProgramState;
}

/** Items under the heading of their folder. */
export interface Group {
  readonly heading: string;
  /** The list of the folder, where there is more in it than stands here. */
  readonly address?: string;
  /** Items in the folder. */
  readonly count: number;
  readonly rows: readonly Row[];
}

export interface RowsProps {
  readonly opened: Opened;
  readonly links: Links;
  readonly target: string;
  readonly groups: readonly Group[];
}

/** Requests with method, name, path, and the state of their program. */
export const Rows = ({ opened, links, target, groups }: RowsProps) => (
  <div class="rows">
    {groups.map(({ heading, address, count, rows }) => (
      <section>
        <h2>
          {address ? <a href={links.to(address)}>{heading}</a> : heading} <span>{count}</span>
        </h2>
        <ul>
          {rows.map(({ item, state }) => (
            <li>
              <Method method={writtenMethod(item)} />
              <a href={links.to(itemAddress(opened, item, target))}>{brief(item.name)}</a>
              <code>{pathOf(item)}</code>
              <span class={`row-proof is-${markOf(state)}`}>
                <WireMark mark={markOf(state)} />
                {shortState(state)}
              </span>
            </li>
          ))}
        </ul>
        {address && rows.length < count && (
          <p class="more">
            <a href={links.to(address)}>
              All {count} in {heading}
            </a>
          </p>
        )}
      </section>
    ))}
  </div>
);

/** How many of the rows are in each state, and that they are not all where more were found. */
export const RowsLegend = ({ groups, found }: { groups: readonly Group[]; found: number }) => {
  const states = groups.flatMap(({ rows }) => rows.map(({ state }) => state));
  const counts = new Map<Mark, number>();
  for (const state of states) counts.set(markOf(state), (counts.get(markOf(state)) ?? 0) + 1);
  return (
    <ul class="legend">
      {states.length < found && <li>Of the {states.length} shown here:</li>}
      {[...counts].map(([mark, count]) => (
        <li class={`is-${mark}`}>
          <WireMark mark={mark} />
          {count} {meanings[mark]}
        </li>
      ))}
    </ul>
  );
};

const meanings: Readonly<Record<Mark, string>> = {
  ran: 'ran, each exactly as printed here',
  limited: 'ran, with a limit of their library',
  target: 'printed by a target that is proven on other requests',
  standin: 'for a library that only a stand-in was there for',
  unproven: 'unproven',
  failed: 'failed',
};
