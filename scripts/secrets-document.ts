import { longLooks, looks } from '../src/secrets/looks.ts';
import { labelledFillers } from '../test/secrets/labelled-fillers.ts';
import { type Labelled, labelledSecrets } from '../test/secrets/labelled-secrets.ts';
import {
  byBoth,
  byOurRules,
  bySecretlint,
  precision,
  recall,
  requireSecretlint,
  type Score,
  scoreOf,
} from '../test/secrets/measure.ts';

/** `docs/secrets.md` with the parts that are made from data: between comments that name them. */
export async function withSecretsParts(document: string): Promise<string> {
  return Object.entries(await partsOf()).reduce(
    (text, [name, lines]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, before: string, after: string) => `${before}\n${lines.join('\n')}\n\n${after}`,
      ),
    document,
  );
}

async function partsOf(): Promise<Readonly<Record<string, readonly string[]>>> {
  const lint = await requireSecretlint();
  const ours = await scoreOf(byOurRules);
  const scores: readonly (readonly [name: string, score: Score])[] = [
    ['our rules', ours],
    ["secretlint's preset", await scoreOf((source) => bySecretlint(lint, source))],
    ['both, as an export has them', await scoreOf((source) => byBoth(lint, source))],
  ];
  const kinds = [...new Set([...looks, ...longLooks].map(({ kind }) => kind))];
  return {
    looks: [`${kinds.join(', ')}.`],
    score: [
      `${labelledSecrets.length} secrets and ${labelledFillers.length} fillers.`,
      '',
      '| looked through by | found | missed | taken for a secret and none | precision | recall |',
      '|---|---:|---:|---:|---:|---:|',
      ...scores.map(
        ([name, score]) =>
          `| ${name} | ${score.right} | ${score.missed.length} | ${score.wrong.length} | ${percent(precision(score))} | ${percent(recall(score))} |`,
      ),
      '',
      `Missed by our rules: ${ours.missed.map(placeOf).join('; ')}.`,
      `Taken for a secret by our rules: ${ours.wrong.map(placeOf).join('; ')}.`,
    ],
  };
}

/** Where a labelled value stands; never the value. */
function placeOf({ place, name }: Labelled): string {
  return name === '' ? place : `\`${name}\`, ${place}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
