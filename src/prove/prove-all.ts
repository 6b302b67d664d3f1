import { availableParallelism } from 'node:os';
import { loadTarget, type TargetId } from '../targets/index.ts';
import { type Case, endless } from './case.ts';
import { type ProofJob, prepareJob } from './job.ts';
import { type Proven, prove } from './prove.ts';
import type { Session } from './session.ts';

/** Proofs made at the same time: while one compiles, another waits for its sandbox. */
const workers = Math.max(2, availableParallelism());
/** Those whose programs wait for a minute; they cost nothing meanwhile. */
const waitingWorkers = 6;

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
  let done = 0;
  const work = async (queue: Iterator<[number, ProofJob]>) => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const [index, job] = next.value;
      proven[index] = await prove(session, job);
      onDone(++done, job);
    }
  };
  const lane = (count: number, isTaken: (job: ProofJob) => boolean) => {
    const queue = [...jobs.entries()].filter(([, job]) => isTaken(job)).values();
    return Array.from({ length: count }, () => work(queue));
  };
  const waits = ({ answers }: ProofJob) => answers.includes(endless);
  await Promise.all([...lane(waitingWorkers, waits), ...lane(workers, (job) => !waits(job))]);
  return proven;
}
