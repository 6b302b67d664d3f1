import type { Input } from '../../wire/template.ts';
import { environmentName } from './environment.ts';

/** An input as a part of the request needs it. */
export interface Wanted {
  readonly name: string;
  readonly kind: Input['kind'];
  readonly value?: string | undefined;
  readonly meaning?: string | undefined;
  /** Its value is made up: a program has it, and each run may be given another. */
  readonly isExample?: boolean | undefined;
}

/** Collects the inputs of one template. */
export interface Inputs {
  /** Gives the name of an input for a hole. One origin (`variable token`, `path id`) is one input, wherever it is used. */
  readonly want: (origin: string, wanted: Wanted) => string;
  /** In the order a program declares them. */
  readonly all: () => Input[];
}

const order: readonly Input['kind'][] = ['base-url', 'path', 'variable', 'field', 'credential'];

/** Where inputs of one name differ, the later one is called after its kind too: `id` and `idVariable`. */
const suffixes: Readonly<Record<Input['kind'], string>> = {
  'base-url': 'BaseUrl',
  path: 'Path',
  variable: 'Variable',
  field: 'Field',
  credential: 'Credential',
};

/** `given` are values by the name of an input, which win; a base URL comes with its own already. */
export function collectInputs(given: Readonly<Record<string, string>> = {}): Inputs {
  const byOrigin = new Map<string, Wanted>();
  const taken = new Set<string>();

  const freeName = ({ name, kind }: Wanted) => {
    const own = `${name}${suffixes[kind]}`;
    let free = taken.has(name) ? own : name;
    for (let count = 2; taken.has(free); count++) free = `${own}${count}`;
    taken.add(free);
    return free;
  };

  const want = (origin: string, wanted: Wanted) => {
    const known = byOrigin.get(origin);
    const name = known?.name ?? freeName(wanted);
    const isGiven = wanted.kind !== 'base-url' && Object.hasOwn(given, name);
    const value = isGiven ? given[name] : (wanted.value ?? known?.value);
    // One variable may be a text here and a credential there: the stricter use decides.
    const kept = known && order.indexOf(known.kind) > order.indexOf(wanted.kind) ? known : wanted;
    const meaning = kept.meaning ?? known?.meaning ?? wanted.meaning;
    const isExample = wanted.isExample || known?.isExample;
    byOrigin.set(origin, { kind: isBase(known) ? 'base-url' : kept.kind, name, value, meaning, isExample });
    return name;
  };

  const all = () => {
    const names = new Map<string, number>();
    return [...byOrigin.values()]
      .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
      .map((wanted) => finish(wanted, names));
  };
  return { want, all };
}

function isBase(wanted: Wanted | undefined): boolean {
  return wanted?.kind === 'base-url';
}

/** `names` are the environment variables that are taken, each with how often it was asked for. */
function finish(wanted: Wanted, names: Map<string, number>): Input {
  const { name, kind, value, meaning } = wanted;
  const from = sourceOf(wanted);
  return {
    name,
    kind,
    from,
    ...(from !== 'program' && { environment: freeEnvironmentName(name, names) }),
    ...(value !== undefined && { value }),
    ...(meaning && { meaning }),
  };
}

function sourceOf({ kind, value, isExample }: Wanted): Input['from'] {
  if (kind === 'credential' || value === undefined) return 'environment';
  return kind === 'field' || isExample ? 'environment-or-program' : 'program';
}

function freeEnvironmentName(name: string, taken: Map<string, number>): string {
  const plain = environmentName(name);
  let count = taken.get(plain) ?? 0;
  let free = plain;
  while (taken.has(free)) free = `${plain}_${++count}`;
  taken.set(free, 1);
  if (count > 0) taken.set(plain, count);
  return free;
}
