import { extname } from 'node:path';
import { generate } from '../../src/generate.ts';
import { type Case, readCase } from '../../src/prove/case.ts';
import { loadTargets } from '../../src/targets/index.ts';
import type { Target } from '../../src/targets/target.ts';

/** The cases whose programs are kept as files for people to read, and what each shows: together every form that a program has. */
export const goldenNames: Readonly<Record<string, string>> = {
  'create-a-pet': 'plain',
  'store-or-replace-a-setting': 'statuses',
  'reference-14-markup-in-a-comment': 'comments',
  'hostile-comment-ends': 'comments',
  'ask-a-bare-host': 'short',
  'ask-for-headers-only': 'head',
  'find-devices': 'method',
  'start-a-job': 'empty',
  'a-base-url-from-the-environment': 'environment',
  'host-and-port-are-inputs': 'address',
  'read-a-page-in-many-scripts': 'address',
  'hostile-address': 'hostile',
  'stop-a-machine': 'basic',
  'update-a-users-password': 'form',
  'register-a-certificate': 'secrets',
  'answer-questions-in-a-form': 'fields',
  'hostile-file-names': 'hostile',
  'send-a-file-chosen-later': 'files',
  'a-part-type-in-capitals': 'types',
  'hostile-multipart-fields': 'hostile',
  'import-a-price-list': 'file',
  'book-seats-by-a-number': 'json',
  'hostile-json-body': 'hostile',
  'query-without-a-type': 'lines',
  'write-a-record-with-nul': 'bytes',
  'tag-a-page-twice': 'twins',
  'headers-without-a-value': 'headers',
  'headers-that-libraries-set': 'headers',
  'ask-for-another-host': 'headers',
  'close-the-connection': 'headers',
  'an-author-outside-ascii': 'headers',
};

/** What a target prints today for a case, and where its golden file is. */
export interface GoldenProgram {
  readonly target: Target;
  readonly example: Case;
  /** From the repository's root: `test/golden/cpp-libcurl/create-a-pet.cpp`. */
  readonly path: string;
  readonly text: string;
}

/** The golden cases, in the order of their list. */
export function goldenCases(): Promise<readonly Case[]> {
  return Promise.all(Object.keys(goldenNames).map((name) => readCase(name)));
}

/** Prints every golden case in every target. */
export async function goldenPrograms(): Promise<readonly GoldenProgram[]> {
  const [targets, cases] = await Promise.all([loadTargets(), goldenCases()]);
  return targets.flatMap((target) =>
    cases.map((example) => {
      const { file, text } = generate(example.template, target);
      return { target, example, path: `test/golden/${target.id}/${example.name}${extname(file)}`, text };
    }),
  );
}
