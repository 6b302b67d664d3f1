/** Lets work on one thing wait for earlier work on the same thing in this process, while other things go on. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does the work when everything given before for this key has ended, well or not. */
  take<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(key, mine);
    const forget = () => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }
}
