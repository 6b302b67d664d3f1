import type { Facts, Problem, ProblemCode } from '../../problems.ts';
import { problem } from '../../problems.ts';
import type { Encode, Hole, Text } from '../../wire/template.ts';
import { dynamicExample } from '../dynamic/dynamic.ts';
import type { Item } from '../model.ts';
import { type AddressSpelling, asItStands, asPostman } from './encode-literal.ts';
import { collectInputs, type Inputs, type Wanted } from './inputs.ts';
import { asWritten, hasVariables, onlyVariable, toText } from './text.ts';
import { declaredVariable, type ResolveOptions, variableFiller } from './variables.ts';

/** The resolution of one item while it goes on. */
export interface Resolution {
  readonly item: Item;
  readonly options: ResolveOptions;
  readonly inputs: Inputs;
  readonly problems: readonly Problem[];
  /** How the literals of its address are spelt. */
  readonly spelling: AddressSpelling;
  /** Fills what is known of a text; the rest stays `{{name}}`. */
  readonly fill: (text: string) => string;
  readonly note: <Code extends ProblemCode>(code: Code, ...facts: Facts<Code>) => void;
}

export function startResolution(item: Item, options: ResolveOptions): Resolution {
  const problems: Problem[] = [];
  const noted = new Set<string>();
  const note: Resolution['note'] = (code, ...facts) => {
    const found = problem(code, { pointer: item.pointer, item: item.path }, ...facts);
    if (noted.has(found.code + found.message)) return;
    noted.add(found.code + found.message);
    problems.push(found);
  };
  const fill = variableFiller(item, options, {
    endless: (name) => note('variable-endless', name),
    tooLarge: () => note('variables-too-large'),
  });
  const spelling =
    item.behavior?.['disableUrlEncoding'] === true
      ? asItStands((text) => note('target-unsendable', text))
      : asPostman;
  return { item, options, inputs: collectInputs(options.variables), problems, fill, note, spelling };
}

/** A hole for a variable that nobody knows, that is a secret, or that is made up anew for each request. */
export function variableHole(
  resolution: Resolution,
  name: string,
  encode: Encode,
  more: Partial<Wanted> = {},
): Hole {
  const { inputs, item } = resolution;
  const kind = declaredVariable(name, item)?.isSecret ? 'credential' : 'variable';
  const example = name.startsWith('$') ? exampleOf(resolution, name) : undefined;
  const wanted = { name, kind, ...more, ...(example !== undefined && { value: example, isExample: true }) };
  return { input: inputs.want(`variable ${name}`, wanted as Wanted), encode };
}

/** A program has one value for a dynamic variable, whose name says what it is; each run may be given another. */
function exampleOf({ item, note }: Resolution, name: string): string | undefined {
  if (declaredVariable(name, item)) return undefined;
  const example = dynamicExample(name, item.path);
  note(example === undefined ? 'dynamic-variable-unknown' : 'dynamic-variable', name);
  return example;
}

/** A text of the collection as a text of the template: known variables filled, the others holes. */
export function resolveText(
  resolution: Resolution,
  text: string,
  encode: Encode = 'verbatim',
  spell: (literal: string) => string = asWritten,
): Text {
  return toText(resolution.fill(text), spell, (name) => variableHole(resolution, name, encode));
}

/**
 * A secret is always an input, whether the collection has a value for it or not.
 * A credential that is one variable takes the name of that variable.
 */
export function resolveSecret(
  resolution: Resolution,
  text: string,
  wanted: Omit<Wanted, 'value'>,
  encode: Encode = 'verbatim',
  spell: (literal: string) => string = asWritten,
): Text {
  const { kind, meaning } = wanted;
  const filled = resolution.fill(text);
  const own = kind === 'credential' ? onlyVariable(text) : undefined;
  if (hasVariables(filled) && onlyVariable(filled) === undefined) {
    return toText(filled, spell, (name) => variableHole(resolution, name, encode, { kind, meaning }));
  }
  // An empty form field is a value like any other; an empty credential is none.
  const isOpen = hasVariables(filled) || (filled === '' && kind === 'credential');
  const value = isOpen ? undefined : filled;
  const variable = own ?? onlyVariable(filled);
  if (variable !== undefined) return [variableHole(resolution, variable, encode, { kind, meaning, value })];
  return [{ input: resolution.inputs.want(`${kind} ${wanted.name}`, { ...wanted, value }), encode }];
}
