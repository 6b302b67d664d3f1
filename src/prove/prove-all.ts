import { loadTarget, type TargetId } from '../targets/index.ts';
import type { Case } from './case.ts';
import { type ProofJob, prepareJob } from './job.ts';
import { type Proven, prove } from './prove.ts';
import type { Session } from './session.ts';

/** Proofs made at the same time: most of the time they wait for compilers. */
const workers = 2;

/** Every program of some targets for some cases, in order: target by target. Throws where a case is wrong in itself. */
export async function prepareJobs(targets: readonly TargetId[], cases: readonly Case[]): Promise<ProofJob[]> {
  const jobs: ProofJob[] = [];
  for (const target of await Promise.all(targets.map(loadTarget))) {
    for (const example of cases) jobs.push(await prepareJob(example, target));
  }
  return jobs;
}

/** Proves all of them, in their order. `onDone` is told after each how many are done. */
export async function proveAll(
  session: Session,
  jobs: readonly ProofJob[],
  onDone: (done: number, last: ProofJob) => void = () => {},
): Promise<Proven[]> {
  const proven: Proven[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (!job) return;
      proven[index] = await prove(session, job);
      onDone(++done, job);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return proven;
}
