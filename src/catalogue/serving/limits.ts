import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
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

/** Refuses a body of more than so many bytes. */
export function atMost(bytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new Refusal(413, 'That is more than is read here. Give large files on the command line.');
    },
  });
}
