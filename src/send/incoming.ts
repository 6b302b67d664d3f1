/** Bytes of a connection were not what the protocol asks for, or too many. The message says which. */
export class Unreadable extends Error {}

/** Reads a stream of chunks by lines and lengths, up to a number of bytes in all. */
export class Incoming {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #left: number;
  #buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Uint8Array>, maximumBytes: number) {
    this.#chunks = stream[Symbol.asyncIterator]();
    this.#left = maximumBytes;
  }

  /** One line without its end, one character for each byte. */
  async line(): Promise<string> {
    let searched = 0;
    for (;;) {
      const end = this.#buffer.indexOf(10, searched);
      if (end >= 0)
        return this.#cut(end + 1)
          .toString('latin1')
          .replace(/\r?\n$/, '');
      searched = this.#buffer.length;
      if (!(await this.#more())) throw new Unreadable('The answer ends inside its header.');
    }
  }

  /** Exactly this many bytes, in pieces as they come. */
  async *take(length: number): AsyncGenerator<Uint8Array> {
    for (let missing = length; missing > 0; ) {
      if (this.#buffer.length === 0 && !(await this.#more()))
        throw new Unreadable('The answer ends before the length it promises.');
      const piece = this.#cut(missing);
      missing -= piece.length;
      yield piece;
    }
  }

  /** Whatever comes until the other side closes, in pieces. */
  async *rest(): AsyncGenerator<Uint8Array> {
    do yield this.#cut(this.#buffer.length);
    while (await this.#more());
  }

  #cut(length: number): Buffer {
    const piece = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return piece;
  }

  /** Takes what is within the limit; whoever asks for more then hears of it. */
  async #more(): Promise<boolean> {
    if (this.#left < 0) throw new Unreadable('The answer is longer than is read here.');
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    const piece = value.subarray(0, this.#left);
    this.#left -= value.length;
    this.#buffer = Buffer.concat([this.#buffer, piece]);
    return piece.length > 0 || this.#more();
  }
}
