import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Credentials } from './access.ts';
import { clientAddress, clientKey } from './client.ts';
import type { PublicUrl } from './public-url.ts';

export const sessionCookie = 'wireproof-session';

/** What proxies add, one or the other: RFC 7239, RFC 9110 section 7.6.3, and what is usual without one. */
const forwardingHeaders = [
  ...['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'],
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'],
];

/** What a request shows of who sends it. */
export function credentialsOf(context: Context, publicUrl: PublicUrl | undefined): Credentials {
  const { req } = context;
  return {
    client: clientOf(context, publicUrl),
    session: getCookie(context, sessionCookie),
    authorization: req.header('authorization'),
    isForwarded: forwardingHeaders.some((name) => req.header(name) !== undefined),
  };
}

/** Whom the limits count a request to. */
export function clientOf(context: Context, publicUrl: PublicUrl | undefined): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const forwardedFor = context.req.header('x-forwarded-for');
  return clientKey(clientAddress(incoming?.socket.remoteAddress, forwardedFor, publicUrl !== undefined));
}
