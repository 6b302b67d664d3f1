import { createHash, timingSafeEqual } from 'node:crypto';
import type { Reader } from '../links.ts';
import { Budget } from './budget.ts';
import { Refusal, tooOften } from './refusal.ts';
import { Sessions } from './sessions.ts';

/** What a request shows of who sends it. */
export interface Credentials {
  /** Whom its limits count it to. */
  readonly client: string;
  /** Id of a session, from the cookie. */
  readonly session?: string | undefined;
  /** The Authorization header. */
  readonly authorization?: string | undefined;
  /** Whether a header says that a proxy passed it on. */
  readonly isForwarded?: boolean;
}

/** Wrong tokens that one client may give, and all of them together. */
const triesOfOne = { burst: 5, perSecond: 1 / 60 };
const triesOfAll = { burst: 100, perSecond: 1 };

/** Who may open and send: anybody where only this machine reaches the server and no token is set, else who has the token. */
export class Access {
  readonly #token: Buffer | undefined;
  readonly #isLocal: boolean;
  readonly #sessions: Sessions;
  readonly #ofOne: Budget;
  readonly #ofAll: Budget;

  constructor(
    { token, isLocal }: { readonly token?: string | undefined; readonly isLocal: boolean },
    now: () => number = Date.now,
  ) {
    this.#token = token === undefined ? undefined : digest(token);
    this.#isLocal = isLocal;
    this.#sessions = new Sessions(now);
    this.#ofOne = new Budget(triesOfOne, now);
    this.#ofAll = new Budget(triesOfAll, now);
  }

  /** What the pages offer to a reader. */
  readerOf({ session, isForwarded = false }: Credentials): Reader {
    if (this.#token) return this.#sessions.has(session) ? 'signed-in' : 'signed-out';
    // A proxy in front that nobody told us of: its clients are not this machine.
    return this.#isLocal && !isForwarded ? 'trusted' : 'reading';
  }

  /** Lets a request write and send, or throws the {@link Refusal} that says why not. */
  admit(credentials: Credentials): void {
    const bearer = /^bearer +(\S+) *$/i.exec(credentials.authorization ?? '')?.[1];
    const reader = this.readerOf(credentials);
    if (this.#token && bearer !== undefined) this.#check(bearer, credentials.client);
    else if (reader === 'reading') {
      throw new Refusal(403, 'Opening and running need a server that was started with a token.');
    } else if (reader === 'signed-out') {
      throw new Refusal(401, 'Opening and running need a token.', {
        headers: { 'WWW-Authenticate': 'Bearer' },
        asksForToken: true,
      });
    }
  }

  /** Begins a session for who gives the token, or throws the {@link Refusal} that says why not. */
  signIn(token: string, client: string): string {
    if (!this.#token) throw new Refusal(404, 'This server has no token to sign in with.');
    this.#check(token, client);
    return this.#sessions.begin();
  }

  signOut(session: string): void {
    this.#sessions.end(session);
  }

  /** After too many wrong ones nothing is compared any more, so that guessing gains nothing. */
  #check(given: string, client: string): void {
    const wait = Math.max(this.#ofOne.wait(client), this.#ofAll.wait(''));
    if (wait > 0) throw tooOften(wait, 'wrong tokens');
    // Of hashes, so that neither the length nor the beginning of the token shows in the time it takes.
    if (this.#token && timingSafeEqual(digest(given), this.#token)) return;
    this.#ofOne.take(client);
    this.#ofAll.take('');
    throw new Refusal(401, 'That is not the token.', {
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      asksForToken: true,
    });
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
