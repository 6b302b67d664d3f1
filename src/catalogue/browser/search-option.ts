import { markedPieces } from '../search/marked-pieces.ts';
import type { Found } from '../search/search-all.ts';
import { folderOf, placeOf } from '../search/search-data.ts';

/** Methods that have a colour of their own. */
const coloured = ['post', 'put', 'patch', 'delete'];

/** A request that was found, as an option of the list: a link, so that the mouse does with it what it does with links. */
export function makeOption(
  { index: { data }, item }: Found,
  number: number,
  words: readonly string[],
  address: (place: string) => string,
): HTMLAnchorElement {
  const { methods, names, paths } = data.items;
  const option = document.createElement('a');
  option.id = `found-option-${number}`;
  option.href = address(placeOf(data, item));
  option.tabIndex = -1;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const method = methods[item] ?? '';
  const known = coloured.find((name) => name === method.toLowerCase()) ?? 'get';
  const folder = folderOf(data, item);
  option.append(
    part('span', `method ${known}`, [method.slice(0, 12)]),
    part('span', 'name-found', marked(names[item] ?? '', words)),
    part('code', '', marked(paths[item] ?? '', words)),
    part('span', 'small', marked(folder ? `${data.title}: ${folder}` : data.title, words)),
  );
  return option;
}

function part(element: string, className: string, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(element);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function marked(text: string, words: readonly string[]): (Node | string)[] {
  return markedPieces(text, words).map((piece) =>
    piece.isMarked ? part('mark', '', [piece.text]) : piece.text,
  );
}
