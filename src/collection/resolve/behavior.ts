import type { Header } from '../../wire/template.ts';
import type { Resolution } from './resolution.ts';

/**
 * Settings of `protocolProfileBehavior` that a program does not carry, each with the values that ask for something else
 * than every program does: it verifies TLS, follows no redirect, keeps no cookie and speaks HTTP/1.1
 * (postman-runtime, requester/core.js, PPB_OPTS).
 */
const notCarried: Readonly<Record<string, (value: unknown) => boolean>> = {
  followRedirects: (value) => value === true,
  strictSSL: (value) => value === false,
  protocolVersion: (value) => value === 'http2',
  insecureHTTPParser: (value) => value === true,
  tlsPreferServerCiphers: (value) => value === true,
  tlsDisabledProtocols: (value) => Array.isArray(value) && value.length > 0,
  tlsCipherSelection: (value) => Array.isArray(value) && value.length > 0,
};

/** Says which settings of an item a program does not carry. */
export function noteBehavior(resolution: Resolution): void {
  const { item, note } = resolution;
  for (const [name, asksForMore] of Object.entries(notCarried)) {
    if (asksForMore(item.behavior?.[name])) note('behavior-not-carried', name);
  }
  for (const name of disabledHeaders(resolution)) {
    // The boundary of a form is in its Content-Type, and so none can do without.
    const isCarried = name === 'content-type' && item.request.body?.mode !== 'formdata';
    if (!isCarried) note('behavior-not-carried', `disabledSystemHeaders.${name}`);
  }
}

/** Leaves out the Content-Type that the item does not write but its body brings along, where the item says so. */
export function withoutDisabled(
  resolution: Resolution,
  headers: readonly Header[],
  written: readonly Header[],
) {
  if (!disabledHeaders(resolution).includes('content-type')) return headers;
  return headers.filter((header) => header.name.toLowerCase() !== 'content-type' || written.includes(header));
}

/** Names in lower case, as Postman writes them. */
function disabledHeaders({ item }: Resolution): string[] {
  const disabled = item.behavior?.['disabledSystemHeaders'];
  if (typeof disabled !== 'object' || disabled === null) return [];
  return Object.entries(disabled).flatMap(([name, isDisabled]) => (isDisabled === true ? [name] : []));
}
