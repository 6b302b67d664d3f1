import { countStates, type StateCounts } from '../prove/matrix.ts';
import type { Proof } from '../prove/proof.ts';
import { storedProofs } from '../prove/stored-proofs.ts';
import { loadTargets } from '../targets/index.ts';
import type { Target } from '../targets/target.ts';

interface TargetsOptions {
  readonly json?: boolean;
}

/** Lists the targets, each with what the stored proofs say of it: for people as a table, for machines as JSON. */
export async function targets({ json }: TargetsOptions): Promise<0> {
  const { byTarget } = storedProofs();
  const rows = (await loadTargets()).map((target) => describe(target, byTarget.get(target.id) ?? []));
  const lines = json
    ? [JSON.stringify(rows, null, 2)]
    : columns(
        rows.map(({ id, language, library, minimum, proofs }) => [
          id,
          language,
          minimum === undefined ? library : `${library} ${minimum} or newer`,
          claim(proofs),
        ]),
      );
  console.log(lines.join('\n'));
  return 0;
}

function describe({ id, title, language, library, install, standIn }: Target, proofs: readonly Proof[]) {
  return {
    id,
    title,
    language: language.title,
    library: library.name,
    link: library.link,
    ...(library.minimum !== undefined && { minimum: library.minimum }),
    ...(install !== undefined && { install }),
    ...(standIn && { standIn: standIn.library }),
    proofs: countStates(proofs),
  };
}

/** `ran on 68 of 70 cases, 2 limited`; what was built against a stand-in is never called proven. */
function claim({ ran, limited, 'stand-in': standIn, failed, unproven }: StateCounts): string {
  const all = ran + limited + standIn + failed + unproven;
  if (all === 0) return 'no proofs are stored';
  const exact = standIn > 0 ? `stand-in, on ${standIn} of ${all} cases` : `ran on ${ran} of ${all} cases`;
  return limited > 0 ? `${exact}, ${limited} limited` : exact;
}

/** Rows with their cells below each other, two spaces apart. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
