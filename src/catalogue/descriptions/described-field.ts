import { listedValues } from './listed-values.ts';
import { statedDefault } from './stated-default.ts';

/** What a description says of a field beside its meaning. Only what it says in so many words: nothing is guessed. */
export interface DescribedField {
  readonly presence?: 'required' | 'optional';
  /** As the collection calls it: `integer`, `dateTime`. */
  readonly type?: string;
  /** All the values it may have; none where they are not listed. */
  readonly values: readonly string[];
  readonly default?: string;
  readonly example?: string;
  /** The description without the marks that were read out of it: Markdown with HTML. */
  readonly meaning: string;
}

/** Longer descriptions are read this far. */
const maximumLength = 10_000;

/** What a field's description and value say. */
export function describedField(description = '', value = ''): DescribedField {
  const { presence = presenceIn(value), rest } = readPresence(description.slice(0, maximumLength));
  const generated = generatedList.exec(rest);
  const meaning = rest.replace(generatedList, ' ').trim();
  const values = generated ? splitGenerated(generated[1] ?? '') : listedValues(meaning);
  const stated = statedDefault(meaning);
  const type = fillerType(value);
  const example = type === undefined && value !== '' ? value : exampleIn(meaning);
  return {
    ...(presence && { presence }),
    ...(type !== undefined && { type }),
    values,
    ...(stated !== undefined && (values.length === 0 || values.includes(stated)) && { default: stated }),
    ...(example !== undefined && { example }),
    meaning,
  };
}

/** What openapi-to-postmanv2 writes behind the description of an enumeration. */
const generatedList = /(?<!\s)\s*\(This can only be one of ([^()]*)\)\s*$/;

function splitGenerated(list: string): string[] {
  const values = list.split(',').map((value) => value.trim());
  return [...new Set(values.filter((value) => value !== ''))];
}

const words = '(required|optional)';

/** The marks of presence, which say nothing else. Each has one group. */
const marks: readonly RegExp[] = [
  // openapi-to-postmanv2 begins with "(Required) ", people with "[optional]" or "**Required.**".
  new RegExp(`^\\s*[([]${words}[)\\]](?:\\s*[.:-])?(?:\\s|<br\\s*/?>|$)+`, 'i'),
  new RegExp(`^\\s*\\*\\*\\(?${words}\\)?[.:]?\\*\\*[.:]?(?:\\s|<br\\s*/?>|$)+(?:[-–:]\\s)?`, 'i'),
  new RegExp(`^\\s*${words}\\s*(?:[.:]\\s+|[-–]\\s+|\\.?\\s*$)`, 'i'),
  new RegExp(`(?<!\\s)\\s*[([]${words}[)\\]]\\s*(?:\\.\\s*)?$`, 'i'),
  new RegExp(`(?<=[.>])\\s{0,20}(?:\\*\\*)?${words}(?:\\*\\*)?(?:\\.|)\\s*$`, 'i'),
];

/** Sentences that say it, and stay in the text. */
const sentence = new RegExp(
  `(?:^|[.>\\n]\\s{0,20})(?:this (?:field|parameter|value|header|property)|it) is \\*{0,2}${words}\\*{0,2}\\s{0,20}(?:\\.(?:\\s|$)|<br|\\n|$)`,
  'i',
);

/** What holds only sometimes is no mark: "Required if ...". */
const conditional = /^(?:if|when|unless|for|only|in|with|by)\b/i;

const sometimesRequired = /\brequired (?:if|when|unless|for)\b/i;

function readPresence(description: string): {
  readonly presence?: 'required' | 'optional';
  readonly rest: string;
} {
  const mark = marks.find((pattern) => pattern.test(description));
  const rest = mark ? description.replace(mark, '') : description;
  if (mark && (conditional.test(rest) || sometimesRequired.test(rest))) return { rest: description };
  const said = [mark?.exec(description)?.[1], sentence.exec(rest)?.[1]].flatMap((word) =>
    word === undefined ? [] : [word.toLowerCase()],
  );
  const [presence] = said;
  const isPlain = new Set(said).size === 1;
  if (!isPlain || (presence !== 'required' && presence !== 'optional')) return { rest: description };
  return { presence, rest };
}

const types = new Set(
  [
    'string integer int int32 int64 long number float double decimal boolean bool array object',
    'date dateTime date-time time uuid email uri url binary byte file password hostname ipv4 ipv6',
  ].flatMap((names) => names.split(' ')),
);

/** The type in a filler that converters from OpenAPI write in the place of a value: `<integer>`. */
export function fillerType(value: string): string | undefined {
  const type = /^\s*(?:\(required\)\s*)?<([\w-]{1,20})>\s*$/i.exec(value)?.[1];
  return type !== undefined && types.has(type) ? type : undefined;
}

/** Some converters mark the filler instead of the description: `(Required) <string>`. */
function presenceIn(value: string): 'required' | undefined {
  return /^\s*\(required\)\s*</i.test(value) && fillerType(value) !== undefined ? 'required' : undefined;
}

/** A value for reading; a whole `name=value` is none. */
function exampleIn(meaning: string): string | undefined {
  const example = /\b(?:for example|e\.g\.|example)[:,]?\s*`([^`\n]{1,200})`/i.exec(meaning)?.[1]?.trim();
  return example === '' || example?.includes('=') ? undefined : example;
}
