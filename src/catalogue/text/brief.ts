/** A name for a place with little room. */
export function brief(name: string, maximum = 120): string {
  return name.length <= maximum ? name : `${name.slice(0, maximum - 3).trimEnd()}...`;
}
