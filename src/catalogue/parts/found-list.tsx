import { writtenMethod } from '../../collection/model.ts';
import { itemAddress } from '../addresses.ts';
import type { Links } from '../links.ts';
import type { FoundItem } from '../search/find-items.ts';
import { markedPieces } from '../search/marked-pieces.ts';
import { brief } from '../text/brief.ts';
import { pathOf } from './endpoint.tsx';
import { Method } from './method.tsx';
import { headingOf } from './rail.tsx';

/** Requests that were found, each with its place, and marks where it answers the words. */
export const FoundList = ({
  links,
  target,
  items,
  words,
}: {
  links: Links;
  target: string;
  items: readonly FoundItem[];
  words: readonly string[];
}) => (
  <ul class="rows found-list">
    {items.map(({ opened, item }) => {
      const folder = opened.parentOf.get(item);
      return (
        <li>
          <Method method={writtenMethod(item)} />
          <a href={links.to(itemAddress(opened, item, target))}>
            <Marked text={brief(item.name)} words={words} />
          </a>
          <code>
            <Marked text={pathOf(item)} words={words} />
          </code>
          <span class="small">{folder ? `${opened.title}: ${headingOf(opened, folder)}` : opened.title}</span>
        </li>
      );
    })}
  </ul>
);

const Marked = ({ text, words }: { text: string; words: readonly string[] }) => (
  <>{markedPieces(text, words).map((piece) => (piece.isMarked ? <mark>{piece.text}</mark> : piece.text))}</>
);
