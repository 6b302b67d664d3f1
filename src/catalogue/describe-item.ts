import type { Item } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import type { Problem } from '../problems.ts';
import type { Target } from '../targets/target.ts';
import type { Input, WireTemplate } from '../wire/template.ts';
import type { Catalogue } from './catalogue.ts';
import { type Choice, isEditable } from './choice.ts';
import { type Printed, print } from './printed.ts';
import type { Opened } from './shelf.ts';
import { baseName, type Simulated, simulated } from './simulated.ts';

/** Everything that the page of an item shows, in one language. */
export interface ItemDescription {
  readonly opened: Opened;
  readonly item: Item;
  readonly target: Target;
  /** With what is the usual value left out. */
  readonly choice: Choice;
  /** As printed: with the values chosen. */
  readonly template: WireTemplate;
  /** The inputs of the item, with the values chosen. */
  readonly inputs: readonly Input[];
  /** The collection's own base URL; as it is written where it is not wholly known. */
  readonly documentedBase: string | undefined;
  readonly program: Printed;
  /** The curl command beside it; absent where the program is one. */
  readonly curl?: Printed;
  /** The simulator's side of it, where one runs. */
  readonly simulated?: Simulated;
  readonly problems: readonly Problem[];
}

/** Characters of a program, and of the command beside it, on a page. */
const maximumProgram = 17_000;
const maximumCurl = 5_000;

/** Resolves and prints an item as a page shows it. */
export async function describeItem(
  catalogue: Catalogue,
  opened: Opened,
  item: Item,
  target: Target,
  asked: Choice,
): Promise<ItemDescription> {
  const here = simulated(catalogue, opened, item);
  const documented = resolve(item, {});
  const { choice, values } = settle(documented.value.inputs, asked, here?.values);
  const base = documented.value.inputs.find(({ kind }) => kind === 'base-url');
  const chosenBase = choice.host === 'simulator' ? here?.baseUrl : choice.base;
  const variables = {
    ...values,
    ...(chosenBase !== undefined && { [base?.name ?? baseName(item)]: chosenBase }),
  };
  const isUsual = Object.keys(variables).length === 0;
  const { value: template, problems } = isUsual ? documented : resolve(item, { variables });
  const program = await print(
    catalogue,
    target.send && choice.host === 'simulator' ? withCredentials(template, here?.values) : template,
    target,
    maximumProgram,
  );
  const curlTarget = catalogue.targets.find(({ id }) => id === 'shell-curl');
  return {
    opened,
    item,
    target,
    choice,
    template,
    inputs: documented.value.inputs.map((input) => withValue(input, variables[input.name])),
    documentedBase: base ? base.value : item.request.url.base,
    program,
    ...(curlTarget &&
      curlTarget !== target && {
        curl: await print(catalogue, template, curlTarget, maximumCurl),
      }),
    ...(here && { simulated: here }),
    problems: [
      ...opened.problems.filter((problem) => problem.item === item.path),
      ...problems,
      ...program.problems,
    ],
  };
}

/** Leaves out of a choice what is not to be had or the usual value, and says which values the program gets. */
function settle(
  inputs: readonly Input[],
  asked: Choice,
  ofSimulator: Readonly<Record<string, string>> | undefined,
) {
  const host = asked.host === 'simulator' && !ofSimulator ? 'documented' : asked.host;
  const working = host === 'simulator' ? (ofSimulator ?? {}) : {};
  const usual: Record<string, string> = {};
  const chosen: Record<string, string> = {};
  for (const { name, value, kind } of inputs) {
    const own = working[name];
    if (kind !== 'credential' && kind !== 'base-url' && own !== undefined && own !== value) usual[name] = own;
  }
  for (const input of inputs.filter(isEditable)) {
    const value = asked.values[input.name];
    if (value !== undefined && value !== (usual[input.name] ?? input.value ?? '')) chosen[input.name] = value;
  }
  return { choice: { ...asked, host, values: chosen }, values: { ...usual, ...chosen } };
}

/** A message can hold no credential but one that stands in it: those of the simulator are nobody's secret. */
function withCredentials(
  template: WireTemplate,
  values: Readonly<Record<string, string>> = {},
): WireTemplate {
  const known = (input: Input): Input => {
    const value = values[input.name];
    return input.kind === 'credential' && value !== undefined ? { ...input, from: 'program', value } : input;
  };
  return { ...template, inputs: template.inputs.map(known) };
}

function withValue(input: Input, value: string | undefined): Input {
  return value === undefined ? input : { ...input, value };
}
