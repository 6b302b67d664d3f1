import type { Item } from '../collection/model.ts';

/** Rounds in which variables inside the values of variables are filled. */
const deepest = 8;
/** Characters of a base URL, and of a value in it: variables that repeat each other grow without end. */
const longest = 10_000;

/**
 * Path of an item's base URL, as segments: `['v2']` for `{{baseUrl}}` which is `https://api.zoom.us/v2`.
 * Undefined where the collection gives no value for it.
 */
export function basePathOf(item: Item): readonly string[] | undefined {
  let base = item.request.url.base;
  for (let round = 0; round < deepest && base.includes('{{'); round += 1) {
    if (base.length > longest) return undefined;
    base = base.replace(
      /\{\{([^{}]*)\}\}/g,
      (whole, name: string) => variableValue(item, name.trim()) ?? whole,
    );
  }
  const [, path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?[^/?#]*([^?#]*)/i.exec(base) ?? [];
  // A variable that is left has no value, unless it stands for a host in front of a path that is known.
  if (base.includes('{{') && path === '') return undefined;
  return path.split('/').filter((segment) => segment !== '');
}

function variableValue({ variables }: Item, name: string): string | undefined {
  for (const scope of variables) {
    const found = scope.find(({ key, value }) => key === name && value !== '' && value.length <= longest);
    if (found) return found.value;
  }
  return undefined;
}
