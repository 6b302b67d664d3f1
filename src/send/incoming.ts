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

  /** Exactly this many bytes. */
  async take(length: number): Promise<Uint8Array> {
    if (length > this.#buffer.length + this.#left) throw tooLong();
    const pieces = [this.#cut(length)];
    let missing = length - (pieces[0]?.length ?? 0);
    while (missing > 0) {
      if (!(await this.#more())) throw new Unreadable('The answer ends before the length it promises.');
      const piece = this.#cut(missing);
      pieces.push(piece);
      missing -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** Whatever comes until the other side closes. */
  async rest(): Promise<Uint8Array> {
    const pieces = [this.#cut(this.#buffer.length)];
    while (await this.#more()) pieces.push(this.#cut(this.#buffer.length));
    return Buffer.concat(pieces);
  }

  #cut(length: number): Buffer {
    const piece = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return piece;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    this.#left -= value.length;
    if (this.#left < 0) throw tooLong();
    this.#buffer = Buffer.concat([this.#buffer, value]);
    return true;
  }
}

function tooLong(): Unreadable {
  return new Unreadable('The answer is longer than is read here.');
}
