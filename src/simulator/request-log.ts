import type { RuleName } from './answer.ts';

/** One request that was answered. Holds no header and no body, so no secret but what a path may show. */
export interface LogEntry {
  /** Milliseconds since 1970, on the machine's clock. */
  readonly at: number;
  readonly method: string;
  /** Path and query, values of secret query parameters masked. */
  readonly target: string;
  readonly status: number;
  readonly rule: RuleName;
  readonly milliseconds: number;
}

const secretParameter =
  /([?&](?:[^=&#]*(?:token|password|secret|signature|api_?key|auth|code)[^=&#]*)=)[^&#]*/gi;

/** Longest target that is kept, in characters. */
const longestTarget = 500;

/** The newest requests, in memory. */
export class RequestLog {
  readonly #entries: LogEntry[] = [];
  readonly #size: number;
  #next = 0;

  constructor(size = 200) {
    this.#size = size;
  }

  add(entry: LogEntry): void {
    this.#entries[this.#next] = entry;
    this.#next = (this.#next + 1) % this.#size;
  }

  /** The newest first. Targets are masked here, so that answering does not wait for it. */
  newest(): LogEntry[] {
    const older = this.#entries.slice(0, this.#next);
    const oldest = this.#entries.slice(this.#next);
    return [...oldest, ...older].reverse().map((entry) => ({ ...entry, target: masked(entry.target) }));
  }

  clear(): void {
    this.#entries.length = 0;
    this.#next = 0;
  }
}

/** A request target as it may be shown. */
export function masked(target: string): string {
  return target.replace(secretParameter, '$1***').slice(0, longestTarget);
}
