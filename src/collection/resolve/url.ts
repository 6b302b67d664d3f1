import { percentEncode } from '../../wire/encode.ts';
import type { Hole, Text } from '../../wire/template.ts';
import type { Entry } from '../model.ts';
import { plainSentence } from '../plain-text.ts';
import { resolveBase } from './base.ts';
import type { AddressSpelling } from './encode-literal.ts';
import { type Resolution, resolveText, variableHole } from './resolution.ts';
import { hasVariables, joinTexts, onlyVariable, toText } from './text.ts';

export interface ResolvedUrl {
  readonly url: Text;
  /** `user:password` that was written into the address; may hold variables. */
  readonly userinfo?: string;
}

/**
 * Makes the address of an item, with `addedQuery` behind its own query: pairs that auth adds, already encoded.
 * They stand for the item's own pairs with the key `replaced`.
 */
export function resolveUrl(
  resolution: Resolution,
  addedQuery: readonly Text[],
  replaced?: string,
): ResolvedUrl {
  const { url } = resolution.item.request;
  const { base, path: start = [], userinfo = url.userinfo } = resolveBase(resolution, url.base);
  const path = url.path.map((segment) => joinTexts(['/'], resolveSegment(resolution, segment)));
  const { text, isCut } = encodeAddress(joinTexts(start, ...path), resolution.spelling);
  const pairs = [
    ...url.query
      .filter(
        ({ key, disabled }) => !disabled && (replaced === undefined || resolution.fill(key) !== replaced),
      )
      .map((entry) => resolvePair(resolution, entry)),
    ...addedQuery,
  ];
  const query = pairs.map((pair, index) => joinTexts([index === 0 ? '?' : '&'], pair));
  return {
    url: joinTexts(base, text, ...(isCut ? [] : query)),
    ...(userinfo && { userinfo }),
  };
}

function resolvePair(resolution: Resolution, { key, value }: Entry): Text {
  const name = resolveText(resolution, key, 'query', resolution.spelling.queryKey);
  if (value === undefined) return name;
  return joinTexts(name, ['='], resolveText(resolution, value, 'query', resolution.spelling.queryValue));
}

/** A piece of the path before it is encoded. */
function resolveSegment(resolution: Resolution, segment: string): Text {
  // A name ends at a dot, as in Postman (postman-collection, url.js, parsePathVariable): `:id.json`.
  const [, name, ending = ''] = /^:([^{}.]+)(.*)$/s.exec(segment) ?? [];
  if (name === undefined) return resolveText(resolution, segment, 'segment');
  const { variables } = resolution.item.request.url;
  // A segment cannot be left out, and so Postman fills in the value of a disabled entry too.
  const entry = variables.findLast(({ key }) => key === name);
  return joinTexts(resolvePathVariable(resolution, name, entry), resolveText(resolution, ending, 'segment'));
}

function resolvePathVariable(resolution: Resolution, name: string, entry: Entry | undefined): Text {
  const { inputs, options } = resolution;
  const meaning = plainSentence(entry?.description ?? '');
  const value = resolution.fill(entry?.value ?? '');
  const isGiven = options.variables !== undefined && Object.hasOwn(options.variables, name);
  if (isGiven || !hasVariables(value)) {
    const wanted = { name, kind: 'path', value: value === '' ? undefined : value, meaning } as const;
    return [{ input: inputs.want(`path ${name}`, wanted), encode: 'segment' }];
  }
  const more = onlyVariable(value) === undefined ? {} : { meaning };
  // Its literal parts stay one segment: what would end the path is encoded here, and not again below.
  return toText(value, percentEncode, (own) => variableHole(resolution, own, 'segment', more));
}

/**
 * Encodes the literals of a path. The value of a variable may have brought a query or a fragment along:
 * Postman reads the address again after it has filled it, and so the text behind `?` is a query, and `#` ends all.
 */
function encodeAddress(path: Text, spelling: AddressSpelling): { text: Text; isCut: boolean } {
  const [address, fragment] = splitText(path, '#');
  const [segments, query] = splitText(address, '?');
  const encoded = [
    // As in Postman, a backslash in front of the query separates segments.
    ...segments.map((piece) =>
      typeof piece === 'string' ? spelling.path(piece.replaceAll('\\', '/')) : piece,
    ),
    ...(query ? ['?'] : []),
    ...(query ?? []).map((piece) => (typeof piece === 'string' ? spelling.query(piece) : inQuery(piece))),
  ];
  return { text: joinTexts(encoded), isCut: fragment !== undefined };
}

function inQuery(hole: Hole): Hole {
  return { ...hole, encode: 'query' };
}

/** What stands before and behind the first separator among the literals. */
function splitText(text: Text, separator: string): [before: Text, behind?: Text] {
  const index = text.findIndex((piece) => typeof piece === 'string' && piece.includes(separator));
  const piece = text[index];
  if (typeof piece !== 'string') return [text];
  const at = piece.indexOf(separator);
  return [
    [...text.slice(0, index), piece.slice(0, at)],
    [piece.slice(at + 1), ...text.slice(index + 1)],
  ];
}
