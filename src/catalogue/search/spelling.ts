import { fold } from './words.ts';

/** How an item is written, for whoever types it out. */
export interface Spelling {
  readonly name: string;
  /** `put users/:/password`: the method, and the path without its first slash, path variables all alike. */
  readonly address: string;
  /** Where the path begins in the address. */
  readonly path: number;
}

const variable = /\{\{[^{}/]*\}\}|\{[^{}/]*\}|<[^<>/]*>|(?<=^|[/ ]):[^/\s]*/g;

/** A folded text as it is compared: one space between words, no slash at the beginning or end of a path, path variables all alike. */
export function spelled(text: string): string {
  return text
    .replace(variable, ':')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(^| )\//g, '$1')
    .replace(/\/+$/, '');
}

export function spellingOf(name: string, method: string, path: string): Spelling {
  return {
    name: spelled(fold(name)),
    address: `${fold(method)} ${spelled(fold(path))}`,
    path: method.length + 1,
  };
}

/** What it counts that a query is the name or address itself, or the beginning or a part of it; 0 to 6, more than words alone can. */
export function spellingBonus(query: string, { name, address, path }: Spelling): number {
  if (query === '') return 0;
  if (name === query || address === query || address.slice(path) === query) return 6 - name.length / 1000;
  if (name.startsWith(query)) return 4 - name.length / 1000;
  if (address.startsWith(query, path) || address.startsWith(query)) return 4 - address.length / 1000;
  if (query.includes('/') && isOnTheWay(query, address.slice(path))) return 3 - address.length / 1000;
  if (name.includes(` ${query}`) || address.includes(`/${query}`)) return 2 - name.length / 1000;
  return -name.length / 10_000;
}

/** Whether a real path, as `users/42/pass`, leads along a documented one, as `users/:/password`. A method before it is passed over. */
function isOnTheWay(query: string, path: string): boolean {
  const wanted = query.slice(query.lastIndexOf(' ') + 1).split('/');
  const segments = path.split('/');
  if (wanted.length > segments.length) return false;
  return wanted.every((part, index) => {
    const segment = segments[index] ?? '';
    const isLast = index === wanted.length - 1;
    return segment.startsWith(':') || segment === part || (isLast && segment.startsWith(part));
  });
}
