import { percentDecode } from '../wire/encode.ts';
import { hasPieces, readSegment } from './path-pattern.ts';

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>;
  /** Segments with variables inside, those with more literal text first. */
  readonly mixed: { readonly pieces: readonly string[]; readonly node: Node<Value> }[];
  any?: Node<Value>;
  value?: Value;
}

/** Values by path: a literal segment is tried before one with variables inside, and that before a variable. */
export class RouteTree<Value> {
  readonly #root: Node<Value> = emptyNode();

  /** The value at a path as a collection writes it, made if there is none. */
  at(path: readonly string[], make: () => Value): Value {
    let node = this.#root;
    for (const segment of path) node = child(node, segment);
    node.value ??= make();
    return node.value;
  }

  /** The first value on the way of preference which is accepted. Segments are those of a request target, not decoded. */
  find(segments: readonly string[], accepts: (value: Value) => boolean): Value | undefined {
    return search(this.#root, segments, 0, accepts);
  }
}

function emptyNode<Value>(): Node<Value> {
  return { literals: new Map(), mixed: [] };
}

function child<Value>(parent: Node<Value>, text: string): Node<Value> {
  const segment = readSegment(text);
  switch (segment.kind) {
    case 'literal': {
      const found = parent.literals.get(segment.text) ?? emptyNode<Value>();
      parent.literals.set(segment.text, found);
      return found;
    }
    case 'any':
      parent.any ??= emptyNode<Value>();
      return parent.any;
    case 'mixed':
      return mixedChild(parent, segment.pieces);
  }
}

function mixedChild<Value>(parent: Node<Value>, pieces: readonly string[]): Node<Value> {
  const same = (other: readonly string[]) => JSON.stringify(other) === JSON.stringify(pieces);
  const found = parent.mixed.find((one) => same(one.pieces));
  if (found) return found.node;
  const node = emptyNode<Value>();
  parent.mixed.push({ pieces, node });
  parent.mixed.sort((one, other) => other.pieces.join('').length - one.pieces.join('').length);
  return node;
}

function search<Value>(
  node: Node<Value>,
  segments: readonly string[],
  at: number,
  accepts: (value: Value) => boolean,
): Value | undefined {
  const segment = segments[at];
  if (segment === undefined) {
    return node.value !== undefined && accepts(node.value) ? node.value : undefined;
  }
  const text = percentDecode(segment);
  const literal = node.literals.get(text);
  const found = literal && search(literal, segments, at + 1, accepts);
  if (found !== undefined) return found;
  for (const { pieces, node: next } of node.mixed) {
    const mixed = hasPieces(text, pieces) ? search(next, segments, at + 1, accepts) : undefined;
    if (mixed !== undefined) return mixed;
  }
  return node.any && search(node.any, segments, at + 1, accepts);
}
