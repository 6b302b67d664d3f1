import { type Item, writtenMethod } from '../../collection/model.ts';
import type { Input } from '../../wire/template.ts';
import { Method } from './method.tsx';

/** Longer addresses are cut here; the program has them whole. */
const maximumLength = 2000;

/** The method and the address as the collection writes it; what an input fills links to the input. */
export const Endpoint = ({ item, inputs }: { item: Item; inputs: readonly Input[] }) => (
  <div class="endpoint">
    <Method method={writtenMethod(item)} />
    <span class="url">
      {pieces(addressOf(item)).map((piece) => {
        const name = /^(?::|\{\{)(.*?)(?:\}\})?$/.exec(piece)?.[1];
        const place = name === undefined ? -1 : inputs.findIndex((input) => input.name === name);
        return place < 0 ? piece : <a href={`#input-${place}`}>{piece}</a>;
      })}
    </span>
  </div>
);

/** The address without its query entries that are switched off. */
export function addressOf({ request: { url } }: Item): string {
  const query = url.query
    .filter(({ disabled }) => !disabled)
    .map(({ key, value }) => (value === undefined ? key : `${key}=${value}`))
    .join('&');
  const path = url.path.map((segment) => `/${segment}`).join('');
  return `${url.base}${path}${query && `?${query}`}`.slice(0, maximumLength);
}

function pieces(address: string): string[] {
  return address.split(/(\{\{[^{}]+\}\}|(?<=\/):[^/?#]+)/).filter((piece) => piece !== '');
}

/** The path of an item without its base URL, for lists. */
export function pathOf({ request: { url } }: Item): string {
  return `/${url.path.join('/')}`.slice(0, 120);
}
