import { note, type Spot } from '../../collection/read/spot.ts';
import { hostOf } from '../form.ts';
import { collectionDocument, type EntryDocument, type ItemDocument } from '../postman.ts';
import { MarkedItems, mostItems, type Translation } from '../translation.ts';
import { type Argument, readArguments } from './arguments.ts';
import { isForCmd, toPosix } from './cmd.ts';
import { addressesIn, itemOf } from './request.ts';
import { type Command, shellCommands } from './shell-words.ts';

/** Whether a text that is no JSON has a line that begins with curl, perhaps behind a prompt or assignments. */
export function findsCurl(text: string): boolean {
  return /^[ \t]*(?:[$%>#][ \t]+)?(?:(?:export[ \t]+)?[A-Za-z_]\w*=\S*[ \t]+)*(?:sudo[ \t]+)?(?:[\w./-]*\/)?curl(?:\.exe)?(?:[ \t^\\]|$)/m.test(
    text,
  );
}

/** Translates the curl commands of a shell text; every address of each becomes an item. What else is in it is left out. */
export function translateCurl(text: string, spot: Spot): Translation {
  const posix = isForCmd(text) ? toPosix(text) : text;
  const variables = new Map<string, EntryDocument>();
  const marked = new MarkedItems();
  const items: ItemDocument[] = [];
  for (const command of shellCommands(posix)) {
    const { rest, assigned } = withoutAssignments(command.words);
    for (const variable of assigned) variables.set(variable.key, variable);
    const words = isCurl(rest[0]) ? rest.slice(1) : undefined;
    if (!words && rest.length > 0) note(spot, 'shell-left-out', command.words.join(' '));
    if (!words) continue;
    for (const each of requestsOf(command, words, spot, mostItems - items.length)) {
      items.push(marked.add(spot, each));
    }
  }
  const hosts = new Set(items.map(({ request: { url } }) => hostOf(String(url))));
  const [host] = hosts;
  const name = hosts.size === 1 && host ? host : 'curl commands';
  const document = collectionDocument(name, { variable: [...variables.values()], item: items });
  return { document, problems: spot.problems, marks: marked.all() };
}

/** Options in all items of a command, at most. */
const mostOptions = 1_000_000;

/** What makes each item of a command; `--next` begins another request with options of its own. */
function requestsOf(
  command: Command,
  words: readonly string[],
  spot: Spot,
  most: number,
): ((spot: Spot) => ItemDocument)[] {
  const problems: Spot['problems'] = [];
  const given = readArguments(words, { ...spot, problems });
  const groups: Argument[][] = [[]];
  for (const argument of given) {
    if (argument.effect === 'next') groups.push([]);
    else groups.at(-1)?.push(argument);
  }
  const requests = groups.flatMap((group) => {
    const options = group.filter(({ effect }) => effect !== 'url');
    // Each item has all options of its command, so that many of both would be very many.
    const addresses = addressesIn(group).slice(0, Math.ceil(mostOptions / (options.length + 1)));
    return addresses.map((address) => ({ options, address }));
  });
  if (requests.length > most) note(spot, 'too-many-items', String(mostItems));
  return requests.slice(0, most).map(({ options, address }) => (own) => {
    for (const found of problems.splice(0))
      own.problems.push(own.item === undefined ? found : { ...found, item: own.item });
    for (const text of command.leftOut) note(own, 'shell-left-out', text);
    if (command.open !== undefined) note(own, 'shell-open', command.open);
    return itemOf(options, address, own);
  });
}

/** A prompt and `sudo` are nobody's words. */
function withoutAssignments(words: readonly string[]): {
  rest: readonly string[];
  assigned: EntryDocument[];
} {
  const assigned: EntryDocument[] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, key, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
    if (key !== undefined) assigned.push({ key, value });
    else if (!/^(?:[$%>]|sudo|export)$/.test(word)) break;
  }
  return { rest: words.slice(at), assigned };
}

function isCurl(word: string | undefined): boolean {
  return word !== undefined && /^(?:.*[\\/])?curl(?:\.exe)?$/.test(word);
}
