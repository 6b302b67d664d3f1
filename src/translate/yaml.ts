import type { CST } from 'yaml';
import { limits } from '../collection/read/json.ts';
import { isObject } from '../collection/read/shape.ts';
import { note, type Spot } from '../collection/read/spot.ts';

/** Characters of a YAML text that are read: its parser takes about a hundred bytes of memory for each. */
const maximumCharacters = 8 * 1024 * 1024;

/** Uses of anchors, each of which may stand for much: a text that multiplies itself is refused. */
const maximumAliases = 10_000;

/** The value of a YAML 1.2 text; undefined where there is none, with the reason as a problem. Dates stay texts. */
export async function parseYaml(text: string, spot: Spot): Promise<unknown> {
  if (text.length > maximumCharacters) {
    note(spot, 'too-large', String(text.length), String(maximumCharacters));
    return undefined;
  }
  const { Composer, LineCounter, Parser } = await import('yaml');
  try {
    const lines = new LineCounter();
    const composer = new Composer({
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: false,
      // A key that is a list is printed, and printed again in each that is around it: that takes time without end.
      stringKeys: true,
      merge: true,
    });
    const tokens = upToFault(new Parser(lines.addNewLine).parse(text));
    const [document] = composer.compose(tokens, true, text.length);
    if (!document) return undefined;
    const [fault] = document.errors;
    if (!fault) return copyOf(document.toJS({ maxAliasCount: maximumAliases }));
    const { line, col } = lines.linePos(fault.pos[0]);
    note(spot, 'not-yaml', `line ${line}, column ${col}: ${sentenceOf(fault.message)}`);
  } catch (error) {
    if (error === 'too-deep') note(spot, error, String(limits.depth));
    else if (error === 'too-large') note(spot, error, 'too many', String(limits.characters));
    // The parser recurses into what it reads, and throws for aliases without end.
    else
      note(spot, 'not-yaml', error instanceof RangeError ? 'it nests too deep' : 'its aliases have no end');
  }
  return undefined;
}

/** The tokens up to the first that is a fault: the composer takes time without end for very many of them. */
function* upToFault(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === 'error') return;
  }
}

function sentenceOf(message: string): string {
  return message.replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** The same as a tree: aliases share what they stand for, and one inside its own anchor never ends. */
function copyOf(value: unknown): unknown {
  let left: number = limits.characters;
  const copy = (own: unknown, depth: number): unknown => {
    left -= typeof own === 'string' ? own.length + 1 : 1;
    if (left < 0 || depth > limits.depth) throw depth > limits.depth ? 'too-deep' : 'too-large';
    if (Array.isArray(own)) return own.map((element) => copy(element, depth + 1));
    if (!isObject(own)) return own;
    return Object.fromEntries(Object.entries(own).map(([key, member]) => [key, copy(member, depth + 1)]));
  };
  return copy(value, 0);
}
