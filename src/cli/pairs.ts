import { Failure } from './failure.ts';

/** Reads `name=value` texts; the value may hold anything, and the last one of a name counts. `what`: what each should be. */
export function readPairs(texts: readonly string[], what: string): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf('=');
      if (equals < 1) throw new Failure(2, `"${text}" is no ${what}; write name=value.`);
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}
