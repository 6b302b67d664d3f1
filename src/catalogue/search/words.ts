/** A word of a text, folded, and where it stands in the text. */
export interface Word {
  /** Lower case, without marks of letters: `Épée` is `epee`. */
  readonly text: string;
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The text between the offsets is the folded one, letter by letter. */
  readonly isEven: boolean;
}

const letter = '[\\p{L}\\p{N}\\p{M}\\p{Cf}]';
/** Letters and digits; `-` and `_` inside join, as in `user_id` and `X-Api-Key`. */
const compound = new RegExp(`${letter}+(?:[-_]+${letter}+)*`, 'gu');
/** Scripts that put no space between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]+/gu;
const isUnspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Where `userId`, `HTTPServer`, `user_id` and `oauth2` fall apart. */
const joints =
  /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|[-_]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;
const jointsOfQuery = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|[-_]+/u;

/** Lower case, without marks of letters and characters that are not seen. Hangul stays in syllables. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Every word that a text is found by: `userId` gives userid, user and id; unspaced scripts give characters and pairs of them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: whole, index } of text.matchAll(compound)) {
    for (const { 0: run, index: offset } of whole.matchAll(unspaced)) {
      const start = index + offset;
      words.push(...(isUnspaced.test(run) ? grams(run, start) : partsOf(run, start)));
    }
  }
  return words;
}

/** The words that are looked for: `userId` is user and id, and so is `user_id`. */
export function wordsOfQuery(query: string): string[] {
  const words: string[] = [];
  for (const [whole] of query.matchAll(compound)) {
    for (const [run] of whole.matchAll(unspaced)) {
      if (isUnspaced.test(run)) words.push(...pairsOf(run));
      else words.push(...run.split(jointsOfQuery).map(fold));
    }
  }
  return words.filter((word) => word !== '');
}

function partsOf(run: string, start: number): Word[] {
  const parts = run.split(joints).filter((part) => part !== '');
  const whole = word(run, start, fold(run.replace(/[-_]+/g, '')));
  if (parts.length < 2) return whole.text === '' ? [] : [whole];
  let from = 0;
  const placed = parts.map((part) => {
    const at = run.indexOf(part, from);
    from = at + part.length;
    return word(part, start + at, fold(part));
  });
  return [whole, ...placed].filter(({ text }) => text !== '');
}

/** Single characters and pairs. */
function grams(run: string, start: number): Word[] {
  const characters = [...run];
  const words: Word[] = [];
  let at = start;
  characters.forEach((character, index) => {
    words.push(word(character, at, fold(character)));
    const pair = character + (characters[index + 1] ?? '');
    if (pair !== character) words.push(word(pair, at, fold(pair)));
    at += character.length;
  });
  return words.filter(({ text }) => text !== '');
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return [fold(run)];
  return characters.slice(1).map((character, index) => fold(`${characters[index]}${character}`));
}

function word(source: string, start: number, text: string): Word {
  return { text, start, end: start + source.length, isEven: text.length === source.length };
}
