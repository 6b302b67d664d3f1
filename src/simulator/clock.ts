/** The time in which a simulated API lives. It can be stopped, moved forward, and set. */
export class Clock {
  #offset = 0;
  #frozenAt: number | undefined;

  /** Milliseconds since 1970-01-01 UTC. */
  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  get isFrozen(): boolean {
    return this.#frozenAt !== undefined;
  }

  /** Moves the time forward, frozen or not. */
  advance(milliseconds: number): void {
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
  }

  /** Moves the time to a moment, also back; a frozen clock stays frozen. */
  set(moment: number): void {
    if (this.#frozenAt === undefined) this.#offset = moment - Date.now();
    else this.#frozenAt = moment;
  }

  freeze(): void {
    this.#frozenAt = this.now();
  }

  /** Goes on from the moment at which it was frozen. */
  release(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - Date.now();
    this.#frozenAt = undefined;
  }

  /** Goes back to the time of the machine. */
  reset(): void {
    this.#offset = 0;
    this.#frozenAt = undefined;
  }
}
