import type { MiddlewareHandler } from 'hono';
import { Budget } from './budget.ts';
import { clientOf } from './credentials.ts';
import type { PublicUrl } from './public-url.ts';
import { Refusal, tooOften } from './refusal.ts';

/** What one client may ask for: a page with its files is about five requests. */
const reading = { burst: 300, perSecond: 20 };
const writing = { burst: 30, perSecond: 1 };

/** Connections at a time, of all clients. */
export const maximumConnections = 1000;

/** Refuses a client that asks too often. Not for a server that only this machine reaches: there it is one's own browser. */
export function clientLimits(publicUrl: PublicUrl | undefined): MiddlewareHandler {
  const budgets = { reading: new Budget(reading), writing: new Budget(writing) };
  return async (context, next) => {
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(context.req.method);
    const wait = budgets[isReading ? 'reading' : 'writing'].take(clientOf(context, publicUrl));
    if (wait > 0) throw tooOften(wait);
    await next();
  };
}

/**
 * Refuses a body of more than so many bytes. A form says how long it is, and a request that says nothing has no body
 * (RFC 9112 section 6.3). Hono's own limit rebuilds other requests with Node's Request, which the server's cannot be.
 */
export function atMost(bytes: number): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.header('transfer-encoding') !== undefined) {
      throw new Refusal(411, 'What is sent here says how long it is, with Content-Length.');
    }
    if (Number(context.req.header('content-length') ?? 0) > bytes) {
      throw new Refusal(413, 'That is more than is read here. Give large files on the command line.');
    }
    await next();
  };
}
