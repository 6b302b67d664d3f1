import { percentDecode } from '../wire/encode.ts';
import { textsOf, type WireTemplate } from '../wire/template.ts';
import type { Item, Result } from './model.ts';
import { oneLine } from './plain-text.ts';
import { resolveAuth, resolveBasic } from './resolve/auth.ts';
import { noteBehavior, withoutDisabled } from './resolve/behavior.ts';
import { resolveBody } from './resolve/body.ts';
import { settleContentType } from './resolve/content-type.ts';
import { isToken, resolveHeaders, sendable } from './resolve/headers.ts';
import { type Resolution, startResolution } from './resolve/resolution.ts';
import { printText } from './resolve/text.ts';
import { resolveUrl } from './resolve/url.ts';
import type { ResolveOptions } from './resolve/variables.ts';

/**
 * Makes the wire template of an item: variables filled, auth applied, the address encoded, and an input for all
 * that only the caller of a program can know. Never throws: what cannot be sent is a problem.
 */
export function resolve(item: Item, options: ResolveOptions = {}): Result<WireTemplate> {
  const resolution = startResolution(item, options);
  noteBehavior(resolution);
  const method = resolveMethod(resolution);
  const auth = resolveAuth(resolution);
  const { url, userinfo } = resolveUrl(resolution, auth.query, auth.replaces?.query);
  const byHand = sendable(resolution, resolveHeaders(resolution, auth.replaces?.header));
  const type = byHand.find(({ name }) => name.toLowerCase() === 'content-type');
  const body = resolveBody(resolution, method, type && printText(type.value));
  const all = [...byHand, ...sendable(resolution, auth.headers)];
  const settled = body ? settleContentType(resolution, all, body) : all;
  const headers = withoutDisabled(resolution, settled, byHand);
  const isAuthorized = headers.some(({ name }) => name.toLowerCase() === 'authorization');
  const basic = auth.basic ?? (isAuthorized ? undefined : basicOfAddress(resolution, userinfo));
  const template: Omit<WireTemplate, 'inputs'> = {
    title: titleOf(item),
    method,
    url,
    headers,
    ...(basic && { basic }),
    ...(body && { body: body.body }),
    success: successOf(item),
  };
  // What was left out on the way (a header, all behind a fragment) may have wanted inputs too.
  const used = new Set(
    textsOf(template).flatMap((text) => text.map((piece) => typeof piece === 'object' && piece.input)),
  );
  const inputs = resolution.inputs.all().filter(({ name }) => used.has(name));
  return { value: { ...template, inputs }, problems: resolution.problems };
}

function resolveMethod({ item, fill, note }: Resolution): string {
  const method = fill(item.request.method).trim().toUpperCase();
  if (method === '') note('method-missing');
  else if (!isToken(method)) note('method-unsendable', method);
  else return method;
  return 'GET';
}

/** User and password of an address are percent-encoded there (RFC 3986 section 3.2.1). */
function basicOfAddress(resolution: Resolution, userinfo: string | undefined): WireTemplate['basic'] {
  if (!userinfo) return undefined;
  const colon = userinfo.indexOf(':');
  const user = colon === -1 ? userinfo : userinfo.slice(0, colon);
  return resolveBasic(
    resolution,
    percentDecode(user),
    colon === -1 ? '' : percentDecode(userinfo.slice(colon + 1)),
  );
}

const longestTitle = 200;

function titleOf({ collection, name }: Item): string {
  const title = [collection, name].filter((part) => part !== '').join(': ');
  return oneLine(title.slice(0, longestTitle));
}

function successOf({ examples }: Item): number[] {
  const codes = examples.flatMap(({ code }) =>
    code !== undefined && code >= 200 && code <= 299 ? [code] : [],
  );
  return [...new Set(codes)].sort((one, other) => one - other);
}
