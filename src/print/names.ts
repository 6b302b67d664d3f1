import { Code } from './code.ts';

/** How a language writes names. */
export interface NameRules {
  readonly style: 'snake_case' | 'camelCase' | 'UPPER_CASE';
  /** Words of the language that no name may be. */
  readonly reserved: ReadonlySet<string>;
  /** Set where `id` and `Id` are one name. */
  readonly isCaseInsensitive?: true;
}

/** Gives each name of a program one identifier, clear of reserved words, of `taken` and of each other. */
export function allocateNames(
  rules: NameRules,
  names: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): readonly Code[] {
  const fold = (name: string) => (rules.isCaseInsensitive ? name.toLowerCase() : name);
  const folded = (set: ReadonlySet<string>) =>
    rules.isCaseInsensitive ? new Set(Array.from(set, fold)) : set;
  const [reserved, unusable] = [folded(rules.reserved), folded(taken)];
  const used = new Set<string>();
  const isFree = (name: string) => !used.has(name) && !reserved.has(name) && !unusable.has(name);
  const counts = new Map<string, number>();
  return names.map((name) => {
    let chosen = identifier(name, rules.style);
    if (!isFree(fold(chosen))) {
      const own = rules.style === 'camelCase' ? `${chosen}Value` : `${chosen}_value`;
      let count = counts.get(own) ?? 1;
      for (chosen = own; !isFree(fold(chosen)); ) chosen = `${own}${++count}`;
      counts.set(own, count);
    }
    used.add(fold(chosen));
    return new Code(chosen);
  });
}

/** The words of a name, in lower case: `userId`, `user-id` and `User ID` all are `user id`. */
export function words(name: string): string[] {
  const spaced = name
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const ascii = /^[\0-\x7f]*$/.test(spaced) ? spaced : spaced.replace(/\p{M}/gu, '');
  return ascii.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** Letters of an identifier: compilers of C may tell only so many apart (C11, 5.2.4.1), and no reader does. */
const mostLetters = 48;

/** Identifiers made before, by style and name: most items of a collection have the same few inputs. */
const made = new Map<NameRules['style'], Map<string, string>>();

/** So many are kept of a style, until all are forgotten; and none of a name with more characters than this. */
const [mostMade, longestMade] = [1000, 100];

/** An identifier of ASCII letters, digits and `_`; a name without any becomes `value`. */
export function identifier(name: string, style: NameRules['style']): string {
  const before = made.get(style) ?? new Map<string, string>();
  const known = before.get(name);
  if (known !== undefined) return known;
  if (before.size >= mostMade) before.clear();
  const own = makeIdentifier(name, style);
  if (name.length <= longestMade) made.set(style, before.set(name, own));
  return own;
}

function makeIdentifier(name: string, style: NameRules['style']): string {
  const parts = words(words(name).join(' ').slice(0, mostLetters));
  const [first = 'value', ...rest] = /^[0-9]/.test(parts[0] ?? '') ? ['value', ...parts] : parts;
  if (style === 'camelCase')
    return first + rest.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  const snake = [first, ...rest].join('_');
  return style === 'UPPER_CASE' ? snake.toUpperCase() : snake;
}

/** A name that stands in a program as it is. Throws for what is no identifier: whoever chose it has a bug. */
export function exactName(name: string): Code {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`"${name}" is not an identifier.`);
  return new Code(name);
}
