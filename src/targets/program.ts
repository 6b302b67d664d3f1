import type { Language, Pieces } from '../languages/language.ts';
import { type Code, code } from '../print/code.ts';
import { isLongText } from '../print/literal.ts';
import { allocateNames } from '../print/names.ts';
import { encode } from '../wire/encode.ts';
import { lastSegment } from '../wire/multipart.ts';
import {
  type Encode,
  type FileContent,
  type Hole,
  type Input,
  isFile,
  joinLiterals,
  type Text,
  textsOf,
  textsOfBody,
  type WireTemplate,
} from '../wire/template.ts';
import type { Target } from './target.ts';

/** An input with its name in the program. */
export interface ProgramInput extends Input {
  readonly identifier: Code;
  /** The first sentence of what it means, as a comment; absent where nothing is known, and where a program says it another way. */
  readonly comment: Code | undefined;
  /** What a program says when a value is missing that only the environment gives, as plain text; else empty. */
  readonly request: string;
}

/** An input that has a variable of the environment. */
export type EnvironmentInput = ProgramInput & { readonly environment: string };

/** A wire template with the names of one target: all that `print` needs. */
export interface Program extends Omit<WireTemplate, 'inputs'> {
  readonly inputs: readonly ProgramInput[];
  /** Those that are constants of the program. */
  readonly constants: readonly ProgramInput[];
  /** Those without which it stops. */
  readonly required: readonly EnvironmentInput[];
  /** Those whose constant the environment may replace. */
  readonly replaceable: readonly EnvironmentInput[];
  /** The comment at the top: what it does, how to install, build and run. */
  readonly heading: Code;
  /** Whether an input stands in the program in one of these encodings. */
  readonly encodes: (...ways: readonly Encode[]) => boolean;
  /** What a text is on the wire where the program asks nobody for a part of it; a constant of the program is asked. */
  readonly known: (text: Text) => string | undefined;
  /** A text as an expression of the language, on one line. */
  readonly text: (text: Text) => Code;
  /** A text as an expression, over several lines where that reads better. */
  readonly longText: (text: Text) => Code;
  /** A text as an expression whose value is the text's bytes on the wire in a header. */
  readonly headerText: (text: Text) => Code;
}

/** Gives a wire template the names and the heading that a target needs. */
export function toProgram(template: WireTemplate, target: Target): Program {
  const { language } = target;
  const inputs = nameInputs(template.inputs, target);
  const pieces = dissect(inputs, target);
  const ways = encodingsIn(template, target);
  const { title, method, url, headers, basic, body, success } = template;
  return {
    title,
    method,
    url,
    headers,
    basic,
    body,
    success,
    inputs,
    constants: inputs.filter(({ from }) => from === 'program'),
    required: inputs.filter((input): input is EnvironmentInput => input.from === 'environment'),
    replaceable: inputs.filter((input): input is EnvironmentInput => input.from === 'environment-or-program'),
    heading: heading(template, target),
    encodes: (...wanted) => wanted.some((way) => ways.has(way)),
    known: (text) => stringOf(pieces(text)),
    text: (text) => language.join(pieces(text)),
    longText: (text) => {
      const all = pieces(text);
      return isLongText(fixedText(all)) ? language.joinLong(all) : language.join(all);
    },
    headerText: (text) => (language.joinBytes ?? language.join)(pieces(text)),
  };
}

/** Makes of a text its literals and the expressions for its holes. */
function dissect(inputs: readonly ProgramInput[], target: Target): (text: Text) => Pieces {
  const byName = new Map<string, ProgramInput>();
  for (const input of inputs) byName.set(input.name, input);
  const expression = ({ input: name, encode: way }: Hole): string | Code => {
    const input = byName.get(name);
    if (!input) throw new Error(`The template has a hole for "${name}", and no such input.`);
    if (isInlined(input, target)) return encode(input.value ?? '', way);
    return target.encoders[way](asRead(input, target.language));
  };
  return (text) => {
    const only = text.length === 1 ? text[0] : undefined;
    if (typeof only === 'string') return only === '' ? [] : [only];
    return joinLiterals(text.map((piece) => (typeof piece === 'string' ? piece : expression(piece))));
  };
}

/** A command is pasted as it is: whatever has a value stands in it, encoded. */
function isInlined({ from }: Input, { isCommand }: Target): boolean {
  return isCommand === true && from !== 'environment';
}

/** The encodings in which the inputs of a template stand in its texts: of all, and of those from the environment alone. */
interface Encodings {
  readonly all: ReadonlySet<Encode>;
  readonly asked: ReadonlySet<Encode>;
}

/** A template is mostly printed for several targets. */
const encodings = new WeakMap<WireTemplate, Encodings>();

/** The encodings in which an input stands in a program. */
function encodingsIn(template: WireTemplate, { isCommand }: Target): ReadonlySet<Encode> {
  const { all, asked } = encodings.get(template) ?? findEncodings(template);
  return isCommand ? asked : all;
}

function findEncodings(template: WireTemplate): Encodings {
  const asked = new Set(template.inputs.filter(({ from }) => from === 'environment').map(({ name }) => name));
  const holes = textsOf(template)
    .flat()
    .filter((piece) => typeof piece !== 'string');
  const own = {
    all: new Set(holes.map(({ encode }) => encode)),
    asked: new Set(holes.filter(({ input }) => asked.has(input)).map(({ encode }) => encode)),
  };
  encodings.set(template, own);
  return own;
}

