/** Shorter ones stand in other words by chance. */
const shortest = 8;

/**
 * Makes a search for every place where one of many values stands in a text, the longest first. Linear in the text,
 * however many values there are.
 */
export function repeatsOf(
  values: Iterable<string>,
): (text: string) => { readonly start: number; readonly value: string }[] {
  const byBeginning = new Map<string, string[]>();
  /** Which hashes of three characters a value begins with: most places of a text are passed with one look. */
  const begins = new Uint8Array(1 << 16);
  for (const value of values) {
    if (value.length < shortest) continue;
    const beginning = value.slice(0, shortest);
    const alike = byBeginning.get(beginning);
    if (alike) alike.push(value);
    else byBeginning.set(beginning, [value]);
    begins[hashAt(value, 0)] = 1;
  }
  for (const alike of byBeginning.values()) alike.sort((one, other) => other.length - one.length);

  return (text) => {
    if (byBeginning.size === 0) return [];
    const found: { start: number; value: string }[] = [];
    for (let at = 0; at + shortest <= text.length; at++) {
      if (begins[hashAt(text, at)] === 0) continue;
      const alike = byBeginning.get(text.slice(at, at + shortest));
      const value = alike?.find((each) => text.startsWith(each, at));
      if (value === undefined) continue;
      found.push({ start: at, value });
      at += value.length - 1;
    }
    return found;
  };
}

function hashAt(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 5) ^ (text.charCodeAt(at + 2) << 10)) & 0xffff;
}
