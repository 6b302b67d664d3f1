import { itemsOf } from '../collection/model.ts';
import { cacheFolder, noCache, openCache } from '../prove/cache.ts';
import { type Case, caseNames, readCase } from '../prove/case.ts';
import type { ProofJob } from '../prove/job.ts';
import { caseOfItem } from '../prove/own-case.ts';
import { prepareJobs, proveAll } from '../prove/prove-all.ts';
import { openSession } from '../prove/session.ts';
import { targetIds } from '../targets/index.ts';
import { chooseItem, chooseTarget } from './choose.ts';
import { readCollectionsIn, readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { readInput } from './input.ts';
import { proofLines } from './prove-report.ts';
import { visible } from './visible.ts';

export interface ProveOptions {
  /** Name of the one case to prove. */
  readonly case?: string;
  /** File of a collection of the caller's own, or `-`; its programs are proven in place of the cases. */
  readonly collection?: string;
  /** Which item of that collection; all of them without it. */
  readonly item?: string;
  /** Files of environments for that collection, the strongest last. */
  readonly environment?: readonly string[];
  readonly json?: boolean;
  /** False: proofs of earlier times are neither used nor kept. */
  readonly cache?: boolean;
}

/** Proves programs: those of all cases, or those of a collection. 1 where a proof failed or an item gives no program. */
export async function prove(targets: readonly string[], options: ProveOptions): Promise<0 | 1> {
  const chosen = targets.length === 0 ? [...targetIds] : targets.map((id) => chooseTarget(id));
  const { cases, faults } = await chooseCases(options);
  for (const fault of faults) console.error(visible(fault));
  const jobs = await prepareJobs(chosen, cases);
  const session = await openSession(options.cache === false ? noCache : openCache(cacheFolder()));
  try {
    const progress = progressOf(jobs);
    const proven = await proveAll(session, jobs, progress.show);
    progress.clear();
    const proofs = proven.map(({ proof }) => proof);
    if (options.json) console.log(JSON.stringify(proofs, null, 2));
    else console.log(proofLines(proofs, process.stdout.isTTY && !process.env['NO_COLOR']).join('\n'));
    const cached = proven.filter(({ isFromCache }) => isFromCache).length;
    const tried = proofs.filter(({ state }) => state !== 'unproven').length;
    console.error(`proofs run: ${tried - cached}, from cache: ${cached}`);
    return faults.length > 0 || proofs.some(({ state }) => state === 'failed') ? 1 : 0;
  } finally {
    await session.close();
  }
}

interface Chosen {
  readonly cases: readonly Case[];
  /** One sentence for each item that gives no program. */
  readonly faults: readonly string[];
}

async function chooseCases({ case: name, collection, item, environment }: ProveOptions): Promise<Chosen> {
  if (collection !== undefined) return casesOf(collection, item, environment);
  if (environment !== undefined)
    throw new Failure(2, '--environment is for a collection; name it with --collection.');
  if (item !== undefined)
    throw new Failure(2, '--item chooses from a collection; name it with --collection.');
  const names = await caseNames();
  if (name === undefined)
    return { cases: await Promise.all(names.map((each) => readCase(each))), faults: [] };
  if (!names.includes(name)) throw new Failure(2, `There is no case "${name}". There are:`, names);
  return { cases: [await readCase(name)], faults: [] };
}

async function casesOf(file: string, text: string | undefined, environment: ProveOptions['environment']) {
  const environments = await readEnvironments(environment);
  const { value: collections, problems } = await readCollectionsIn(environments, await readInput(file));
  const all = collections.flatMap(itemsOf);
  if (all.length === 0) throw new Failure(1, problems[0]?.message ?? `There is no request in ${file}.`);
  const items = text === undefined ? all : [chooseItem(collections, text)];
  const made = items.map((item) => ({ item, example: caseOfItem(item) }));
  return {
    cases: made.flatMap(({ example }) => ('fault' in example ? [] : [example])),
    faults: made.flatMap(({ item, example }) =>
      'fault' in example ? [`"${item.path}" gives no program to prove: ${example.fault}`] : [],
    ),
  };
}

/** A line on a terminal that says how far it is; nothing elsewhere. */
function progressOf(jobs: readonly ProofJob[]) {
  const write = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  };
  return {
    show: (done: number, { target, case: name }: ProofJob) =>
      write(visible(`${done} of ${jobs.length}: ${target.id}, ${name}`).slice(0, process.stderr.columns - 1)),
    clear: () => write(''),
  };
}
