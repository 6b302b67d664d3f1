import type { Item } from '../../collection/model.ts';
import { itemAddress } from '../addresses.ts';
import type { Links } from '../links.ts';
import type { Opened } from '../shelf.ts';

interface StepsProps {
  readonly opened: Opened;
  readonly links: Links;
  readonly target: string;
  readonly item: Item;
}

/** Where an item stands among those of its collection. */
const places = new WeakMap<Opened, ReadonlyMap<Item, number>>();

/** The requests before and after this one, in the order of the collection. */
export const Steps = ({ opened, links, target, item }: StepsProps) => {
  const at = placesOf(opened).get(item) ?? 0;
  const step = (other: Item | undefined, key: string, text: string) =>
    other && (
      <a
        href={links.to(itemAddress(opened, other, target))}
        rel={key === 'j' ? 'next' : 'prev'}
        title={other.name.slice(0, 200)}
        data-shortcut={key}
        data-says={`${text} request`}
      >
        {text}
      </a>
    );
  return (
    <span class="steps">
      {step(opened.items[at - 1], 'k', 'Previous')}
      {step(opened.items[at + 1], 'j', 'Next')}
    </span>
  );
};

function placesOf(opened: Opened): ReadonlyMap<Item, number> {
  const known = places.get(opened);
  if (known) return known;
  const own = new Map(opened.items.map((item, index) => [item, index]));
  places.set(opened, own);
  return own;
}
