/** Lets work on one thing wait for earlier work on the same thing in this process, while other things go on. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Does the work when everything given before for this key has ended, well or not. It is told whether it had to wait: then
   * what it saw before may be of the past.
   */
  take<Value>(key: string, work: (hasWaited: boolean) => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key);
    const begin = () => work(before !== undefined);
    const mine = (before ?? Promise.resolve()).then(begin, begin);
    this.#last.set(key, mine);
    const forget = () => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }
}
