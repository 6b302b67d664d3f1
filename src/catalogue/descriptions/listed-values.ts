import { quotedText, quotedValue } from './quoted-value.ts';

/** Longer lists are prose. */
const maximumValues = 60;

interface Introduction {
  /** What comes right before the list, to its last character. */
  readonly pattern: RegExp;
  /** Whether words without quotes may be values. */
  readonly allowsBareWords: boolean;
}

const kindsOfValues = '(?:allowed|possible|valid|accepted|available|supported|permitted)';

/** How descriptions begin a list of all values. What only mentions some of them is not here. */
const introductions: readonly Introduction[] = [
  {
    pattern: new RegExp(
      `\\b${kindsOfValues} (?:values|options)(?: for this (?:field|parameter))?(?: ?\\([^()]*\\))?(?: are| include)?(?: one of)?(?: the following)?(?: ?:|(?<=are|include))`,
      'gi',
    ),
    allowsBareWords: true,
  },
  { pattern: /\benum(?:eration)?(?: values)?:/gi, allowsBareWords: true },
  { pattern: /(?:^|[.>\n]\s{0,20})(?:allowed|possible|permitted):/gi, allowsBareWords: true },
  { pattern: /(?:^|[.>\n]\s{0,20}|\bbe )(?:set to )?one of:/gi, allowsBareWords: true },
  {
    pattern:
      /\b(?:can|may|must|should) (?:only )?be(?: set to)?(?: either)?(?:: one of| one of|:)(?: the following(?: values| options)?:?)?/gi,
    allowsBareWords: false,
  },
  {
    pattern: /(?:^|[.>\n]\s{0,20})one of(?: the following(?: values| options)?:?)?(?=\s)/gi,
    allowsBareWords: false,
  },
];

/** The values that a description lists as all there are; none where it is not plain which they are. */
export function listedValues(description: string): string[] {
  for (const { pattern, allowsBareWords } of introductions) {
    for (const { index, 0: introduction } of description.matchAll(pattern)) {
      const list = description.slice(index + introduction.length);
      const values = [listInSentence(list, allowsBareWords), listInLines(list)].find(isList);
      if (values) return [...new Set(values)];
    }
  }
  return [];
}

/** One value is no choice. */
function isList(values: readonly string[] | undefined): boolean {
  return values !== undefined && values.length > 1 && values.length <= maximumValues;
}

const bareWord = '(\\w(?:[\\w.:/+-]*\\w)?)';
const separator = /\s*(?:,\s*(?:or\b|and\b)?|\bor\b|\band\b|\|)\s*/y;
/** A sentence may go on behind a list, but not as one more value. */
const closing = /\s*(?:$|[.;)]|<br|\n|,? (?:and (?:the default|defaults)|with))/y;

/** `a`, `b` or `c`, to the end of the list; undefined where it does not end as lists do: `a`, `b`, etc. */
function listInSentence(list: string, allowsBareWords: boolean): string[] | undefined {
  const isQuoted = new RegExp(`^\\s*(?:${quotedValue})`).test(list);
  if (!isQuoted && !allowsBareWords) return undefined;
  const value = new RegExp(`\\s*(?:${isQuoted ? quotedValue : bareWord})(?:\\s*\\(default\\))?`, 'y');
  const values: string[] = [];
  let at = 0;
  for (;;) {
    const found = matchAt(value, list, at);
    if (!found || values.length > maximumValues) return undefined;
    values.push(quotedText(found.slice(1)));
    at = value.lastIndex;
    const next = matchAt(separator, list, at);
    if (!next || next[0].trim() === '') break;
    if (matchAt(closing, list, at)) break;
    at = separator.lastIndex;
  }
  return matchAt(closing, list, at) && values.every(isValue) ? values : undefined;
}

/** Neither a range nor the end of a list that goes on. */
function isValue(text: string): boolean {
  return text !== '' && !/^(?:etc|\d+-\d+)$/i.test(text);
}

const lineWithValue = new RegExp(`^([*•-])?\\s*(?:${quotedValue})\\s*(.*)$`);
const lineWithWord = /^[*•-]\s+([\w.:/-]+)$/;

/** One value on a line, with what it means behind it; undefined where other lines stand among them. */
function listInLines(list: string): string[] | undefined {
  const lines = list
    .split(/<br\s*\/?>|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== ':');
  const values = lines.map(valueInLine);
  const end = values.indexOf(undefined);
  if (end === -1) return values as string[];
  return values.slice(end).some((value) => value !== undefined)
    ? undefined
    : (values.slice(0, end) as string[]);
}

function valueInLine(line: string): string | undefined {
  const word = lineWithWord.exec(line)?.[1];
  if (word !== undefined) return word;
  const found = lineWithValue.exec(line);
  if (!found) return undefined;
  const [, bullet, ...groups] = found;
  const meaning = groups.pop() ?? '';
  const isApart = bullet !== undefined || meaning === '' || /^[-–—:=(,.]/.test(meaning);
  return isApart ? quotedText(groups) : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
