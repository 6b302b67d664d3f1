import { extname } from 'node:path';
import { generate } from '../../src/generate.ts';
import { loadTargets } from '../../src/targets/index.ts';
import type { Target } from '../../src/targets/target.ts';
import { type GoldenCase, goldenCases } from './golden-cases.ts';

/** What a target prints today for a golden case, and where its golden file is. */
export interface GoldenProgram {
  readonly target: Target;
  readonly golden: GoldenCase;
  /** From the repository's root: `test/golden/cpp-libcurl/own-method.cpp`. */
  readonly path: string;
  readonly text: string;
}

/** Prints every golden case in every target. */
export async function goldenPrograms(): Promise<readonly GoldenProgram[]> {
  const targets = await loadTargets();
  return targets.flatMap((target) =>
    goldenCases.map((golden) => {
      const { file, text } = generate(golden.template, target);
      return { target, golden, path: `test/golden/${target.id}/${golden.name}${extname(file)}`, text };
    }),
  );
}
