import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder, openCache } from '../src/prove/cache.ts';
import { caseNames, readCase } from '../src/prove/case.ts';
import { expectationHash, type ProofJob } from '../src/prove/job.ts';
import type { Proof, ProofState } from '../src/prove/proof.ts';
import { prepareJobs, proveAll } from '../src/prove/prove-all.ts';
import { openSession } from '../src/prove/session.ts';
import { programHash } from '../src/prove/state.ts';
import { targetIds } from '../src/targets/index.ts';

const file = fileURLToPath(new URL('../proofs.json', import.meta.url));

/**
 * Brings `proofs.json` up to date: runs the programs that have changed, or whose cases have. With `--all` it runs all of
 * them; with `--check` none, and says which stored proofs are not about today's programs and cases.
 */
async function main(options: ReadonlySet<string>): Promise<void> {
  const cases = await Promise.all((await caseNames()).map((name) => readCase(name)));
  const jobs = await prepareJobs(targetIds, cases);
  const stored = await readStored();
  const faults = options.has('--check')
    ? check(jobs, stored)
    : await make(jobs, stored, options.has('--all') ? () => true : isStale(stored));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  console.error(`proofs: ${jobs.length}`);
}

/** The stored proofs by target and case. */
type Stored = ReadonlyMap<string, Proof>;

async function readStored(): Promise<Stored> {
  const proofs = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as Proof[];
  return new Map(proofs.map((proof) => [place(proof.target, proof.case), proof]));
}

function place(target: string, name: string): string {
  return `${target}, ${name}`;
}

function isStale(stored: Stored): (job: ProofJob) => boolean {
  return (job) => whyStale(job, stored.get(place(job.target.id, job.case))) !== undefined;
}

/** Runs some of the jobs and writes all proofs down. */
async function make(
  jobs: readonly ProofJob[],
  stored: Stored,
  isWanted: (job: ProofJob) => boolean,
): Promise<string[]> {
  const session = await openSession(openCache(cacheFolder()));
  const wanted = jobs.filter(isWanted);
  const proven = await proveAll(session, wanted).finally(session.close);
  const made = new Map(wanted.map((job, index) => [job, proven[index]?.proof]));
  const proofs = jobs.flatMap((job) => {
    const old = stored.get(place(job.target.id, job.case));
    const now = made.get(job);
    return (old && now && isSameProof(old, now) ? old : (now ?? old)) ?? [];
  });
  await writeFile(file, `${JSON.stringify(proofs, null, 1)}\n`);
  return proofs
    .filter(({ state }) => !isGood(state))
    .map(
      ({ target, case: name, state, reason }) =>
        `${state}: ${place(target, name)}${reason ? `: ${reason}` : ''}`,
    );
}

function check(jobs: readonly ProofJob[], stored: Stored): string[] {
  const left = new Map(stored);
  const wrong = jobs.flatMap((job) => {
    const where = place(job.target.id, job.case);
    const why = whyStale(job, left.get(where));
    left.delete(where);
    return why ? [`${where}: ${why}; npm run proofs`] : [];
  });
  const extra = [...left.keys()].map(
    (where) => `${where}: there is a proof and no such program; npm run proofs`,
  );
  return [...wrong, ...extra];
}

function whyStale(job: ProofJob, proof: Proof | undefined): string | undefined {
  if (!proof) return 'no proof is stored';
  if (proof.program !== programHash(job.text)) return 'the program has changed since its proof';
  if (proof.expectation !== expectationHash(job)) return 'the case has changed since its proof';
  return isGood(proof.state) ? undefined : `its proof says "${proof.state}"`;
}

function isGood(state: ProofState): boolean {
  return state === 'ran' || state === 'limited' || state === 'stand-in';
}

/** A proof that could not be made here does not take the place of one that was made elsewhere. */
function isSameProof(old: Proof, now: Proof): boolean {
  const isSameProgram =
    old.target === now.target &&
    old.case === now.case &&
    old.program === now.program &&
    old.expectation === now.expectation;
  const isSameResult = old.state === now.state && old.versions.join() === now.versions.join();
  return isSameProgram && (isSameResult || now.state === 'unproven');
}

await main(new Set(process.argv.slice(2)));
