import { closeness, closenessWithTypos } from './closeness.ts';
import type { Query } from './query.ts';
import type { SearchData } from './search-data.ts';
import { type Spelling, spellingBonus, spellingOf } from './spelling.ts';
import { wordsOf } from './words.ts';

/** What a word in each place counts. */
const weights = [1, 0.8, 0.9, 0.5, 0.4];
const place = { name: 0, path: 1, method: 2, folder: 3, parameter: 4 };

/** Words of a question that are compared with typing errors, which takes long: nobody mistypes more of them. */
const mostLooseWords = 3;

export interface Hit {
  /** Number of the item in its collection. */
  readonly item: number;
  /** Comparable between collections. */
  readonly score: number;
}

export interface Hits {
  /** How many of the words each of the hits has; fewer than were asked for where no item has them all. */
  readonly words: number;
  /** The best first. */
  readonly hits: readonly Hit[];
}

/** The words of one collection, each with the folders and items that have it. */
export class SearchIndex {
  readonly data: SearchData;
  /** A posting is the number of a folder, or behind them all of an item, and the place in it. */
  readonly #postings = new Map<string, number[]>();
  readonly #spellings: Spelling[] = [];
  /** Texts that stand in many items; let go when the index is whole. */
  readonly #known = new Map<string, readonly string[]>();
  #next = 0;

  constructor(data: SearchData) {
    this.data = data;
  }

  /** Takes in so many more folders and items, and says whether that was all: a page does it in slices. */
  take(count: number): boolean {
    const { folders, items } = this.data;
    const all = folders.names.length + items.names.length;
    const end = Math.min(all, this.#next + count);
    for (; this.#next < end; this.#next++) {
      const folder = folders.names[this.#next];
      if (folder !== undefined) this.#add(this.#next, place.folder, folder.split(' '));
      else this.#takeItem(this.#next - folders.names.length);
    }
    if (end === all) this.#known.clear();
    return end === all;
  }

  /** The items with all the words; where there is none, those with the most of them. */
  search(query: Query): Hits {
    if (query.words.length === 0) return { words: 0, hits: [] };
    const loose = new Map<string, Float32Array>();
    const found = this.#hitsOf(query, (word) => this.#exactly(word) ?? this.#loosely(word, loose));
    if (found.words === query.words.length) return found;
    const loosely = this.#hitsOf(query, (word) => this.#loosely(word, loose));
    return loosely.words > found.words ? loosely : found;
  }

  #takeItem(item: number): void {
    const { names, methods, paths, parameters } = this.data.items;
    const [name = '', method = '', path = ''] = [names[item], methods[item], paths[item]];
    this.#add(this.#next, place.name, name.split(' '));
    this.#add(this.#next, place.path, path.split('/'));
    this.#add(this.#next, place.method, [method]);
    this.#add(this.#next, place.parameter, (parameters[item] ?? '').split(' '));
    this.#spellings.push(spellingOf(name, method, path));
  }

  #add(number: number, where: number, texts: readonly string[]): void {
    const posting = number * weights.length + where;
    for (const text of texts) {
      for (const word of this.#wordsOf(text)) {
        const postings = this.#postings.get(word);
        if (!postings) this.#postings.set(word, [posting]);
        else if (postings.at(-1) !== posting) postings.push(posting);
      }
    }
  }

  #wordsOf(text: string): readonly string[] {
    const known = this.#known.get(text) ?? [...new Set(wordsOf(text).map((word) => word.text))];
    this.#known.set(text, known);
    return known;
  }

  #hitsOf({ words, spelled }: Query, nearnessTo: (word: string) => Float32Array): Hits {
    const { folders, items } = this.data;
    const nearness = words.map(nearnessTo);
    let most = 1;
    let hits: Hit[] = [];
    for (let item = 0; item < items.names.length; item++) {
      const values = nearness.map((near) => near[folders.names.length + item] ?? 0);
      const count = values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
      if (count < most) continue;
      if (count > most) hits = [];
      most = count;
      const bonus = spellingBonus(spelled, this.#spellings[item] as Spelling);
      hits.push({ item, score: values.reduce((sum, value) => sum + value, 0) / words.length + bonus });
    }
    hits.sort((one, other) => other.score - one.score || one.item - other.item);
    return { words: hits.length > 0 ? most : 0, hits };
  }

  /** How near each folder and item comes to a word; undefined where none does. */
  #exactly(wanted: string): Float32Array | undefined {
    const near = this.#measure(wanted, closeness);
    return near.some((value) => value > 0) ? near : undefined;
  }

  /** The same with typing errors, for the first words that ask for it. */
  #loosely(wanted: string, made: Map<string, Float32Array>): Float32Array {
    const known = made.get(wanted);
    if (known) return known;
    const measure =
      made.size < mostLooseWords
        ? (one: string, other: string) => closeness(one, other) || closenessWithTypos(one, other)
        : closeness;
    const near = this.#measure(wanted, measure);
    made.set(wanted, near);
    return near;
  }

  #measure(wanted: string, measure: (wanted: string, word: string) => number): Float32Array {
    const { folders, items } = this.data;
    const near = new Float32Array(folders.names.length + items.names.length);
    const raise = (number: number, value: number) => {
      if (value > (near[number] ?? 0)) near[number] = value;
    };
    for (const [word, postings] of this.#postings) {
      const value = measure(wanted, word);
      if (value === 0) continue;
      for (const posting of postings) {
        const where = posting % weights.length;
        raise((posting - where) / weights.length, value * (weights[where] ?? 0));
      }
    }
    // A folder hands its own down, to folders first: each stands behind the one above it.
    folders.parents.forEach((parent, folder) => {
      raise(folder, near[parent] ?? 0);
    });
    items.folders.forEach((folder, item) => {
      raise(folders.names.length + item, near[folder] ?? 0);
    });
    return near;
  }
}
