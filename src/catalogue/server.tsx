import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { isOwnHost } from '../simulator/pages/guard.ts';
import { assetType, readAsset } from './assets.ts';
import type { Catalogue } from './catalogue.ts';
import { findClaim } from './claim.ts';
import { servedLinks } from './links.ts';
import { openGiven } from './open-given.ts';
import { NotFoundPage } from './pages/not-found.tsx';
import { StartPage } from './pages/start.tsx';
import { html, pageAt } from './pages.tsx';
import { run } from './run-route.tsx';
import type { Opened } from './shelf.ts';

export interface ServerOptions {
  /** The address or name the server listens on. */
  readonly host: string;
  /** False where others than this machine reach the server: then nothing is opened or run. */
  readonly isLocal: boolean;
  /** Called for a collection that was pasted, before its page is shown. */
  readonly onOpen?: (opened: Opened) => void;
  /** Called for a collection that gave way to newer ones. */
  readonly onGone?: (opened: Opened) => void;
  /** Called for a defect that was answered with 500. */
  readonly onFault?: (error: unknown) => void;
}

/** Bytes that can be pasted or sent as a file. */
const maximumOpened = 32 * 1024 * 1024;
const maximumRun = 256 * 1024;

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; " +
  "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The catalogue as an application: pages for GET, opening and running for POST. */
export function catalogueServer(catalogue: Catalogue, options: ServerOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders, knownHost(options.host));
  app.use(csrf());
  app.get('/_assets/:name', asset);
  app.post(
    '/_open',
    onlyLocal(options),
    bodyLimit({ maxSize: maximumOpened, onError: tooLarge }),
    (context) => open(context, catalogue, options),
  );
  app.post(
    '*',
    onlyLocal(options),
    bodyLimit({ maxSize: maximumRun, onError: tooLarge }),
    async (context) => {
      const done = await run(context, catalogue, servedLinks, decoded(new URL(context.req.url).pathname));
      return done instanceof Response ? done : sentence(context, done.status, done.refusal);
    },
  );
  app.get('*', (context) => page(context, catalogue));
  app.onError((error, context) => {
    if (error instanceof HTTPException)
      return sentence(context, error.status, refusals[error.status] ?? error.message);
    options.onFault?.(error);
    return sentence(
      context,
      500,
      'This page could not be made. That is a defect of Wireproof; please report it.',
    );
  });
  return app;
}

async function page(context: Context, catalogue: Catalogue): Promise<Response> {
  const url = new URL(context.req.url);
  const path = decoded(url.pathname);
  const remembered = getCookie(context, 'target');
  const found = await pageAt(catalogue, { path, query: url.searchParams, remembered, links: servedLinks });
  switch (found.kind) {
    case 'redirect':
      return context.redirect(found.to, 303);
    case 'file':
      return context.body(found.bytes, 200, {
        'Content-Type':
          found.type ?? (found.name.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8'),
        'Content-Disposition': `attachment; filename="${found.name}"`,
      });
    case 'html':
      // One address for a page, so that relative links and the run button's address are right.
      if (found.status === 200 && !path.endsWith('/'))
        return context.redirect(`${url.pathname.replace(/^\/+/, '/')}/${url.search}`, 303);
      if (found.target !== undefined && found.target !== remembered) {
        setCookie(context, 'target', found.target, {
          path: '/',
          sameSite: 'Lax',
          httpOnly: true,
          maxAge: 31_536_000,
        });
      }
      return context.html(found.html, found.status);
  }
}

async function open(
  context: Context,
  catalogue: Catalogue,
  { onOpen, onGone }: ServerOptions,
): Promise<Response> {
  const { file, text } = await readForm(context);
  const given =
    file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : String(text ?? '');
  const result = openGiven(catalogue.shelf, given);
  if ('trouble' in result) {
    const claim = await findClaim(catalogue);
    const body = (
      <StartPage catalogue={catalogue} links={servedLinks} claim={claim} trouble={result.trouble} />
    );
    return context.html(html(body), 422);
  }
  for (const gone of catalogue.shelf.trim()) onGone?.(gone);
  // Of very many at once, some have given way already.
  const kept = result.opened.filter((opened) => catalogue.shelf.find(opened.slug) === opened);
  for (const opened of kept) onOpen?.(opened);
  const [first, ...others] = kept;
  if (!first || others.length > 0) return context.redirect('/#here', 303);
  const [item, ...more] = first.items;
  const alone = item && more.length === 0 ? first.addressOf.get(item) : undefined;
  return context.redirect(alone === undefined ? `/${first.slug}/` : `/${first.slug}/${alone}/`, 303);
}

/** The fields of a form; what is none ends with 400. */
async function readForm(context: Context) {
  try {
    return await context.req.parseBody();
  } catch {
    throw new HTTPException(400);
  }
}

function asset(context: Context): Response {
  const name = context.req.param('name') ?? '';
  const type = assetType(name);
  if (type === undefined) return sentence(context, 404, 'There is no such file.');
  return context.body(new Uint8Array(readAsset(name)), 200, {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
  });
}

const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Content-Security-Policy', policy);
  headers.set('X-Content-Type-Options', 'nosniff');
  // Same-origin, not no-referrer: with that browsers send "Origin: null" for our own forms.
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
};

/** Another name in the Host header is a page elsewhere that made its own name point here (DNS rebinding). */
function knownHost(host: string): MiddlewareHandler {
  return async (context, next) =>
    isOwnHost(context.req.header('host'), host)
      ? next()
      : sentence(context, 421, 'This server does not answer for that host name.');
}

function onlyLocal({ isLocal }: ServerOptions): MiddlewareHandler {
  return async (context, next) =>
    isLocal
      ? next()
      : sentence(context, 403, 'Opening and running need a server that listens on loopback only.');
}

const refusals: Readonly<Record<number, string>> = {
  400: 'The form that was sent cannot be read.',
  403: 'Only a page of this server may send that, so it was refused.',
};

function tooLarge(context: Context): Response {
  return sentence(context, 413, 'That is more than is read here. Give large files on the command line.');
}

function sentence(context: Context, status: number, text: string): Response {
  const title = status === 404 ? 'There is no such page' : 'That was refused';
  const body = (
    <NotFoundPage
      links={servedLinks}
      title={status === 500 ? 'Something went wrong' : title}
      sentence={text}
    />
  );
  return context.html(html(body), status as 400);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
