import { isObject } from '../../collection/read/shape.ts';
import { below, note } from '../../collection/read/spot.ts';
import { member, type Node, nodeOf, type Source } from './source.ts';

/** A value that a document shows, with its name where it has one. */
export interface Shown {
  readonly value: unknown;
  /** Key of the example: answers and requests of one name belong together. */
  readonly key?: string;
  readonly title?: string;
}

/** The examples of a parameter, a header or a media type: `example`, or each of `examples`. */
export function examplesIn(source: Source, node: Node): Shown[] {
  const { value } = node;
  for (const key of ['example', 'x-example']) {
    if (value[key] !== undefined) return [{ value: value[key] }];
  }
  const examples = value['examples'];
  if (Array.isArray(examples)) return examples.slice(0, 1).map((first) => ({ value: first }));
  const named = isObject(examples) ? member(source, node, 'examples') : undefined;
  if (!named) return [];
  return Object.entries(named.value).flatMap(([key, own]) => {
    if (!isObject(own)) return [];
    const example = nodeOf(source, own, below(named.spot, key), 'example');
    if (!example) return [];
    const { value: shown, summary, externalValue } = example.value;
    if (shown === undefined) {
      if (typeof externalValue === 'string') note(example.spot, 'reference-outside', externalValue);
      return [];
    }
    return [{ value: shown, key, ...(typeof summary === 'string' && summary && { title: summary }) }];
  });
}

export function exampleIn(source: Source, node: Node): unknown {
  return examplesIn(source, node)[0]?.value;
}
