import type { Child } from 'hono/jsx';
import { programBytes } from '../../generate.ts';
import { caseIdea, readCase } from '../../prove/case.ts';
import { type ProofJob, prepareJob } from '../../prove/job.ts';
import type { Proof } from '../../prove/proof.ts';
import { programHash } from '../../prove/state.ts';
import type { Target } from '../../targets/target.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import type { MachineLinks } from '../machine/machine-links.ts';
import { type ProofRecordShape, type ProofsShape, proofShape, proofsShape } from '../machine/proof-shape.ts';
import { ProofPage, type ProofPageProps } from '../pages/proof.tsx';
import { ProofsPage } from '../pages/proofs.tsx';
import { highlightLines } from '../text/highlight.ts';

/** A page, or the file of a program. */
export type ProofsAnswer =
  | { readonly node: Child }
  | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Characters of a program on a page. */
const maximumProgram = 17_000;

/** The matrix (no place), a proof (target and case), or the program of one (its file behind them); undefined where there is none. */
export async function proofsPage(
  catalogue: Catalogue,
  { links, query }: { readonly links: Links; readonly query: URLSearchParams },
  [id, name, file, ...rest]: readonly string[],
): Promise<ProofsAnswer | undefined> {
  if (id === undefined) {
    const from = Number.parseInt(query.get('from') ?? '0', 10) || 0;
    return { node: <ProofsPage catalogue={catalogue} links={links} from={from} /> };
  }
  const target = catalogue.targets.find((one) => one.id === id);
  const proof = catalogue.proofs.byTarget.get(id)?.find((one) => one.case === name);
  if (!target || !proof || rest.length > 0 || (file !== undefined && file !== target.file)) return undefined;
  const job = await jobOf(proof, target);
  if (file !== undefined) return job && { name: file, bytes: programBytes(job.text) };
  const idea = job && (await caseIdea(proof.case));
  return {
    node: (
      <ProofPage {...{ catalogue, links, target, proof, idea }} job={job && (await shown(job, target))} />
    ),
  };
}

/** The matrix (no place) or a proof (target and case) for machines; undefined where there is none. */
export async function proofsForMachines(
  catalogue: Catalogue,
  links: MachineLinks,
  [id, name, ...rest]: readonly string[],
): Promise<ProofsShape | ProofRecordShape | undefined> {
  if (id === undefined) return proofsShape(catalogue, links);
  const target = catalogue.targets.find((one) => one.id === id);
  const proof = catalogue.proofs.byTarget.get(id)?.find((one) => one.case === name);
  if (!target || !proof || rest.length > 0) return undefined;
  const job = await jobOf(proof, target);
  return proofShape(proof, { idea: job && (await caseIdea(proof.case)), text: job?.text }, links);
}

/** The program of a proof with what it must send; undefined where its case is not here any more or has changed. */
async function jobOf(proof: Proof, target: Target): Promise<ProofJob | undefined> {
  try {
    const job = await prepareJob(await readCase(proof.case), target);
    return programHash(job.text) === proof.program ? job : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function shown({ text, run, expected, met }: ProofJob, target: Target): Promise<ProofPageProps['job']> {
  const cut =
    text.length <= maximumProgram ? text : text.slice(0, text.lastIndexOf('\n', maximumProgram) + 1);
  const program = cut || text.slice(0, maximumProgram);
  return {
    text,
    run,
    lines: await highlightLines(target.language.highlight, program.replaceAll('\r\n', '\n')),
    hidden: text.split('\n').length - program.split('\n').length,
    isCut: program.length < text.length,
    expected,
    ...(met && { limit: met.limit }),
  };
}