function fixedText(pieces: Pieces): string {
  const [first = ''] = pieces;
  if (pieces.length < 2 && typeof first === 'string') return first;
  return pieces.map((piece) => (typeof piece === 'string' ? piece : '-')).join('');
}

function nameInputs(inputs: readonly Input[], { language, taken }: Target): readonly ProgramInput[] {
  const names = allocateNames(
    language.names,
    inputs.map(({ name }) => name),
    taken,
  );
  return inputs.map((input, index) => {
    const { name, kind, from, environment, value, meaning } = input;
    const identifier = names[index];
    if (!identifier) throw new Error(`The input "${name}" has no name.`);
    const isAsked = from === 'environment';
    const comment = meaning && !isAsked ? language.comment(firstSentence(meaning)) : undefined;
    const request = isAsked ? requestFor(input) : '';
    return { name, kind, from, environment, value, meaning, identifier, comment, request };
  });
}

/** An input as an expression names it. */
function asRead(input: ProgramInput, { constant }: Language): ProgramInput {
  if (!constant || input.from !== 'program') return input;
  return { ...input, identifier: constant(input.identifier) };
}

function heading({ title, inputs }: WireTemplate, target: Target): Code {
  const { comment } = target.language;
  const settings = inputs.map(({ from, environment }) =>
    environment && (from === 'environment' || (from === 'environment-or-program' && !target.isCommand))
      ? `${environment}=... `
      : '',
  );
  return code`
    ${comment(title)}
    ${preparation(target)}
    ${comment(`Run:     ${settings.join('')}${target.run.join(' ')}`)}
  `;
}

/** What is the same above every program of a target. */
const preparations = new WeakMap<Target, Code>();

/** How to install and build. */
function preparation(target: Target): Code {
  let own = preparations.get(target);
  if (!own) {
    const { language, library, install, build } = target;
    const needs = library.minimum ? `${library.name} ${library.minimum} or newer` : library.name;
    own = code`
      ${language.comment(install ? `Install: ${install}   (${needs})` : `Needs:   ${needs}`)}
      ${build && language.comment(`Build:   ${build.join(' ')}`)}
    `;
    preparations.set(target, own);
  }
  return own;
}

/** Up to the first stop that ends a sentence. */
function firstSentence(meaning: string): string {
  return /^.*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(meaning)?.[0] ?? meaning;
}

/** The sentence for a value that is missing. */
function requestFor({ kind, environment, meaning, name }: Input): string {
  if (kind === 'credential') return `Set ${environment} to ${(meaning ?? name).replace(/\.$/, '')}.`;
  if (kind === 'base-url') return `Set ${environment} to the base URL, with its scheme.`;
  const shown = name.replace(/[\p{C}\p{Z}]+/gu, ' ');
  return `Set ${environment} to the value of ${shown}${meaning ? ` (${meaning.replace(/\.$/, '')})` : ''}.`;
}

/** Whether a text has no holes; then it is this string. */
export function literalText(text: Text): string | undefined {
  return stringOf(text);
}

function stringOf(pieces: readonly (string | object)[]): string | undefined {
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

/** What a part says of its file's name; undefined where a program learns it only when it runs. */
export function literalFileName({ filename, path }: FileContent): string | undefined {
  const literal = literalText(path);
  return filename ?? (literal === undefined ? undefined : lastSegment(literal));
}

/** The address with the values that the collection gives; `x` stands for what only the caller knows. */
export function exampleAddress({ url, inputs }: Pick<WireTemplate, 'url' | 'inputs'>): string {
  const pieces = url.map((piece) => {
    if (typeof piece === 'string') return piece;
    return encode(inputs.find(({ name }) => name === piece.input)?.value ?? 'x', piece.encode);
  });
  return pieces.join('');
}

/** Whether a header name comes twice, in whatever case. */
export function hasTwins({ headers }: Pick<WireTemplate, 'headers'>): boolean {
  if (headers.length < 2) return false;
  return new Set(headers.map(({ name }) => name.toLowerCase())).size < headers.length;
}

/** Whether the item sets this header; the name is in lower case. */
export function hasHeader({ headers }: Pick<WireTemplate, 'headers'>, name: string): boolean {
  return headers.some((header) => header.name.toLowerCase() === name);
}

/** Whether a program of this template reads files. */
export function readsFiles({ body }: Pick<WireTemplate, 'body'>): boolean {
  if (body?.kind === 'multipart') return body.parts.some(({ content }) => isFile(content));
  return body?.kind === 'file';
}

/** Whether a program of this template looks at the environment. */
export function usesEnvironment({ inputs }: Pick<WireTemplate, 'inputs'>): boolean {
  return inputs.some(({ from }) => from !== 'program');
}

/** Whether the body may have more than a megabyte, where clients like to ask the server first (RFC 9110, section 10.1.1). */
export function mayBeLarge(template: Pick<WireTemplate, 'body'>): boolean {
  return readsFiles(template) || literalLength(template) > 300_000;
}

/** UTF-16 code units of what is known of a body; one has at most three bytes of UTF-8. */
export function literalLength({ body }: Pick<WireTemplate, 'body'>): number {
  const pieces = body ? textsOfBody(body).flat() : [];
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 0), 0);
}

/** Whether a program of this template learns a file's name only when it runs. */
export function asksFileName({ body }: Pick<WireTemplate, 'body'>): boolean {
  if (body?.kind !== 'multipart') return false;
  return body.parts.some(({ content }) => isFile(content) && literalFileName(content) === undefined);
}
