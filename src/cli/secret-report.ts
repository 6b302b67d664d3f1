import { groupBy } from '../collection/group-by.ts';
import type { SearchedDocument } from '../secrets/documents.ts';
import type { Finding } from '../secrets/find.ts';
import { plural } from './problem-report.ts';
import { visible } from './visible.ts';

/** A secret of a document, without its value. */
export interface DocumentFinding extends Finding {
  /** What the document is called. */
  readonly document: string;
}

/** What was found in which document. Values stay behind. */
export function findingsIn(searched: readonly SearchedDocument[]): DocumentFinding[] {
  return searched.flatMap(({ name, secrets }) => {
    const values = new Set(secrets.map(({ value }) => value));
    // A name that has a secret in it is not said.
    const document = [...values].some((value) => name.includes(value)) ? 'a collection' : name;
    return secrets.map(({ finding: { kind, place, pointer, item } }) => ({
      document,
      kind,
      place,
      pointer,
      ...(item !== undefined && { item }),
    }));
  });
}

/** Says what was found, to people on standard error or to machines on standard output, and what comes of it. */
export function reportSecrets(
  findings: readonly DocumentFinding[],
  { mask, json }: { readonly mask: boolean; readonly json: boolean },
): void {
  if (json) console.log(JSON.stringify({ masked: mask, findings }, null, 2));
  const count = plural(findings.length, 'secret');
  const [them, inputs, they] =
    findings.length === 1 ? ['it', 'an input', 'it is'] : ['them', 'inputs', 'they are'];
  if (mask) {
    console.error(`${count} masked: programs and texts have ${inputs} there.`);
    return;
  }
  console.error(`${count} would be published, so nothing is written:`);
  for (const line of linesOf(findings)) console.error(`  ${visible(line)}`);
  console.error(
    `Remove ${them}, or let --mask put ${inputs} there; --allow-secrets publishes ${them} as ${they}.`,
  );
}

/** How many of one kind are written out; the rest is counted. */
const shownOfOneKind = 5;

function linesOf(findings: readonly DocumentFinding[]): string[] {
  const kinds = groupBy(findings, ({ kind }) => kind);
  return [...kinds].flatMap(([kind, alike]) => {
    const shown = alike.slice(0, shownOfOneKind).map(line);
    const rest = alike.length - shown.length;
    return [`${kind}:`, ...shown, ...(rest > 0 ? [`  ... and ${rest} more; --json lists them all`] : [])];
  });
}

function line({ document, item, place, pointer }: DocumentFinding): string {
  return `  ${place}, in ${item === undefined ? document : `"${item}"`} (${pointer || 'the whole'})`;
}
