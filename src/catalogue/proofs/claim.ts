import type { Item } from '../../collection/model.ts';
import { type Recorded, type Run, recordedBytes } from '../../prove/proof.ts';
import { literalText } from '../../targets/program.ts';
import type { Target } from '../../targets/target.ts';
import { percentEncode } from '../../wire/encode.ts';
import type { WireTemplate } from '../../wire/template.ts';
import { itemAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { describeItem } from '../item/describe-item.ts';
import type { Opened } from '../shelf.ts';
import { escapedLines } from '../text/highlight.ts';
import { bodyText, messageText } from '../text/message-text.ts';

/** A recorded run of a program that this catalogue has, for the start page. */
export interface Claim {
  /** What toolchain and library said of themselves. */
  readonly versions: readonly string[];
  readonly item: string;
  readonly address: string;
  /** Lines of the program and the recorded request, as escaped HTML with marks where they agree. */
  readonly program: string;
  readonly wire: string;
  readonly output: string;
}

/** Lines of the program that stand beside the request. */
const maximumLines = 6;

/** A run of the first item of a sample, in the first language in which it ran. */
export async function findClaim(catalogue: Catalogue): Promise<Claim | undefined> {
  for (const opened of catalogue.shelf.all().filter(({ origin }) => origin === 'sample')) {
    const [item] = opened.items;
    for (const target of item ? catalogue.targets : []) {
      const claim = item && (await claimOf(catalogue, opened, item, target));
      if (claim) return claim;
    }
  }
  return undefined;
}

async function claimOf(
  catalogue: Catalogue,
  opened: Opened,
  item: Item,
  target: Target,
): Promise<Claim | undefined> {
  const usual = { host: 'documented', values: {} } as const;
  const { program, template } = await describeItem(catalogue, opened, item, target, usual);
  const { state, proof } = program.state;
  const run = state === 'ran' ? proof?.runs[0] : undefined;
  const request = run?.requests[0];
  if (!proof || !run || request === undefined) return undefined;
  const wire = messageText(recordedBytes(request));
  const words = wordsOnTheWire(template, wire);
  return {
    versions: proof.versions,
    item: item.name,
    address: itemAddress(opened, item, target.id),
    program: sayingLines(program.lines, words),
    wire: mark(wire, [...words, ...words.map(percentEncode)]),
    output: session(target, run),
  };
}

/** The method, names of form fields and values of inputs that arrived, as they are or percent-encoded. */
function wordsOnTheWire({ method, inputs, body }: WireTemplate, wire: string): string[] {
  const values = inputs.flatMap(({ value }) => (value !== undefined && value.length > 2 ? [value] : []));
  const names =
    body?.kind === 'multipart' ? body.parts.map(({ name }) => `"${literalText(name) ?? ''}"`) : [];
  return [method, ...names, ...values].filter(
    (word) => wire.includes(word) || wire.includes(percentEncode(word)),
  );
}

function mark(text: string, words: readonly string[]): string {
  return escapedLines(text)
    .map((line) => marked(line, words))
    .join('\n');
}

function session({ run: line }: Target, { stdout, exit }: Run): string {
  return `$ ${line.join(' ')}\n${textOf(stdout).trimEnd()}\n$ echo $?\n${exit}`;
}

function textOf(recorded: Recorded): string {
  return bodyText(recordedBytes(recorded));
}

/** The lines that hold one of the words, but not comments. */
function sayingLines(lines: readonly string[], words: readonly string[]): string {
  return lines
    .filter((line) => !/^\s*<span class="hljs-comment">/.test(line))
    .map((line) => ({ line: line.trim(), said: marked(line.trim(), words) }))
    .filter(({ line, said }) => line !== said)
    .slice(0, maximumLines)
    .map(({ said }) => said)
    .join('\n');
}

/** Marks words in the text of escaped HTML, not in its tags. */
function marked(html: string, words: readonly string[]): string {
  const longestFirst = words.flatMap(escapedLines).sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('|') || '(?!)', 'g');
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith('<') ? piece : piece.replace(pattern, '<mark>$&</mark>')))
    .join('');
}
