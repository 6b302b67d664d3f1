import { createHash, randomBytes } from 'node:crypto';

/** Milliseconds after which a session ends, whatever happens in it. */
export const sessionLife = 12 * 60 * 60 * 1000;
/** Sessions at a time; the oldest give way. */
const maximumSessions = 1000;

/** Who has signed in, in memory: a restart ends all sessions. */
export class Sessions {
  /** When each ends, by the hash of its id: how long a look-up takes tells nothing of an id. */
  readonly #ends = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Begins one and gives its id, which has nothing to do with the token. */
  begin(): string {
    const id = randomBytes(32).toString('base64url');
    this.#ends.set(hash(id), this.#now() + sessionLife);
    const oldest = this.#ends.keys().next().value;
    if (this.#ends.size > maximumSessions && oldest !== undefined) this.#ends.delete(oldest);
    return id;
  }

  has(id: string | undefined): boolean {
    if (id === undefined) return false;
    const key = hash(id);
    const end = this.#ends.get(key);
    if (end === undefined) return false;
    if (this.#now() < end) return true;
    this.#ends.delete(key);
    return false;
  }

  end(id: string): void {
    this.#ends.delete(hash(id));
  }
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
