import type { Sheet } from '../behaviour.ts';
import type { Inside } from '../inside.ts';
import { type KeptMail, listMails } from '../outbox.ts';
import type { LogEntry } from '../request-log.ts';

/** Mails that are shown. */
const mostMails = 100;

/** What the last form came to. */
export interface Said {
  readonly isGood: boolean;
  readonly sentence: string;
}

/** Everything that the page shows, and nothing that is secret. */
export interface PageContent {
  readonly collections: readonly {
    readonly name: string;
    readonly baseUrl: string;
    readonly routes: number;
    readonly behaviours: readonly string[];
    /** With masked tokens. */
    readonly curl?: string;
  }[];
  readonly tokens: readonly { readonly name: string; readonly meaning: string; readonly token: string }[];
  readonly behaviours: readonly { readonly title: string; readonly sheets: readonly Sheet[] }[];
  /** Whether any of them has passwords. */
  readonly hasSignIn: boolean;
  readonly mails: readonly KeptMail[];
  /** `localhost:1025`; absent where mails stay here. */
  readonly mailServer?: string;
  readonly requests: readonly LogEntry[];
  readonly clock: { readonly now: string; readonly isFrozen: boolean };
  readonly said?: Said;
}

export async function contentOf(inside: Inside, said?: Said): Promise<PageContent> {
  const { mounts, running, log, smtp } = inside;
  const tokens = tokensOf(inside);
  return {
    collections: [...mounts.values()].map(({ mount: { collection, baseUrl, routes, behaviours, curl } }) => ({
      name: collection.name || 'One item',
      baseUrl,
      routes: routes.length,
      behaviours,
      ...(curl !== undefined && { curl: withoutTokens(curl, tokens) }),
    })),
    tokens: tokens.map(({ name, meaning, token }) => ({ name, meaning, token: maskToken(token) })),
    behaviours: await Promise.all(
      running.map(async ({ behaviour, world }) => ({
        title: behaviour.title,
        sheets: await behaviour.describe(world),
      })),
    ),
    hasSignIn: running.some(({ behaviour }) => behaviour.signIn !== undefined),
    mails: await mailsOf(inside),
    ...(smtp && { mailServer: `${smtp.host}:${smtp.port}` }),
    requests: log.newest(),
    clock: clockOf(inside),
    ...(said && { said }),
  };
}

/** The newest mails. */
export async function mailsOf({ database }: Inside): Promise<readonly KeptMail[]> {
  return database ? listMails(database, mostMails) : [];
}

export function clockOf({ clock }: Inside): PageContent['clock'] {
  return { now: new Date(clock.now()).toISOString(), isFrozen: clock.isFrozen };
}

type Token = PageContent['tokens'][number];

function tokensOf({ running }: Inside): Token[] {
  return running.flatMap(({ behaviour, world }) =>
    behaviour.tokens.map(({ name, meaning }) => ({ name, meaning, token: world.tokens[name] ?? '' })),
  );
}

/** Enough to tell one token from another, and too little to use it. */
function maskToken(token: string): string {
  return `${token.slice(0, 4)}…`;
}

function withoutTokens(command: string, tokens: readonly Token[]): string {
  return tokens.reduce(
    (text, { token }) => (token === '' ? text : text.replaceAll(token, maskToken(token))),
    command,
  );
}
