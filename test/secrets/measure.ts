import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { findSecrets } from '../../src/secrets/find.ts';
import { type Lint, lintTexts, loadSecretlint } from '../../src/secrets/secretlint.ts';
import { visitTexts } from '../../src/secrets/texts.ts';
import { readTree } from '../../src/secrets/tree.ts';
import { labelledFillers } from './labelled-fillers.ts';
import { type Labelled, labelledSecrets } from './labelled-secrets.ts';
import { places } from './places.ts';

/** How many of the labelled were found, and how many that are none. */
export interface Score {
  readonly right: number;
  readonly missed: readonly Labelled[];
  readonly wrong: readonly Labelled[];
}

/** What looks: the values that it finds in a document. */
type Finder = (source: string) => Promise<string[]> | string[];

export function documentOf({ place, name, value }: Labelled): string {
  return JSON.stringify(places[place](name, value), null, 1);
}

/** Our rules alone. */
export function byOurRules(source: string): string[] {
  return findSecrets(source, readCollections(source).value.flatMap(itemsOf)).map(({ value }) => value);
}

/** Secretlint's preset alone, on the texts of the document as they are without JSON's escapes. */
export async function bySecretlint(lint: Lint, source: string): Promise<string[]> {
  const texts: string[] = [];
  visitTexts(source, readTree(source), ({ text }) => texts.push(text));
  const content = texts.join('\n\n');
  return (await lint(content)).map(({ start, end }) => content.slice(start, end));
}

/** Both, as an export has them. */
export async function byBoth(lint: Lint, source: string): Promise<string[]> {
  const items = readCollections(source).value.flatMap(itemsOf);
  return findSecrets(source, items, { search: await lintTexts(lint, source) }).map(({ value }) => value);
}

export async function requireSecretlint(): Promise<Lint> {
  const lint = await loadSecretlint();
  if (!lint) throw new Error('Secretlint is not installed: npm ci installs it.');
  return lint;
}

/** Looks through the whole labelled set. A secret is right when what was found has all of it. */
export async function scoreOf(find: Finder): Promise<Score> {
  const missed: Labelled[] = [];
  const wrong: Labelled[] = [];
  for (const each of labelledSecrets) {
    const { value } = each;
    const secret = unbroken(each.secret ?? value);
    const found = (await find(documentOf(each))).map(unbroken);
    if (!found.some((text) => text.includes(secret))) missed.push(each);
    if (found.some((text) => !overlap(text, secret))) wrong.push(each);
  }
  for (const each of labelledFillers) {
    if ((await find(documentOf(each))).length > 0) wrong.push(each);
  }
  return { right: labelledSecrets.length - missed.length, missed, wrong };
}

/** Without line breaks, which JSON inside a text has as escapes. */
function unbroken(text: string): string {
  return text.replace(/\n|\\n/g, '');
}

function overlap(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

/** Of what was found, the part that is right. */
export function precision({ right, wrong }: Score): number {
  return right / (right + wrong.length);
}

/** Of what is there, the part that was found. */
export function recall({ right, missed }: Score): number {
  return right / (right + missed.length);
}
