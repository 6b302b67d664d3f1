import { loadTarget, targetIds } from '../targets/index.ts';

interface TargetsOptions {
  readonly json?: boolean;
}

/** Lists the targets: for a reader as a table, for a machine as JSON. */
export async function targets({ json }: TargetsOptions): Promise<0> {
  const rows = await Promise.all(
    targetIds.map(async (id) => {
      const { title, language, library, install, standIn } = await loadTarget(id);
      return {
        id,
        title,
        language: language.title,
        library: library.name,
        link: library.link,
        ...(library.minimum !== undefined && { minimum: library.minimum }),
        ...(install !== undefined && { install }),
        ...(standIn && { standIn: standIn.library }),
      };
    }),
  );
  if (json) {
    console.log(JSON.stringify(rows, null, 2));
    return 0;
  }
  const table = rows.map(({ id, language, library, minimum }) => [
    id,
    language,
    `${library}${minimum ? ` ${minimum} or newer` : ''}`,
  ]);
  console.log(columns(table).join('\n'));
  return 0;
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
