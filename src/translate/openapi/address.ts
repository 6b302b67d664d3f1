import type { Spot } from '../../collection/read/spot.ts';
import { note } from '../../collection/read/spot.ts';
import type { EntryDocument, UrlDocument } from '../postman.ts';
import type { Parameter } from './parameter.ts';
import { textFor } from './serialize.ts';
import type { Servers } from './servers.ts';

/** What the address of an operation is made of. */
export interface AddressParts {
  /** `{{baseUrl}}` */
  readonly base: string;
  /** Key of the path, with its `{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly query: readonly EntryDocument[];
}

/** Makes the address of an operation: a whole segment `{id}` becomes the path variable `:id`, a part of one a variable. */
export function addressOf(
  { base, path, parameters, query }: AddressParts,
  servers: Servers,
  spot: Spot,
): UrlDocument {
  const [own = '', ...behind] = path.split('?');
  const ofPath = parameters.filter((parameter) => parameter.in === 'path');
  const variables: EntryDocument[] = [];
  const segments = segmentsOf(own).map((segment) => {
    const [, name, ending = ''] = /^\{([^{}]+)\}((?:\.[^{}]*)?)$/.exec(segment) ?? [];
    if (name === undefined)
      return segment.replace(/\{([^{}]+)\}/g, (_, part) => inSegment(part, ofPath, servers));
    const key = name.replace(/[.:\s]/g, '_');
    if (!variables.some((each) => each.key === key)) variables.push(pathVariable(key, name, ofPath, spot));
    return `:${key}${ending}`;
  });
  const written = behind
    .join('?')
    .split('&')
    .filter((pair) => pair !== '');
  const fixed = written.map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return { key, value: value.length === 0 ? null : value.join('=') };
  });
  const whole = [...fixed, ...query];
  return {
    raw: rawOf(base, segments, whole),
    host: [base],
    path: segments,
    query: whole,
    variable: variables,
  };
}

/** Splits at slashes that stand in no braces, and drops the first, which stands in front of every path. */
function segmentsOf(path: string): string[] {
  const segments = path.replace(/^\//, '').match(/(?:\{[^{}]*\}|[^/])+|(?<=\/)$|(?<=\/)(?=\/)/g);
  return segments ?? [];
}

function pathVariable(
  key: string,
  name: string,
  parameters: readonly Parameter[],
  spot: Spot,
): EntryDocument {
  const own = parameters.find((parameter) => parameter.name === name);
  if (own && own.style !== 'simple' && own.style !== 'form') note(spot, 'style-not-carried', name, own.style);
  return {
    key,
    value: own?.value === undefined ? '' : textFor(own.value, own),
    ...(own?.description && { description: own.description }),
  };
}

/** Postman has path variables for whole segments only. */
function inSegment(name: string, parameters: readonly Parameter[], servers: Servers): string {
  const own = parameters.find((parameter) => parameter.name === name);
  const key = name.replace(/[{}\s]/g, '_');
  const value = own?.value === undefined ? undefined : textFor(own.value, own);
  const description = own?.description;
  if (value !== undefined) servers.declare({ key, value, ...(description && { description }) });
  return `{{${key}}}`;
}

function rawOf(base: string, segments: readonly string[], query: readonly EntryDocument[]): string {
  const pairs = query
    .filter(({ disabled }) => !disabled)
    .map(({ key, value }) => (value === null ? key : `${key}=${value}`));
  return (
    base + segments.map((segment) => `/${segment}`).join('') + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
  );
}
