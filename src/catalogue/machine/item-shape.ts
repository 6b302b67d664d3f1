import { writtenMethod } from '../../collection/model.ts';
import { resolve } from '../../collection/resolve.ts';
import { itemSource, prettyJson } from '../../collection/source.ts';
import { type GeneratedProgram, generate } from '../../generate.ts';
import type { Problem } from '../../problems.ts';
import { stateOf } from '../../prove/state.ts';
import { documentedAnswers } from '../../simulator/documented.ts';
import type { Target } from '../../targets/target.ts';
import { ownValues } from '../../wire/fill.ts';
import type { Input, WireTemplate } from '../../wire/template.ts';
import { itemAddress, listAddress, proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { type FieldGroup, type ItemField, itemFields } from '../descriptions/item-fields.ts';
import type { ItemPlace } from '../item/item-page.tsx';
import { shownAnswers } from '../item/shown-answers.ts';
import { jsonAddress } from '../item/shown-json.ts';
import type { ShownAnswer } from '../parts/answers.tsx';
import { addressOf } from '../parts/endpoint.tsx';
import { stateSentence } from '../parts/proof.tsx';
import { namesOf } from '../parts/rail.tsx';
import { readableValues } from '../send/play.ts';
import { brief } from '../text/brief.ts';
import { commandLine } from '../text/shell-command.ts';
import type { MachineLinks } from './machine-links.ts';

/** The page of an item in a language, as the collection documents it: nothing that a reader typed is in it. */
export interface ItemShape {
  readonly kind: 'item';
  readonly name: string;
  readonly collection: string;
  /** The names of its folders, the outermost first. */
  readonly folders: readonly string[];
  /** Back to the list of the collection, in the same form; the page for people. */
  readonly list: string;
  readonly page: string;
  readonly method: string;
  /** As the collection writes it, with its variables. */
  readonly address: string;
  /** Markdown with HTML, as given. */
  readonly description?: string;
  readonly parameters: readonly ParameterShape[];
  readonly inputs: readonly InputShape[];
  readonly target: { readonly id: string; readonly language: string; readonly library: string };
  readonly program: ProgramShape;
  readonly proof: ProofShape;
  /** The curl command, where the program is none. */
  readonly curl?: string;
  readonly answers: readonly AnswerShape[];
  /** What the program sends: texts are lists of literals and of holes for inputs. Absent where it is too long for a page. */
  readonly request?: Omit<WireTemplate, 'inputs'>;
  /** The item as the collection has it, laid out; cut where it is very long: `sourceFile` is whole. */
  readonly source: string;
  readonly sourceFile: string;
  readonly problems: readonly Pick<Problem, 'code' | 'severity' | 'message' | 'advice'>[];
  /** The same item in the other targets, in the same form. */
  readonly otherTargets: readonly { readonly id: string; readonly address: string }[];
}

export interface ParameterShape {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'body';
  readonly isRequired: boolean;
  readonly type?: string;
  /** All that it may be, where the description lists them. */
  readonly values?: readonly string[];
  readonly default?: string;
  /** False where the collection has it switched off. */
  readonly isSent: boolean;
  /** Markdown with HTML. */
  readonly meaning?: string;
  readonly example?: string;
}

/** As in a wire template; a credential never has its value here. */
export type InputShape = Pick<Input, 'name' | 'kind' | 'from' | 'environment' | 'value' | 'meaning'>;

export interface ProgramShape {
  readonly file: string;
  /** Address of the file. */
  readonly download: string;
  /** Absent where it is too long for a page: the file has it. */
  readonly text?: string;
  /** Name of the language for a fence. */
  readonly language: string;
  readonly install?: string;
  /** Lines for a POSIX shell, to be run in the folder of the file. */
  readonly build?: string;
  readonly run: string;
}

export interface ProofShape {
  readonly state: string;
  /** In words. */
  readonly says: string;
  /** What toolchain and library said of themselves, where exactly this program was run. */
  readonly versions: readonly string[];
  readonly recordedCases: number;
  readonly exactCases: number;
  readonly page?: string;
}

export interface AnswerShape {
  readonly status: number;
  readonly key: string;
  readonly title: string;
  /** Status line, headers and body. */
  readonly message: string;
  /** The request it was saved with, where that is another than the item's. */
  readonly request?: string;
}

/** Characters of one text in a page for machines. */
const maximumText = 100_000;
const maximumSource = 12_000;
const maximumParameters = 500;
const maximumMeaning = 2000;

/** Describes an item for machines, from what its page for people is made of. */
export function itemShape(catalogue: Catalogue, place: ItemPlace, links: MachineLinks): ItemShape {
  const { opened, item, target } = place;
  const { value: template, problems } = resolve(item, {});
  const program = generate(template, target);
  const curl = catalogue.targets.find(({ id }) => id === 'shell-curl');
  const { inputs, ...request } = template;
  const page = itemAddress(opened, item, target.id);
  const folder = opened.parentOf.get(item);
  const { description } = item.request;
  return {
    kind: 'item',
    name: item.name,
    collection: opened.title,
    folders: folder ? namesOf(opened, folder).map((name) => brief(name)) : [],
    list: links.to(listAddress(opened, target.id)),
    page: links.plain(page),
    method: writtenMethod(item),
    address: addressOf(item),
    ...(description && { description: description.slice(0, maximumText) }),
    parameters: itemFields(item)
      .flatMap(({ place, fields }) => fields.map((field) => parameterShape(places[place], field)))
      .slice(0, maximumParameters),
    inputs: inputs.map(inputShape),
    target: { id: target.id, language: target.language.title, library: target.library.name },
    program: programShape(program, target, links.plain(`${page}${program.file}`)),
    proof: proofShape(catalogue, target, program.text, links),
    ...(curl && curl !== target && { curl: generate(template, curl).text.slice(0, maximumText) }),
    answers: shownAnswers(
      item,
      documentedAnswers(item),
      withoutCredentials(template),
      (own) => resolve(own, {}).value,
    ).map(answerShape),
    ...(JSON.stringify(request).length <= maximumText && { request }),
    source: sourceOf(place),
    sourceFile: links.plain(jsonAddress(opened, item)),
    problems: [...opened.problems.filter((problem) => problem.item === item.path), ...problems]
      .slice(0, 100)
      .map(({ code, severity, message, advice }) => ({ code, severity, message, advice })),
    otherTargets: catalogue.targets
      .filter((other) => other !== target)
      .map(({ id }) => ({ id, address: links.to(itemAddress(opened, item, id)) })),
  };
}

/** Values for reading, in which a credential is the name of its environment variable even where the collection has one. */
function withoutCredentials(template: WireTemplate): Record<string, string> {
  const isCredential = new Set(
    template.inputs.filter(({ kind }) => kind === 'credential').map(({ name }) => name),
  );
  const inputs = template.inputs.map(({ value, ...input }) =>
    value === undefined || isCredential.has(input.name) ? input : { ...input, value },
  );
  return readableValues(template, ownValues({ ...template, inputs }));
}

const places: Readonly<Record<FieldGroup['place'], ParameterShape['place']>> = {
  Path: 'path',
  Query: 'query',
  Headers: 'header',
  Body: 'body',
};

function parameterShape(place: ParameterShape['place'], field: ItemField): ParameterShape {
  const { above, name, presence, isOff, type, values, default: usual, meaning, example } = field;
  return {
    name: above + name,
    place,
    isRequired: presence === 'required',
    isSent: !isOff,
    ...(type !== undefined && { type }),
    ...(values.length > 0 && { values }),
    ...(usual !== undefined && { default: usual }),
    ...(meaning !== '' && { meaning: brief(meaning, maximumMeaning) }),
    ...(example && { example: brief(example, maximumMeaning) }),
  };
}

function inputShape({ name, kind, from, environment, value, meaning }: Input): InputShape {
  return {
    name,
    kind,
    from,
    ...(environment !== undefined && { environment }),
    ...(value !== undefined && kind !== 'credential' && { value }),
    ...(meaning !== undefined && { meaning }),
  };
}

function programShape(
  { file, text, install, build, run }: GeneratedProgram,
  target: Target,
  download: string,
): ProgramShape {
  return {
    file,
    download,
    ...(text.length <= maximumText && { text }),
    language: target.language.highlight,
    ...(install !== undefined && { install }),
    ...(build && { build: commandLine(build) }),
    run: commandLine(run),
  };
}

function proofShape({ proofs }: Catalogue, target: Target, text: string, links: MachineLinks): ProofShape {
  const state = stateOf(proofs, target.id, text);
  return {
    state: state.state,
    says: stateSentence(state),
    versions: state.proof?.versions ?? [],
    recordedCases: state.cases,
    exactCases: state.proven,
    ...(state.proof && links.hasProofPages && { page: links.to(proofAddress(state.proof)) }),
  };
}

function answerShape({ key, code, title, message, request }: ShownAnswer): AnswerShape {
  return { status: code, key, title, message, ...(request !== undefined && { request }) };
}

function sourceOf({ opened, item }: ItemPlace): string {
  const text = prettyJson(itemSource(opened.collection, item));
  return text.length <= maximumSource ? text : `${text.slice(0, maximumSource)}\n...`;
}
