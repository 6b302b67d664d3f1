import type { MiddlewareHandler } from 'hono';
import { isOwnHost } from '../../simulator/pages/guard.ts';
import type { PublicUrl } from './public-url.ts';
import { Refusal } from './refusal.ts';

/** Another name in the Host header is a page elsewhere that made its own name point here (DNS rebinding). */
export function knownHost(host: string, publicUrl: PublicUrl | undefined): MiddlewareHandler {
  return async (context, next) => {
    const header = context.req.header('host');
    const isKnown = isOwnHost(header, host) || (publicUrl && isOwnHost(header, publicUrl.hostname));
    if (!isKnown) throw new Refusal(421, 'This server does not answer for that host name.');
    await next();
  };
}

/**
 * Lets only pages of this server change something. Browsers send Origin with every POST, and Sec-Fetch-Site where they know
 * it (Fetch standard): what they send must say that the page is ours, whatever the type of the body. Where a browser sent
 * neither, or `Origin: null`, nobody can tell, so it is refused. A program has no cookies that a page could misuse: it
 * passes by its Authorization header, which no page of elsewhere can send without asking first.
 */
export function fromOwnPages(publicUrl: PublicUrl | undefined): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(req.method);
    if (isReading) return next();
    const origin = req.header('origin');
    const site = req.header('sec-fetch-site');
    const isProgram = origin === undefined && site === undefined && req.header('authorization') !== undefined;
    const own = [new URL(req.url).origin, ...(publicUrl ? [publicUrl.origin] : [])];
    const isOurs =
      (origin === undefined ? site === 'same-origin' : own.includes(origin)) &&
      (site === undefined || site === 'same-origin');
    if (!isProgram && !isOurs)
      throw new Refusal(403, 'Only a page of this server may send that, so it was refused.');
    await next();
  };
}
