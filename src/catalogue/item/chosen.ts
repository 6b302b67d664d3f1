import type { Item } from '../../collection/model.ts';
import { onlyVariable } from '../../collection/resolve/text.ts';
import { resolve } from '../../collection/resolve.ts';
import type { Problem } from '../../problems.ts';
import type { Target } from '../../targets/target.ts';
import type { Input, WireTemplate } from '../../wire/template.ts';
import { valueFor } from '../../wire/values.ts';
import { type Choice, isEditable } from './choice.ts';

/** Where an item is at a simulator, and the values with which it works there. */
export interface Place {
  readonly baseUrl: string;
  /** By the name of an input, credentials among them. */
  readonly values: Readonly<Record<string, string>>;
}

/** An item with what its reader has chosen: the same in the server and in the page. */
export interface Chosen {
  /** With what is the usual value left out. */
  readonly choice: Choice;
  /** Values that the item was resolved with, by the name of a variable or an input. */
  readonly variables: Readonly<Record<string, string>>;
  readonly template: WireTemplate;
  /** The same with the collection's own values alone; where nothing is chosen, the very same. */
  readonly documented: WireTemplate;
  /** The inputs of the item, with the values chosen. */
  readonly inputs: readonly Input[];
  /** The name under which the whole base URL can be given. */
  readonly baseName: string;
  /** The collection's own base URL; as it is written where it is not wholly known. */
  readonly documentedBase: string | undefined;
  readonly problems: readonly Problem[];
}

/** Resolves an item with what its reader asks for. */
export function choose(item: Item, asked: Choice, here: Place | undefined): Chosen {
  const documented = resolve(item, {});
  const { choice, values } = settle(documented.value.inputs, asked, here?.values);
  const base = documented.value.inputs.find(({ kind }) => kind === 'base-url');
  const name = base?.name ?? baseName(item);
  const chosenBase = choice.host === 'simulator' ? here?.baseUrl : choice.base;
  const variables = {
    ...values,
    ...(chosenBase !== undefined && { [name]: chosenBase }),
  };
  const isUsual = Object.keys(variables).length === 0;
  const { value: template, problems } = isUsual ? documented : resolve(item, { variables });
  return {
    choice,
    variables,
    template,
    documented: documented.value,
    inputs: documented.value.inputs.map((input) => withValue(input, valueFor(variables, input.name))),
    baseName: name,
    documentedBase: base ? base.value : item.request.url.base,
    problems,
  };
}

/** What a target prints for a choice: a message can hold no credential but the simulator's, which is nobody's secret. */
export function templateFor(target: Target, { choice, template }: Chosen, here: Place | undefined) {
  return target.send && choice.host === 'simulator' ? withCredentials(template, here?.values) : template;
}

/** The name under which the whole base URL of an item can be given. */
export function baseName({ request: { url } }: Pick<Item, 'request'>): string {
  return onlyVariable(url.base) ?? 'baseUrl';
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
    const own = valueFor(working, name);
    if (kind !== 'credential' && kind !== 'base-url' && own !== undefined && own !== value) usual[name] = own;
  }
  for (const input of inputs.filter(isEditable)) {
    const value = valueFor(asked.values, input.name);
    if (value !== undefined && value !== (valueFor(usual, input.name) ?? input.value ?? ''))
      chosen[input.name] = value;
  }
  return { choice: { ...asked, host, values: chosen }, values: { ...usual, ...chosen } };
}

function withCredentials(
  template: WireTemplate,
  values: Readonly<Record<string, string>> = {},
): WireTemplate {
  const known = (input: Input): Input => {
    const value = valueFor(values, input.name);
    return input.kind === 'credential' && value !== undefined ? { ...input, from: 'program', value } : input;
  };
  return { ...template, inputs: template.inputs.map(known) };
}

function withValue(input: Input, value: string | undefined): Input {
  return value === undefined ? input : { ...input, value };
}
