import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { Links } from '../links.ts';
import { html } from '../page.tsx';
import { SignInPage } from '../pages/sign-in.tsx';
import type { Access } from './access.ts';
import { credentialsOf, sessionCookie } from './credentials.ts';
import type { PublicUrl } from './public-url.ts';
import { Refusal } from './refusal.ts';
import { sessionLife } from './sessions.ts';

export interface SignInOptions {
  readonly access: Access;
  readonly publicUrl: PublicUrl | undefined;
  readonly linksFor: (context: Context) => Links;
}

/** The page that asks for the token. */
export function askForToken(context: Context, { linksFor }: SignInOptions): Response {
  const to = ownAddress(context.req.query('to'));
  return context.html(html(<SignInPage links={linksFor(context)} to={to} />));
}

/** Begins a session for the token in the form, and leads to where its reader came from. */
export async function signIn(context: Context, options: SignInOptions): Promise<Response> {
  const { access, publicUrl, linksFor } = options;
  const form = await context.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  const to = ownAddress(form['to']);
  try {
    const { client } = credentialsOf(context, publicUrl);
    const session = access.signIn(String(form['token'] ?? '').trim(), client);
    setCookie(context, sessionCookie, session, {
      ...cookieOptions(publicUrl),
      maxAge: sessionLife / 1000,
    });
    return context.redirect(linksFor(context).to(to), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    const page = <SignInPage links={linksFor(context)} to={to} trouble={error.message} />;
    return context.html(html(page), error.status as 401, error.headers);
  }
}

/** Ends the session of the cookie. */
export function signOut(context: Context, { access, publicUrl, linksFor }: SignInOptions): Response {
  const { session } = credentialsOf(context, publicUrl);
  if (session !== undefined) access.signOut(session);
  deleteCookie(context, sessionCookie, cookieOptions(publicUrl));
  return context.redirect(linksFor(context).to('/'), 303);
}

/** Only for pages below the base, never for scripts, and never with a request that another site starts. */
function cookieOptions(publicUrl: PublicUrl | undefined) {
  return {
    path: `${publicUrl?.base ?? ''}/`,
    httpOnly: true,
    sameSite: 'Strict',
    secure: publicUrl?.isSecure ?? false,
  } as const;
}

/** An address of this catalogue; the start page for anything that could lead elsewhere. */
function ownAddress(text: unknown): string {
  return typeof text === 'string' && /^\/(?!\/)[\w~%/.?=&+:@,-]*$/.test(text) ? text : '/';
}
