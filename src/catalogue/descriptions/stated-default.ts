import { quotedText, quotedValue } from './quoted-value.ts';

const plainValue = '-?\\d[\\d,]*(?:\\.\\d+)?(?!\\w)|true\\b|false\\b|[A-Z][A-Z0-9_]{1,40}\\b';
/** Behind a value without quotes the sentence must end, or a number could be `30 minutes`. */
const ending = '(?=\\s*(?:$|[.;)<*\\n]|,\\s|(?:if|when) (?:not|omitted)))';
/** A default that only holds sometimes is none. */
const always = '(?!\\s*(?:,\\s*)?(?:unless|for|in|on|(?:if|when)(?! (?:not|omitted|no value)))\\b)';
const value = `(?:(?:${quotedValue})${always}|(${plainValue})${ending})`;

/** Ways of saying what holds where a field is not sent. */
const statements: readonly RegExp[] = [
  // `mode` defaults to `driving`: that is another field's.
  new RegExp(`(?<![\`*"'] )\\b[Dd]efaults? to:?\\s+${value}`, 'g'),
  new RegExp(`\\b[Dd]efault(?: [Vv]alue)?(?: is:?|:| ?=)\\s*${value}`, 'g'),
  /(?:^|[.,;(>\n]\s*)[Dd]efault(?: [Vv]alue)?:\s*(\w[\w-]{0,40})(?=\s*(?:$|[;)<\n]|\.(?:\s|$)))/g,
  new RegExp(`(?:${quotedValue}) as the default\\b`, 'g'),
  new RegExp(`(?:${quotedValue})\\s*\\(default\\)`, 'g'),
];

/** The value that a description gives as the default; undefined where it gives none, or two. */
export function statedDefault(description: string): string | undefined {
  const found = new Set(
    statements.flatMap((statement) =>
      Array.from(description.matchAll(statement), ([, ...groups]) => quotedText(groups)),
    ),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
