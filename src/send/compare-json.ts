import { pointerToken } from '../collection/pointer.ts';
import { type JsonType, type Shape, typeOf } from './json-shape.ts';

/** One thing in a JSON value that its shape does not have, or has otherwise. */
export interface JsonDifference {
  readonly kind: 'missing' | 'other-type' | 'not-documented';
  /** JSON pointer (RFC 6901) to the first one. */
  readonly pointer: string;
  /** How many there are like it: the same in other elements of an array. */
  readonly count: number;
  /** The types the documentation has there. */
  readonly documented: readonly JsonType[];
  /** The type that is there; absent where nothing is. */
  readonly arrived?: JsonType;
}

interface Step {
  readonly pointer: string;
  /** The pointer without the positions in arrays. */
  readonly pattern: string;
}

/** Compares a value with a shape, from the outside in; where a type differs, nothing inside is looked at. */
export function compareJson(shape: Shape, value: unknown): JsonDifference[] {
  const found = new Map<string, JsonDifference>();
  const report = (step: Step, difference: Omit<JsonDifference, 'pointer' | 'count'>) => {
    const key = `${difference.kind} ${difference.arrived} ${step.pattern}`;
    const before = found.get(key);
    found.set(
      key,
      before ? { ...before, count: before.count + 1 } : { ...difference, pointer: step.pointer, count: 1 },
    );
  };
  compare(shape, value, { pointer: '', pattern: '' }, report);
  return [...found.values()];
}

type Report = (step: Step, difference: Omit<JsonDifference, 'pointer' | 'count'>) => void;

function compare(shape: Shape, value: unknown, step: Step, report: Report): void {
  const arrived = typeOf(value);
  const documented = [...shape.types];
  if (!shape.types.has(arrived)) {
    // Where every example has null, nothing is said of the type.
    if (documented.some((type) => type !== 'null')) report(step, { kind: 'other-type', documented, arrived });
    return;
  }
  if (Array.isArray(value)) {
    const { elements } = shape;
    if (!elements) return;
    for (const [at, element] of value.entries())
      compare(elements, element, { pointer: `${step.pointer}/${at}`, pattern: `${step.pattern}/*` }, report);
  } else if (arrived === 'object') compareMembers(shape, value as object, step, report);
}

function compareMembers({ members }: Shape, value: object, step: Step, report: Report): void {
  if (!members) return;
  for (const [name, { shape, isOptional }] of members) {
    if (!isOptional && !Object.hasOwn(value, name))
      report(into(step, name), { kind: 'missing', documented: [...shape.types] });
  }
  for (const [name, member] of Object.entries(value)) {
    const known = members.get(name);
    if (known) compare(known.shape, member, into(step, name), report);
    else report(into(step, name), { kind: 'not-documented', documented: [], arrived: typeOf(member) });
  }
}

function into({ pointer, pattern }: Step, name: string): Step {
  const token = pointerToken(name);
  return { pointer: `${pointer}/${token}`, pattern: `${pattern}/${token}` };
}
