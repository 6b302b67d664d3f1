import type { Child } from 'hono/jsx';
import type { Target } from '../../targets/target.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { SearchPage } from '../pages/search.tsx';
import { findItems } from './find-items.ts';
import { searchDataScript, searchListScript } from './search-scripts.ts';

const maximumShown = 50;
const longest = 300;

interface Script {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** What stands below `/_search/`: the page of what was found, the list of collections, and what each is searched by. */
export async function searchPage(
  catalogue: Catalogue,
  { links, query }: { readonly links: Links; readonly query: URLSearchParams },
  [first, name, ...rest]: readonly string[],
  target: Target,
): Promise<{ node: Child } | Script | undefined> {
  if (rest.length > 0) return undefined;
  const { shelf } = catalogue;
  if (first === 'collections.js' && name === undefined)
    return script(first, searchListScript(catalogue, links));
  if (first === 'collections' && name?.endsWith('.js')) {
    const opened = shelf.find(name.slice(0, -'.js'.length));
    return opened && script(name, searchDataScript(opened));
  }
  if (first !== undefined) return undefined;
  const text = (query.get('q') ?? '').trim().slice(0, longest);
  const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0);
  const within = shelf.find(query.get('in') ?? '');
  const found = await findItems(within ? [within] : shelf.all(), text, from, maximumShown);
  return {
    node: (
      <SearchPage links={links} target={target.id} text={text} within={within} found={found} from={from} />
    ),
  };
}

function script(name: string, text: string): Script {
  return { name, bytes: new TextEncoder().encode(text), type: 'text/javascript; charset=utf-8' };
}
