import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { siteIcon, siteStyles } from '../../styles/site.ts';
import type { Inside } from '../inside.ts';
import { resetBehaviour } from '../world.ts';
import { clockOf, contentOf, mailsOf, type Said } from './content.ts';
import { isFromHere, isOwnHost } from './guard.ts';
import { Page } from './page.tsx';

/** Bytes of a form, at most. */
const largestForm = 16 * 1024;
/** The files beside the page: media type, and the files that make it. */
const assets: Readonly<Record<string, readonly [string, ...URL[]]>> = {
  'simulator.css': ['text/css; charset=utf-8', ...siteStyles, new URL('simulator.css', import.meta.url)],
  'wire.svg': ['image/svg+xml', siteIcon],
};

/** Serves the simulator's own pages, and the same as JSON, below `/_wireproof/`. */
export function pagesListener(inside: Inside, onFault?: (error: unknown) => void): RequestListener {
  // Node's own Request and Response stay what they are for everybody else in this process.
  return getRequestListener(pages(inside, onFault).fetch, { overrideGlobalObjects: false });
}

function pages(inside: Inside, onFault?: (error: unknown) => void): Hono {
  const app = new Hono({ strict: false }).basePath('/_wireproof');
  app.use(guard(inside));
  app.use(limitForm);
  app.get('/', async (context) => context.html(await page(inside)));
  for (const [name, [type, ...files]] of Object.entries(assets)) {
    const text = files.map((file) => readFileSync(file, 'utf8')).join('');
    app.get(`/${name}`, (context) => context.body(text, 200, { 'Content-Type': type }));
  }
  app.get('/log', (context) => context.json({ requests: inside.log.newest() }));
  app.get('/outbox', async (context) => context.json({ mails: await mailsOf(inside) }));
  app.get('/state', async (context) => context.json(await stateOf(inside)));
  app.get('/clock', (context) => context.json(clockOf(inside)));
  app.post('/clock', async (context) => moveClock(context, inside));
  app.post('/reset', async (context) => reset(context, inside));
  app.post('/sign-in', async (context) => signIn(context, inside));
  app.notFound((context) => context.json({ error: 'There is no such page here.' }, 404));
  app.onError((error, context) => {
    onFault?.(error);
    return context.json({ error: 'This is a defect of the simulator.' }, 500);
  });
  return app as unknown as Hono;
}

/**
 * Forms are small and say how long they are; a request that says nothing has no body (RFC 9112 section 6.3). Hono's own limit
 * rebuilds such a request with Node's Request, which cannot be done from the server's.
 */
async function limitForm(context: Context, next: () => Promise<void>) {
  if (context.req.header('transfer-encoding') !== undefined) {
    return context.json({ error: 'A form here says how long it is, with Content-Length.' }, 411);
  }
  if (Number(context.req.header('content-length') ?? 0) > largestForm) {
    return context.json({ error: 'This is more than a form here can hold.' }, 413);
  }
  return next();
}

/** Keeps strangers' pages out, and gives every page its security headers. */
function guard({ host }: Inside) {
  return async (context: Context, next: () => Promise<void>) => {
    const given = context.req.header('host');
    if (!isOwnHost(given, host)) return context.json({ error: 'This host name is not mine.' }, 421);
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD';
    const from = {
      origin: context.req.header('origin'),
      host: given,
      secFetchSite: context.req.header('sec-fetch-site'),
    };
    if (!isReading && !isFromHere(from)) {
      return context.json({ error: 'Another site may not change this simulator.' }, 403);
    }
    await next();
    context.header('Cache-Control', 'no-store');
    context.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
  };
}

async function page(inside: Inside, said?: Said) {
  return `<!doctype html>${await (<Page content={await contentOf(inside, said)} />)}`;
}

async function stateOf(inside: Inside) {
  const { mounts, running } = inside;
  return {
    mounts: [...mounts.values()].map(({ mount }) => ({
      collection: mount.collection.name,
      baseUrl: mount.baseUrl,
      routes: mount.routes,
    })),
    behaviours: await Promise.all(
      running.map(async ({ behaviour, world }) => ({
        name: behaviour.name,
        settings: world.settings,
        rules: world.rules,
        sheets: await behaviour.describe(world),
      })),
    ),
    clock: clockOf(inside),
  };
}

async function moveClock(context: Context, inside: Inside) {
  const fields = await fieldsOf(context);
  const hours = Number(fields['advanceHours'] ?? 0);
  const seconds = Number(fields['advanceSeconds'] ?? 0) + hours * 3_600;
  if (!(seconds >= 0 && seconds <= 3_600 * 24 * 366)) {
    return context.json({ error: 'The clock moves forward only, by a year at most.' }, 400);
  }
  const moment = fields['set'] === undefined || fields['set'] === '' ? undefined : readMoment(fields['set']);
  if (Number.isNaN(moment)) {
    return context.json({ error: 'The clock is set to a moment such as 2030-05-01T08:00:00Z.' }, 400);
  }
  // First, so that a moment that is set along with it is the one at which the clock stands.
  if (String(fields['freeze']) === 'true') inside.clock.freeze();
  if (moment !== undefined) inside.clock.set(moment);
  inside.clock.advance(Math.round(seconds * 1_000));
  if (String(fields['freeze']) === 'false') inside.clock.release();
  return isForm(context) ? context.redirect('/_wireproof/#clock', 303) : context.json(clockOf(inside));
}

/** Milliseconds since 1970; NaN where a text is no moment. A form without a time zone means UTC. */
function readMoment(given: unknown): number {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i.exec(String(given));
  return form ? Date.parse(`${form[0]}${form[1] ? '' : 'Z'}`) : Number.NaN;
}

async function reset(context: Context, { running, log, clock }: Inside) {
  clock.reset();
  for (const one of running) await resetBehaviour(one);
  log.clear();
  return isForm(context) ? context.redirect('/_wireproof/', 303) : context.body(null, 204);
}

async function signIn(context: Context, inside: Inside) {
  const { email, password } = await fieldsOf(context);
  if (typeof email !== 'string' || typeof password !== 'string') {
    return context.json({ error: 'Give "email" and "password".' }, 400);
  }
  const answers = await Promise.all(
    inside.running.map(({ behaviour, world }) => behaviour.signIn?.(world, email, password)),
  );
  const isGood = answers.includes(true);
  const status = isGood ? 200 : 401;
  if (!isForm(context)) return context.json({ signedIn: isGood }, status);
  const sentence = isGood
    ? `${email} can sign in with this password.`
    : 'No user has this e-mail and password.';
  return context.html(await page(inside, { isGood, sentence }), status);
}

/** The fields of a form or of a JSON object; none where the body is neither. */
async function fieldsOf(context: Context): Promise<Record<string, unknown>> {
  try {
    const fields = isForm(context) ? await context.req.parseBody() : await context.req.json();
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
}

function isForm(context: Context): boolean {
  return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(
    context.req.header('content-type') ?? '',
  );
}
