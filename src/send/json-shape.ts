import { groupBy } from '../collection/group-by.ts';

/** JSON has one type of number (RFC 8259 section 6): an example of 10 does not promise that there is never a 10.5. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** What some JSON values have in common. */
export interface Shape {
  /** The types that they have. `null` alone says nothing of the others. */
  readonly types: ReadonlySet<JsonType>;
  /** Of the objects among them; absent where there is none. */
  readonly members?: ReadonlyMap<string, Member>;
  /** Of all elements of the arrays among them; absent where there is none. */
  readonly elements?: Shape;
}

export interface Member {
  readonly shape: Shape;
  /** Whether some of the objects go without it. */
  readonly isOptional: boolean;
}

/** What lies deeper is not looked at: any value fits there. */
const maximumDepth = 60;

/** The shape of one value, whose arrays are merged over their elements. */
export function shapeOf(value: unknown, depth = 0): Shape {
  const type = typeOf(value);
  const types = new Set([type]);
  if (depth >= maximumDepth) return { types };
  if (Array.isArray(value)) {
    const elements = mergeShapes(value.map((element) => shapeOf(element, depth + 1)));
    return { types, ...(elements && { elements }) };
  }
  if (type !== 'object') return { types };
  const members = Object.entries(value as object).map(
    ([name, member]) => [name, { shape: shapeOf(member, depth + 1), isOptional: false }] as const,
  );
  return { types, members: new Map(members) };
}

/** The shape that all values of these shapes fit; undefined for none. */
export function mergeShapes(shapes: readonly Shape[]): Shape | undefined {
  if (shapes.length <= 1) return shapes[0];
  const elements = mergeShapes(shapes.flatMap((shape) => shape.elements ?? []));
  const objects = shapes.flatMap((shape) => shape.members ?? []);
  return {
    types: new Set(shapes.flatMap(({ types }) => [...types])),
    ...(objects.length > 0 && { members: mergeMembers(objects) }),
    ...(elements && { elements }),
  };
}

function mergeMembers(objects: readonly ReadonlyMap<string, Member>[]): ReadonlyMap<string, Member> {
  const all = objects.flatMap((members) => [...members]);
  return new Map(
    [...groupBy(all, ([name]) => name)].map(([name, entries]) => {
      const members = entries.map(([, member]) => member);
      const shape = mergeShapes(members.map((member) => member.shape)) ?? { types: new Set<JsonType>() };
      const isOptional = members.length < objects.length || members.some((member) => member.isOptional);
      return [name, { shape, isOptional }];
    }),
  );
}

export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}
