import type { Item } from '../../collection/model.ts';
import { resolve } from '../../collection/resolve.ts';
import { faultSentence } from '../../send/fault-sentence.ts';
import { type Filled, fill, ownValues } from '../../wire/fill.ts';
import { toMessage, type WireHeader, type WireRequest } from '../../wire/request.ts';
import type { WireTemplate } from '../../wire/template.ts';
import { messageText } from '../text/message-text.ts';

/** A value of an input as the page has it. */
export interface PageValue {
  readonly value: string;
  /** Whether it is the reader's own secret, which is shown as a mask. */
  readonly isSecret: boolean;
}

/** Stands in the place of a secret while a text is made: no encoding of a template and no shell changes it. */
export const marker = 'WireproofHidesThisValue';

/** What is shown for a secret, whatever its length. */
export const mask = '********';

/** What stands in for the files that a request sends: a page has none. */
const sampleFile = new TextEncoder().encode('A few words in the place of a file.\n');

/** An item at a base URL; its own where none is given. */
export function templateAt(item: Item, baseName: string, base: string | undefined): WireTemplate {
  return resolve(item, { variables: base === undefined ? {} : { [baseName]: base } }).value;
}

/**
 * The request that an item sends with these values, as text, or why there is none. What has no value stands as the name
 * of its variable, and a secret as a mask; the Content-Length is that of the real request.
 */
export function requestInPage(
  template: WireTemplate,
  values: Readonly<Record<string, PageValue>>,
  showsSecrets: boolean,
): string {
  const readable: Record<string, string> = {};
  const hidden: string[] = [];
  for (const { name, environment } of template.inputs) {
    readable[name] = environment ? `$${environment}` : `{{${name}}}`;
  }
  Object.assign(readable, ownValues(template));
  for (const [name, { value, isSecret }] of Object.entries(values)) {
    readable[name] = value;
    if (isSecret && !showsSecrets) hidden.push(name);
  }
  const real = filled(template, readable);
  if (!real.ok) return faultSentence(real.fault);
  const masked = filled(template, {
    ...readable,
    ...Object.fromEntries(hidden.map((name) => [name, marker])),
  });
  if (hidden.length === 0 || !masked.ok) return messageText(toMessage(real.request));
  const headers = [...withoutPair(template, masked.request, hidden), ...lengthOf(real.request)];
  return messageText(toMessage({ ...masked.request, headers })).replaceAll(marker, mask);
}

function filled(template: WireTemplate, values: Readonly<Record<string, string>>): Filled {
  return fill(template, values, { readFile: () => sampleFile });
}

/** User and password are one base64 text (RFC 7617), in which a marker would not be seen. */
function withoutPair(
  { headers, basic }: WireTemplate,
  request: WireRequest,
  hidden: readonly string[],
): readonly WireHeader[] {
  const pieces = basic ? [...basic.user, ...basic.password] : [];
  if (!pieces.some((piece) => typeof piece !== 'string' && hidden.includes(piece.input)))
    return request.headers;
  // `fill` puts it behind the headers of the template.
  return request.headers.with(headers.length, { name: 'Authorization', value: `Basic ${marker}` });
}

function lengthOf({ headers, body }: WireRequest): WireHeader[] {
  const isSet = headers.some(({ name }) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return isSet || body === undefined ? [] : [{ name: 'Content-Length', value: String(body.length) }];
}
