import type { Folder, Item } from '../../collection/model.ts';
import { listAddress } from '../addresses.ts';
import { childrenOf } from '../children.ts';
import type { Links } from '../links.ts';
import type { Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';
import { FolderLink, ItemLink } from './tree.tsx';

/** The neighbours of an item: what else is in its folder. At most so many of each, fewer where addresses are long. */
const maximumEntries = 60;
const maximumLength = 10_000;

export const Rail = ({
  opened,
  links,
  target,
  item,
}: {
  opened: Opened;
  links: Links;
  target: string;
  item: Item;
}) => {
  const folder = opened.parentOf.get(item);
  const { items, folders } = childrenOf(folder ?? opened.collection);
  const length = opened.addressOf.get(item)?.length ?? 0;
  const most = Math.max(4, Math.min(maximumEntries, Math.floor(maximumLength / (length + 1))));
  const start = Math.max(0, Math.min(items.indexOf(item) - Math.floor(most / 2), items.length - most));
  const rest = items.length - most;
  return (
    <nav class="rail tree" aria-label="This folder">
      <p class="where">{folder ? headingOf(opened, folder) : opened.title}</p>
      <ul>
        {items.slice(start, start + most).map((child) => (
          <li>
            <ItemLink opened={opened} links={links} target={target} item={child} isCurrent={child === item} />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <a href={links.to(listAddress(opened, target, folder))}>{rest} more requests</a>
          </li>
        )}
        {folders.slice(0, most).map((child) => (
          <li>
            <FolderLink
              opened={opened}
              links={links}
              target={target}
              child={child}
              name={`${brief(child.name)}/`}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** The names of a folder and those above it, the outermost first; of many, the last three. */
export function headingOf(opened: Opened, folder: Folder): string {
  const names = namesOf(opened, folder).map((name) => brief(name));
  return (names.length > 4 ? ['...', ...names.slice(-3)] : names).join(' / ');
}

/** The names of a folder and those above it, the outermost first. */
export function namesOf(opened: Opened, folder: Folder): string[] {
  const names: string[] = [];
  for (let up: Folder | undefined = folder; up; up = opened.parentOf.get(up)) names.unshift(up.name);
  return names;
}
