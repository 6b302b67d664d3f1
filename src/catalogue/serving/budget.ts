/** How much may be done at once, and how fast that comes back. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** Keys remembered; who was not here for longest is forgotten first. */
const maximumKeys = 10_000;

/** A bucket of tokens for each key: each deed takes one, and they come back with time. */
export class Budget {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #left = new Map<string, { readonly tokens: number; readonly at: number }>();

  /** `now` is a clock in milliseconds. */
  constructor(allowance: Allowance, now: () => number = Date.now) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Takes one; 0 where there was one, else the whole seconds until there is. Nothing is taken then. */
  take(key: string): number {
    const wait = this.wait(key);
    if (wait > 0) return wait;
    const tokens = this.#tokens(key) - 1;
    this.#left.delete(key);
    this.#left.set(key, { tokens, at: this.#now() });
    const oldest = this.#left.keys().next().value;
    if (this.#left.size > maximumKeys && oldest !== undefined) this.#left.delete(oldest);
    return 0;
  }

  /** Whole seconds until one can be taken; 0 for now. */
  wait(key: string): number {
    const missing = 1 - this.#tokens(key);
    return missing <= 0 ? 0 : Math.ceil(missing / this.#allowance.perSecond);
  }

  #tokens(key: string): number {
    const { burst, perSecond } = this.#allowance;
    const known = this.#left.get(key);
    if (!known) return burst;
    const seconds = Math.max(0, this.#now() - known.at) / 1000;
    return Math.min(burst, known.tokens + seconds * perSecond);
  }
}
