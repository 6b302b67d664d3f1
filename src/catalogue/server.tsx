import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { percentDecode } from '../wire/encode.ts';
import { signInAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { type Links, servedLinks } from './links.ts';
import { openGiven } from './open-given.ts';
import { html } from './page.tsx';
import { NotFoundPage } from './pages/not-found.tsx';
import { StartPage } from './pages/start.tsx';
import { findClaim } from './proofs/claim.ts';
import { run } from './send/run-route.tsx';
import { Access } from './serving/access.ts';
import { credentialsOf } from './serving/credentials.ts';
import { health, healthPath } from './serving/health.ts';
import { atMost, clientLimits } from './serving/limits.ts';
import { fromOwnPages, knownHost } from './serving/origin.ts';
import { PageCache } from './serving/page-cache.ts';
import { asset, page } from './serving/page-route.ts';
import type { PublicUrl } from './serving/public-url.ts';
import { Refusal, unreadableForm } from './serving/refusal.ts';
import { securityHeaders } from './serving/security-headers.ts';
import { askForToken, signIn, signOut } from './serving/sign-in.tsx';
import type { Opened } from './shelf.ts';

export interface ServerOptions {
  /** The address or name the server listens on. */
  readonly host: string;
  /** False where others than this machine reach the server: then opening and running need the token. */
  readonly isLocal: boolean;
  /** What a reader must give before opening and running; without one that is for this machine alone. */
  readonly token?: string;
  /** Where readers reach it through a proxy. Its base is not in the addresses that arrive here. */
  readonly publicUrl?: PublicUrl;
  /** Whether the server has been told to end. */
  readonly isEnding?: () => boolean;
  /** Called for a collection that was pasted, before its page is shown. */
  readonly onOpen?: (opened: Opened) => void;
  /** Called for a collection that gave way to newer ones. */
  readonly onGone?: (opened: Opened) => void;
  /** Called for a defect that was answered with 500. */
  readonly onFault?: (error: unknown) => void;
}

/** Bytes that can be pasted or sent as a file, that can be typed for a run, and that a token can have. */
const maximumOpened = 32 * 1024 * 1024;
const maximumRun = 256 * 1024;
const maximumToken = 8 * 1024;

/** The catalogue as an application: pages for GET; opening, running and signing in for POST. */
export function catalogueServer(catalogue: Catalogue, options: ServerOptions): Hono {
  const { host, publicUrl, isLocal, isEnding = () => false } = options;
  const access = new Access(options);
  const linksFor = (context: Context) =>
    servedLinks(publicUrl?.base, access.readerOf(credentialsOf(context, publicUrl)));
  const writers: MiddlewareHandler = async (context, next) => {
    access.admit(credentialsOf(context, publicUrl));
    await next();
  };
  const cache = new PageCache();
  const signing = { access, publicUrl, linksFor };
  const app = new Hono();
  app.use(securityHeaders(publicUrl));
  app.get(healthPath, (context) => health(context, isEnding()));
  app.use(knownHost(host, publicUrl));
  if (!isLocal) app.use(clientLimits(publicUrl));
  app.use(fromOwnPages(publicUrl));
  app.get('/_assets/:name', asset);
  // What is searched is large and compresses well; over loopback that costs more than it saves.
  if (!isLocal) app.use('/_search/collections/*', compress());
  app.get('/_sign-in', (context) => askForToken(context, signing));
  app.post('/_sign-in', atMost(maximumToken), (context) => signIn(context, signing));
  app.post('/_sign-out', (context) => signOut(context, signing));
  app.post('/_open', writers, atMost(maximumOpened), async (context) => {
    const answer = await open(context, catalogue, linksFor(context), options);
    cache.clear();
    return answer;
  });
  app.post('*', writers, atMost(maximumRun), (context) =>
    run(context, catalogue, linksFor(context), percentDecode(new URL(context.req.url).pathname)),
  );
  app.get('*', (context) => page(context, { catalogue, links: linksFor(context), publicUrl, cache }));
  app.onError((error, context) => {
    const links = linksFor(context);
    if (error instanceof Refusal) return refuse(context, links, error);
    options.onFault?.(error);
    const defect = 'This page could not be made. That is a defect of Wireproof; please report it.';
    return refuse(context, links, new Refusal(500, defect));
  });
  return app;
}

async function open(
  context: Context,
  catalogue: Catalogue,
  links: Links,
  { onOpen, onGone }: ServerOptions,
): Promise<Response> {
  const { file, text } = await readForm(context);
  const given =
    file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : String(text ?? '');
  const result = await openGiven(catalogue.shelf, given);
  if ('trouble' in result) {
    const claim = await findClaim(catalogue);
    const body = <StartPage catalogue={catalogue} links={links} claim={claim} trouble={result.trouble} />;
    return context.html(html(body), 422);
  }
  for (const gone of catalogue.shelf.trim()) onGone?.(gone);
  // Of very many at once, some have given way already.
  const kept = result.opened.filter((opened) => catalogue.shelf.find(opened.slug) === opened);
  for (const opened of kept) onOpen?.(opened);
  const [first, ...others] = kept;
  if (!first || others.length > 0) return context.redirect(links.to('/#here'), 303);
  const [item, ...more] = first.items;
  const alone = item && more.length === 0 ? first.addressOf.get(item) : undefined;
  return context.redirect(
    links.to(alone === undefined ? `/${first.slug}/` : `/${first.slug}/${alone}/`),
    303,
  );
}

/** The fields of a form. */
async function readForm(context: Context) {
  try {
    return await context.req.parseBody();
  } catch {
    throw unreadableForm();
  }
}

const titles: Readonly<Record<number, string>> = {
  404: 'There is no such page',
  500: 'Something went wrong',
};

function refuse(context: Context, links: Links, refusal: Refusal): Response {
  const { status, message, headers, asksForToken } = refusal;
  const signingIn = [{ text: 'Sign in', address: signInAddress(pageOf(context)) }];
  const body = (
    <NotFoundPage
      links={links}
      title={titles[status] ?? 'That was refused'}
      sentence={message}
      {...(asksForToken && { near: signingIn, nearTitle: 'What you can do' })}
    />
  );
  return context.html(html(body), status as 400, headers);
}

/** The page that a form belongs to. */
function pageOf(context: Context): string {
  return new URL(context.req.url).pathname.replace(/_[a-z-]+$/, '');
}
