import { essenceOf } from '../../wire/media-type.ts';
import type { Header } from '../../wire/template.ts';
import type { ResolvedBody } from './body.ts';
import type { Resolution } from './resolution.ts';
import { printText } from './text.ts';

/** The Content-Type header that goes with a body, and those written by hand that stay. */
export function settleContentType(
  resolution: Resolution,
  headers: readonly Header[],
  { contentType, mustBe }: ResolvedBody,
): Header[] {
  const isType = ({ name }: Header) => name.toLowerCase() === 'content-type';
  const kept = headers.filter((header) => !isType(header) || fits(resolution, header, mustBe, contentType));
  if (contentType === undefined || kept.some(isType)) return kept;
  return [...kept, { name: 'Content-Type', value: [contentType] }];
}

/** Whether a hand-written type may stay. That of a framed body never does: only who frames it knows the boundary. */
function fits(
  resolution: Resolution,
  { value }: Header,
  mustBe: string | undefined,
  contentType: string | undefined,
): boolean {
  if (mustBe === undefined) return true;
  const written = printText(value);
  const isSame = essenceOf(written) === mustBe;
  if (isSame && contentType !== undefined) return true;
  if (written.toLowerCase() !== mustBe) resolution.note('content-type-replaced', written, mustBe);
  return false;
}
