import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { percentDecode } from '../../wire/encode.ts';
import { assetType, readAsset } from '../assets.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import type { Page } from '../page.tsx';
import { pageAt } from '../pages.tsx';
import type { KeptPage, PageCache } from './page-cache.ts';
import type { PublicUrl } from './public-url.ts';
import { Refusal } from './refusal.ts';

export interface PageOptions {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly publicUrl: PublicUrl | undefined;
  readonly cache: PageCache;
}

/** Answers a GET: a page, a file, or the way to where it is. */
export async function page(context: Context, options: PageOptions): Promise<Response> {
  const { catalogue, links, cache } = options;
  const url = new URL(context.req.url);
  const path = percentDecode(url.pathname);
  const key = cache.keyOf(path, url.searchParams, links.reader);
  const known = key === undefined ? undefined : cache.find(key);
  if (known) return send(context, known, 200, options);
  const remembered = getCookie(context, 'target');
  const found = await pageAt(catalogue, { path, query: url.searchParams, remembered, links });
  if (found.kind === 'redirect') return context.redirect(links.to(found.to), 303);
  if (found.kind === 'file') return file(context, found);
  // One address for a page, so that relative links and the run button's address are right.
  if (found.status === 200 && !path.endsWith('/')) {
    return context.redirect(links.to(`${url.pathname.replace(/^\/+/, '/')}/${url.search}`), 303);
  }
  const made = { bytes: new TextEncoder().encode(found.html), target: found.target };
  if (key !== undefined && found.isOfItem) cache.keep(key, made);
  return send(context, made, found.status, options);
}

/** Answers with one of the files beside the pages. */
export function asset(context: Context): Response {
  const name = context.req.param('name') ?? '';
  const type = assetType(name);
  if (type === undefined) throw new Refusal(404, 'There is no such file.');
  return context.body(new Uint8Array(readAsset(name)), 200, {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
  });
}

function file(context: Context, { name, bytes, type }: Page & { kind: 'file' }): Response {
  if (type !== undefined) return context.body(bytes, 200, { 'Content-Type': type });
  return context.body(bytes, 200, {
    'Content-Type': name.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}

/** A page as HTML; the language it shows is the one that its reader gets from now on. */
function send(
  context: Context,
  { bytes, target }: KeptPage,
  status: 200 | 404,
  { publicUrl }: PageOptions,
): Response {
  if (target !== undefined && target !== getCookie(context, 'target')) {
    setCookie(context, 'target', target, {
      path: `${publicUrl?.base ?? ''}/`,
      sameSite: 'Lax',
      httpOnly: true,
      secure: publicUrl?.isSecure ?? false,
      maxAge: 31_536_000,
    });
  }
  return context.body(bytes, status, { 'Content-Type': 'text/html; charset=UTF-8' });
}
