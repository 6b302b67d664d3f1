import { raw } from 'hono/html';
import type { Folder } from '../../collection/model.ts';
import type { Target } from '../../targets/target.ts';
import { foundAddress, languageAddress, listAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import type { ItemList } from '../list-items.ts';
import { Crumb, Frame } from '../parts/frame.tsx';
import { Languages, TargetSelect } from '../parts/languages.tsx';
import { Problems } from '../parts/problems.tsx';
import { headingOf } from '../parts/rail.tsx';
import { Rows, RowsLegend } from '../parts/rows.tsx';
import { Tree } from '../parts/tree.tsx';
import { countIn, type Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';
import { plainText, renderMarkdown } from '../text/markdown.ts';

export interface CollectionPageProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly opened: Opened;
  readonly target: Target;
  readonly folder?: Folder | undefined;
  /** What was asked for by `?q=`. */
  readonly words: string;
  readonly list: ItemList;
}

export const CollectionPage = (props: CollectionPageProps) => {
  const { links, opened, target, folder } = props;
  const title = folder ? `${headingOf(opened, folder)} - ${opened.title}` : opened.title;
  return (
    <Frame
      title={`${title}, in ${target.title}`}
      description={`The requests of ${opened.title}, with the proof of each program.`}
      links={links}
      address={listAddress(opened, target.id, folder)}
      collection={{
        title: opened.title,
        address: listAddress(opened, target.id),
        slug: opened.slug,
        target: target.id,
      }}
      current="collection"
    >
      <div class="shell browse">
        <nav class="rail tree" id="folders" aria-label="Folders and requests">
          <p class="where">
            {opened.title}, {requests(opened.items.length)}
          </p>
          <Tree opened={opened} links={links} target={target.id} folder={folder} />
        </nav>
        <main id="main" tabindex={-1}>
          <Crumb steps={stepsTo(props)} />
          <Lead {...props} />
          <List {...props} />
        </main>
      </div>
    </Frame>
  );
};

function stepsTo({ links, opened, target, folder }: CollectionPageProps) {
  const language = { text: target.language.title, address: links.to(languageAddress(target.language.id)) };
  if (!folder) return [language, { text: opened.title }];
  const above: Folder[] = [];
  for (let up = opened.parentOf.get(folder); up; up = opened.parentOf.get(up)) above.unshift(up);
  // Deep down, those in the middle are left out.
  if (above.length > 6) above.splice(2, above.length - 5);
  return [
    language,
    { text: opened.title, address: links.to(listAddress(opened, target.id)) },
    ...above.map((one) => ({ text: one.name, address: links.to(listAddress(opened, target.id, one)) })),
    { text: folder.name },
  ];
}

const Lead = ({ catalogue, links, opened, target, folder, words, list }: CollectionPageProps) => {
  const description = (folder ?? opened.collection).description;
  return (
    <div class="lead">
      <div class="section-head">
        <h1>{brief(folder ? folder.name : opened.title, 300)}</h1>
        <p class="small">{requests(folder ? countIn(opened, folder) : opened.items.length)}</p>
      </div>
      {description && <Description text={description} />}
      {!folder && <Problems problems={opened.problems} />}
      {links.isServed ? (
        <search>
          <form class="filter" action={links.to(`/${opened.slug}/`)}>
            <label class="hidden" for="q">
              Filter by name, path or method
            </label>
            <input
              type="search"
              id="q"
              name="q"
              value={words}
              placeholder="Filter by name, path or method"
              autocomplete="off"
            />
            <label class="hidden" for="target">
              Language
            </label>
            <TargetSelect targets={catalogue.targets} current={target} />
            <button type="submit">Show</button>
          </form>
        </search>
      ) : (
        <Languages
          targets={catalogue.targets}
          current={target}
          address={({ id }) => links.to(listAddress(opened, id, folder))}
        />
      )}
      <RowsLegend groups={list.groups} found={list.count} />
      <p class="small to-folders">
        <a href="#folders">Folders</a>
      </p>
    </div>
  );
};

/** A long description stays closed: the list is what one came for. */
const Description = ({ text }: { text: string }) => {
  const plain = plainText(text);
  if (plain.length <= 300) return <div class="prose">{raw(renderMarkdown(text))}</div>;
  return (
    <details class="prose about">
      <summary>{plain.slice(0, 200)}...</summary>
      {raw(renderMarkdown(text))}
    </details>
  );
};

const List = ({ links, opened, target, folder, words, list }: CollectionPageProps) => {
  const shown = list.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      {words !== '' && (
        <p class="found" role="status">
          {list.count === 0 ? 'Nothing here has any of these words' : `${requests(list.count)} found`}
          {shown < list.count && `, ${shown} of them here`}.{' '}
          {list.lacksWords && list.count > 0 && 'None has all of the words; these have the most of them. '}
          <a href={links.to(listAddress(opened, target.id))}>Show all</a>
        </p>
      )}
      {list.count === 0 && words === '' && <p>There is no request in it.</p>}
      {shown > 0 && <Rows opened={opened} links={links} target={target.id} groups={list.groups} />}
      {list.next !== undefined && (
        <p class="more">
          <a
            href={links.to(
              words
                ? foundAddress(opened, target.id, words, list.next)
                : listAddress(opened, target.id, folder, list.next),
            )}
          >
            More of them
          </a>
        </p>
      )}
    </>
  );
};

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}
