import type { Folder, Item } from '../../collection/model.ts';
import { listAddress } from '../addresses.ts';
import { brief } from '../brief.ts';
import type { Links } from '../links.ts';
import type { Opened } from '../shelf.ts';
import { FolderLink, ItemLink } from './tree.tsx';

/** The neighbours of an item: what else is in its folder. At most so many of each. */
const maximumEntries = 60;

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
  const children = (folder ?? opened.collection).children;
  const items = children.filter((child) => child.kind === 'item');
  const folders = children.filter((child) => child.kind === 'folder');
  const start = Math.max(
    0,
    Math.min(items.indexOf(item) - maximumEntries / 2, items.length - maximumEntries),
  );
  const rest = items.length - maximumEntries;
  return (
    <nav class="rail tree" aria-label="This folder">
      <p class="where">{folder ? namesOf(opened, folder).join(' / ') : opened.title}</p>
      <ul>
        {items.slice(start, start + maximumEntries).map((child) => (
          <li>
            <ItemLink opened={opened} links={links} target={target} item={child} isCurrent={child === item} />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <a href={links.to(listAddress(opened, target, folder))}>{rest} more requests</a>
          </li>
        )}
        {folders.slice(0, maximumEntries).map((child) => (
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

/** The names of a folder and those above it, the outermost first. */
export function namesOf(opened: Opened, folder: Folder): string[] {
  const above = opened.parentOf.get(folder);
  return above ? [...namesOf(opened, above), brief(folder.name)] : [brief(folder.name)];
}
