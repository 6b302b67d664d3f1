import type { Reader } from '../links.ts';

/** A page as it is sent, and the target that it shows. */
export interface KeptPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly target: string | undefined;
}

/** Bytes kept; the page that was asked for longest ago gives way. */
const maximumBytes = 64 * 1024 * 1024;

/** Choices of a reader that are the same for many. */
const kept = new Set(['answer', 'host']);

/** Pages of items that were made before. They are the same for all readers who may do the same; those of a run are not kept. */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>();
  readonly #maximum: number;
  #bytes = 0;
  /** Part of every key: a page that is being made while the cache is cleared is kept under one that nobody asks for again. */
  #generation = 0;

  constructor(maximum = maximumBytes) {
    this.#maximum = maximum;
  }

  /** What a page is kept under; undefined for one that is not kept. */
  keyOf(path: string, query: URLSearchParams, reader: Reader): string | undefined {
    const isCommon = [...query.keys()].every((name) => kept.has(name)) && query.size <= kept.size;
    return isCommon && path.length <= 500
      ? `${this.#generation} ${reader} ${path}?${query}`.slice(0, 1000)
      : undefined;
  }

  find(key: string): KeptPage | undefined {
    const page = this.#pages.get(key);
    if (!page) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  keep(key: string, page: KeptPage): void {
    this.#drop(key);
    this.#pages.set(key, page);
    this.#bytes += page.bytes.length;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#maximum) break;
      this.#drop(oldest);
    }
  }

  /** When what is open changes: another collection may have the address now. */
  clear(): void {
    this.#pages.clear();
    this.#bytes = 0;
    this.#generation++;
  }

  #drop(key: string): void {
    this.#bytes -= this.#pages.get(key)?.bytes.length ?? 0;
    this.#pages.delete(key);
  }
}
