import { percentDecode } from '../wire/encode.ts';

/**
 * One segment of a route: a literal (decoded), `any` for a variable, or the literal pieces around
 * the variables of a segment such as `report-{{id}}.pdf`.
 */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'mixed'; readonly pieces: readonly string[] };

/** Reads a segment as a collection writes it: `:name`, `{{name}}` and `{name}` are variables. */
export function readSegment(text: string): Segment {
  if (/^(?::[^/]+|\{\{[^{}]*\}\}|\{[^{}]*\})$/.test(text)) return { kind: 'any' };
  const pieces = text.split(/\{\{[^{}]*\}\}|\{[^{}]*\}/);
  if (pieces.length > 1) return { kind: 'mixed', pieces: pieces.map(percentDecode) };
  return { kind: 'literal', text: percentDecode(text) };
}

/** Segments of a path; a slash at its end makes no difference. */
export function splitPath(path: string): string[] {
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  return end <= 1 ? [] : path.slice(1, end).split('/');
}

/**
 * Whether a text has these pieces in this order, the first at its start and the last at its end.
 * Each variable takes as little as it can, so the work grows with the length of the text only.
 */
export function hasPieces(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
