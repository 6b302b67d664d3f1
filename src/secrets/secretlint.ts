import { isFiller } from './filler.ts';
import type { Search } from './find.ts';
import type { Found } from './judge.ts';
import { visitTexts } from './texts.ts';
import { readTree } from './tree.ts';

/** Looks through a text, and says what was found where. */
export type Lint = (text: string) => Promise<readonly Found[]>;

/** Secretlint with its recommended preset (https://github.com/secretlint/secretlint); undefined where it is not installed. */
export async function loadSecretlint(): Promise<Lint | undefined> {
  try {
    const [{ lintSource }, { creator }] = await Promise.all([
      import('@secretlint/core'),
      import('@secretlint/secretlint-rule-preset-recommend'),
    ]);
    const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }];
    const options = { noPhysicFilePath: true, config: { rules } };
    return async (content) => {
      const source = { filePath: 'collection.txt', ext: '.txt', contentType: 'text', content } as const;
      const { messages } = await lintSource({ source, options });
      return messages.map(({ ruleId, range: [start, end] }) => ({ kind: kindOf(ruleId), start, end }));
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Lints all texts of a document at once, each as a part of its own, and remembers what was found in which. */
export async function lintTexts(lint: Lint, source: string): Promise<Search> {
  const distinct = new Set<string>();
  visitTexts(source, readTree(source), ({ text }) => {
    if (text.length >= shortest) distinct.add(text);
  });
  const starts: { text: string; start: number }[] = [];
  let length = 0;
  for (const text of distinct) {
    starts.push({ text, start: length });
    length += text.length + separator.length;
  }
  const foundIn = new Map<string, Found[]>();
  let at = 0;
  for (const found of (await lint([...distinct].join(separator))).toSorted((a, b) => a.start - b.start)) {
    while ((starts[at + 1]?.start ?? length) <= found.start) at++;
    const { text, start } = starts[at] ?? { text: '', start: 0 };
    const own = inside(text, { ...found, start: found.start - start, end: found.end - start });
    if (own) foundIn.set(text, [...(foundIn.get(text) ?? []), own]);
  }
  return ({ text }) => foundIn.get(text) ?? [];
}

/** No secret is as short. */
const shortest = 8;
const separator = '\n\n';

/** Some ranges end inside the secret, others hold an address around the password, and some are no secret. */
function inside(text: string, { kind, start, end }: Found): Found | undefined {
  const own = text.slice(start, end);
  const password = /:\/\/[^\s/:@]*:([^\s/@]+)@/d.exec(own);
  const [from, to] = password?.indices?.[1] ?? [0, own.length];
  if (isFiller(own.slice(from, to))) return undefined;
  if (password) return { kind, start: start + from, end: start + to };
  const rest = /^[^\s"'`<>,;&]*/.exec(text.slice(end))?.[0].length ?? 0;
  return { kind, start, end: end + rest };
}

/** `@secretlint/secretlint-rule-github` is of GitHub. */
function kindOf(rule: string): string {
  return `secret, by secretlint's rule ${rule.replace(/^.*secretlint-rule-/, '')}`;
}
