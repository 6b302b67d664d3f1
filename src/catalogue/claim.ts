import { itemAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { describeItem } from './describe-item.ts';
import { escapedLines } from './highlight.ts';
import { bodyText, messageText } from './message-text.ts';
import { recordedBytes } from '../prove/proof.ts';
import type { ProgramState } from '../prove/state.ts';
import { percentEncode } from '../wire/encode.ts';

/** A recorded run of a program that this catalogue has, for the start page. */
export interface Claim {
  readonly state: ProgramState;
  readonly item: string;
  readonly address: string;
  /** Lines of the program and the recorded request, as escaped HTML with marks where they agree. */
  readonly program: string;
  readonly wire: string;
  readonly output: string;
}

/** Lines of the program that stand beside the request. */
const maximumLines = 6;

/** The first item of a sample whose program ran, in the first language in which one did. */
export async function findClaim(catalogue: Catalogue): Promise<Claim | undefined> {
  for (const opened of catalogue.shelf.all().filter(({ origin }) => origin === 'sample')) {
    const [item] = opened.items;
    for (const target of item ? catalogue.targets : []) {
      if (!item) break;
      const { program, template } = await describeItem(catalogue, opened, item, target, { host: 'documented', values: {} });
      const run = program.state.state === 'ran' ? program.state.proof?.runs[0] : undefined;
      const request = run?.requests[0];
      if (!run || request === undefined) continue;
      const wire = messageText(recordedBytes(request));
      const values = [template.method, ...template.inputs.flatMap(({ value }) => (value && value.length > 2 ? [value] : []))];
      const words = values.filter((value) => wire.includes(value) || wire.includes(percentEncode(value)));
      return {
        state: program.state,
        item: item.name,
        address: itemAddress(opened, item, target.id),
        program: sayingLines(program.lines, words),
        wire: escapedLines(wire).map((line) => marked(line, [...words, ...words.map(percentEncode)])).join('\n'),
        output: `$ ${target.run.join(' ')}\n${bodyText(recordedBytes(run.stdout)).trimEnd()}\n$ echo $?\n${run.exit}`,
      };
    }
  }
  return undefined;
}

/** The lines that hold one of the words, but not comments. */
function sayingLines(lines: readonly string[], words: readonly string[]): string {
  return lines
    .filter((line) => !line.startsWith('<span class="hljs-comment">'))
    .map((line) => line.trim())
    .filter((line) => marked(line, words) !== line)
    .slice(0, maximumLines)
    .map((line) => marked(line, words))
    .join('\n');
}

/** Marks words in the text of escaped HTML, not in its tags. */
function marked(html: string, words: readonly string[]): string {
  const longestFirst = words.flatMap(escapedLines).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith('<') ? piece : piece.replace(pattern, (word) => word && `<mark>${word}</mark>`)))
    .join('');
}
