import { isJson } from '../wire/media-type.ts';

/** A Content-Type in parts (RFC 9110 section 8.3). */
export interface MediaType {
  /** Lower case: `application/json`. */
  readonly name: string;
  /** Lower-case names, in order; values as given, without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

const token = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+$/;

/** A longer one is none: splitting takes a time that grows with the square of its length. */
const maximumLength = 500;

/** Reads a Content-Type; undefined where it is none. */
export function readMediaType(text: string): MediaType | undefined {
  if (text.length > maximumLength) return undefined;
  const [name = '', ...rest] = text.split(/;(?=(?:[^"]|"(?:[^"\\]|\\.)*")*$)/);
  if (!token.test(name.trim())) return undefined;
  const parameters = rest.flatMap((parameter) => {
    const [, key, quoted, plain] =
      /^\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))\s*$/.exec(parameter) ?? [];
    return key === undefined
      ? []
      : [[key.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? ''] as const];
  });
  return { name: name.trim().toLowerCase(), parameters: new Map(parameters) };
}

/**
 * Whether two types mean the same to their reader. A boundary frames one message only; JSON is UTF-8 whatever its
 * charset says (RFC 8259 section 11), and elsewhere a charset that only one of them states is no difference.
 */
export function isSameType(one: MediaType, other: MediaType): boolean {
  if (one.name !== other.name) return false;
  const names = new Set([...one.parameters.keys(), ...other.parameters.keys()]);
  return [...names].every((name) => {
    const a = one.parameters.get(name);
    const b = other.parameters.get(name);
    if (
      name === 'boundary' ||
      (name === 'charset' && (isJson(one.name) || a === undefined || b === undefined))
    )
      return true;
    return name === 'charset' ? a?.toLowerCase() === b?.toLowerCase() : a === b;
  });
}
