import type { MiddlewareHandler } from 'hono';
import { servedPolicy } from '../content-policy.ts';
import type { PublicUrl } from './public-url.ts';

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': servedPolicy,
  'X-Content-Type-Options': 'nosniff',
  // Same-origin, not no-referrer: with that browsers send "Origin: null" for our own forms.
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
};

/** A year, in seconds. */
const transportSecurity = 'max-age=31536000';

/** What every answer says to the browser. That only TLS is spoken here, it says where the public address has it. */
export function securityHeaders(publicUrl: PublicUrl | undefined): MiddlewareHandler {
  const all = Object.entries({
    ...headers,
    ...(publicUrl?.isSecure && { 'Strict-Transport-Security': transportSecurity }),
  });
  return async (context, next) => {
    await next();
    for (const [name, value] of all) context.res.headers.set(name, value);
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store');
  };
}
