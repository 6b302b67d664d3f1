import { type Collection, type Folder, type Item, writtenMethod } from '../../collection/model.ts';
import { itemAddress, listAddress } from '../addresses.ts';
import { childrenOf } from '../children.ts';
import type { Links } from '../links.ts';
import { countIn, type Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';
import { ShortMethod } from './method.tsx';
import { type TreeLevel, treeLevels } from './tree-levels.ts';

export interface TreeProps {
  readonly opened: Opened;
  readonly links: Links;
  /** Id of the target that links keep. */
  readonly target: string;
  /** The folder of the page; the way to it stands open. */
  readonly folder?: Folder | undefined;
}

/** Up to so many items, and characters of their addresses, a tree holds them all. */
const maximumItems = 80;
const maximumLength = 12_000;

/** The folders of a collection: all where there are few, else those on the way to the folder of the page. */
export const Tree = (props: TreeProps) => {
  const { opened, folder } = props;
  if (isSmall(opened)) {
    const open = new Set<Folder>();
    for (let above = folder; above; above = opened.parentOf.get(above)) open.add(above);
    return <Whole {...props} parent={opened.collection} open={open} />;
  }
  const [top, ...levels] = treeLevels(opened, folder);
  return top ? <Level {...props} level={top} inner={levels} /> : null;
};

function isSmall({ items, addressOf }: Opened): boolean {
  if (items.length > maximumItems || addressOf.size > 2 * maximumItems) return false;
  return items.reduce((sum, item) => sum + (addressOf.get(item)?.length ?? 0), 0) <= maximumLength;
}

interface WholeProps extends TreeProps {
  readonly parent: Folder | Collection;
  readonly open: ReadonlySet<Folder>;
}

const Whole = ({ parent, ...props }: WholeProps) => {
  const { folders, items } = childrenOf(parent);
  return (
    <ul>
      {folders.map((child) => (
        <li>
          <details open={props.open.has(child)}>
            <Name opened={props.opened} folder={child} />
            <Whole {...props} parent={child} />
          </details>
        </li>
      ))}
      <Items {...props} items={items} />
    </ul>
  );
};

interface LevelProps extends TreeProps {
  readonly level: TreeLevel;
  /** The levels that stand open in this one. */
  readonly inner: readonly TreeLevel[];
}

const Level = ({ level, inner, ...props }: LevelProps) => {
  const [next, ...rest] = inner;
  const { folders: own } = childrenOf(level.parent);
  const isNear = next?.folder !== undefined && props.opened.parentOf.get(next.folder) === level.folder;
  return (
    <ul>
      {level.before > 0 && (
        <More {...props} folder={level.folder} from={0} text={`${level.before} folders before`} />
      )}
      {level.folders.map((child) => (
        <li>
          {child === next?.folder ? (
            <OpenFolder {...props} child={child} level={next} inner={rest} />
          ) : (
            <FolderLink {...props} child={child} name={brief(child.name)} isBranch />
          )}
        </li>
      ))}
      {level.behind > 0 && (
        <More
          {...props}
          folder={level.folder}
          from={childrenOf(level.parent).items.length + own.length - level.behind}
          text={`${level.behind} more folders`}
        />
      )}
      {next?.folder && !isNear && (
        <li>
          <More {...props} folder={props.opened.parentOf.get(next.folder)} from={0} text="..." />
          <OpenFolder {...props} child={next.folder} level={next} inner={rest} />
        </li>
      )}
      <Items {...props} items={level.items} />
      {level.moreItems > 0 && (
        <More
          {...props}
          folder={level.folder}
          from={level.items.length}
          text={`${level.moreItems} more requests`}
        />
      )}
    </ul>
  );
};

const OpenFolder = ({ child, ...props }: LevelProps & { child: Folder }) => (
  <details open>
    <Name opened={props.opened} folder={child} />
    <a
      class="all"
      href={props.links.to(listAddress(props.opened, props.target, child))}
      aria-current={child === props.folder ? 'page' : undefined}
    >
      All in {brief(child.name)}
    </a>
    <Level {...props} />
  </details>
);

const Name = ({ opened, folder }: { opened: Opened; folder: Folder }) => (
  <summary>
    <span>{brief(folder.name)}</span>
    <span class="n">{countIn(opened, folder)}</span>
  </summary>
);

/** Where what has no room here is listed. */
const More = ({ opened, links, target, folder, from, text }: TreeProps & { from: number; text: string }) => (
  <li>
    <a href={links.to(listAddress(opened, target, folder, from))}>{text}</a>
  </li>
);

const Items = ({ items, folder: _, ...props }: TreeProps & { items: readonly Item[] }) => (
  <>
    {items.map((item) => (
      <li>
        <ItemLink {...props} item={item} />
      </li>
    ))}
  </>
);

/** A folder as a link to its list; in a tree a script opens it in place. */
export const FolderLink = ({
  opened,
  links,
  target,
  child,
  name,
  isBranch,
}: Omit<TreeProps, 'folder'> & { child: Folder; name: string; isBranch?: boolean }) => (
  <a
    href={links.to(listAddress(opened, target, child))}
    data-branch={isBranch && links.isServed ? '' : undefined}
  >
    <span>{name}</span>
    <span class="n">{countIn(opened, child)}</span>
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
    <ShortMethod method={writtenMethod(item)} />
    <span>{brief(item.name)}</span>
  </a>
);
