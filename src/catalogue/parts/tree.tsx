import { type Collection, type Folder, type Item, itemsOf } from '../../collection/model.ts';
import { itemAddress, listAddress } from '../addresses.ts';
import { brief } from '../brief.ts';
import type { Links } from '../links.ts';
import type { Opened } from '../shelf.ts';
import { ShortMethod } from './method.tsx';

export interface TreeProps {
  readonly opened: Opened;
  readonly links: Links;
  /** Id of the target that links keep. */
  readonly target: string;
  /** The folder of the page; the way to it stands open. */
  readonly folder?: Folder | undefined;
}

/** Up to so many items a tree holds them all; a larger one has those of the folder of its page. */
const maximumItems = 80;

/** The folders of a collection, with the items where there are not too many. */
export const Tree = (props: TreeProps) => {
  const { opened, folder } = props;
  const open = new Set<Folder>();
  for (let above = folder; above; above = opened.parentOf.get(above)) open.add(above);
  const isWhole = opened.items.length <= maximumItems;
  return <Branch {...props} parent={opened.collection} open={open} isWhole={isWhole} />;
};

interface BranchProps extends TreeProps {
  readonly parent: Folder | Collection;
  readonly open: ReadonlySet<Folder>;
  readonly isWhole: boolean;
}

const Branch = (props: BranchProps) => {
  const { parent, folder, isWhole } = props;
  const folders = parent.children.filter((child) => child.kind === 'folder');
  const items = isWhole || parent === folder ? parent.children.filter((child) => child.kind === 'item') : [];
  return (
    <ul>
      {folders.map((child) => (
        <li>
          <FolderEntry {...props} child={child} />
        </li>
      ))}
      {items.slice(0, maximumItems).map((item) => (
        <li>
          <ItemLink {...props} item={item} />
        </li>
      ))}
    </ul>
  );
};

const FolderEntry = ({ child, ...props }: BranchProps & { child: Folder }) => {
  const { opened, links, target, folder, open, isWhole } = props;
  const hasMore = isWhole || open.has(child) || child.children.some(({ kind }) => kind === 'folder');
  if (!hasMore) return <FolderLink {...props} child={child} name={brief(child.name)} />;
  return (
    <details open={open.has(child)}>
      <summary>
        <span>{brief(child.name)}</span>
        <span class="n">{itemsOf(child).length}</span>
      </summary>
      {!isWhole && (
        <a
          class="all"
          href={links.to(listAddress(opened, target, child))}
          aria-current={child === folder ? 'page' : undefined}
        >
          All in {brief(child.name)}
        </a>
      )}
      <Branch {...props} parent={child} />
    </details>
  );
};

/** A folder as a link to its list. */
export const FolderLink = ({
  opened,
  links,
  target,
  child,
  name,
}: Omit<TreeProps, 'folder'> & { child: Folder; name: string }) => (
  <a href={links.to(listAddress(opened, target, child))}>
    <span>{name}</span>
    <span class="n">{itemsOf(child).length}</span>
  </a>
);

/** An item as a link to its page. */
export const ItemLink = ({
  opened,
  links,
  target,
  item,
  isCurrent,
}: Omit<TreeProps, 'folder'> & { item: Item; isCurrent?: boolean }) => (
  <a href={links.to(itemAddress(opened, item, target))} aria-current={isCurrent ? 'page' : undefined}>
    <ShortMethod method={item.request.method || 'GET'} />
    <span>{brief(item.name)}</span>
  </a>
);
