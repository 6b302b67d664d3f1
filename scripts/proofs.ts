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

/** Makes `proofs.json`, or with `--check` says whether it is about today's programs and cases. */
async function main(isCheck: boolean): Promise<void> {
  const cases = await Promise.all((await caseNames()).map((name) => readCase(name)));
  const jobs = await prepareJobs(targetIds, cases);
  const stored = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as Proof[];
  const faults = isCheck ? check(jobs, stored) : await make(jobs, stored);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  console.error(`${isCheck ? 'proofs checked' : 'proofs run'}: ${jobs.length}`);
}

/** Runs what no earlier run has proven, and writes it all down. Where nothing changed the old record stays, with the boundary of its day. */
async function make(jobs: readonly ProofJob[], stored: readonly Proof[]): Promise<string[]> {
  const session = await openSession(openCache(cacheFolder()));
  const proven = await proveAll(session, jobs).finally(session.close);
  const proofs = proven.map(({ proof }) => stored.find((old) => isSameProof(old, proof)) ?? proof);
  await writeFile(file, `${JSON.stringify(proofs, null, 1)}\n`);
  return proofs
    .filter(({ state }) => !isGood(state))
    .map(
      ({ target, case: name, state, reason }) => `${state}: ${target}, ${name}${reason ? `: ${reason}` : ''}`,
    );
}

function check(jobs: readonly ProofJob[], stored: readonly Proof[]): string[] {
  const isOf = (proof: Proof, job: ProofJob) => proof.target === job.target.id && proof.case === job.case;
  const wrong = jobs.flatMap((job) => {
    const proof = stored.find((candidate) => isOf(candidate, job));
    const why = whyStale(job, proof);
    return why ? [`${job.target.id}, ${job.case}: ${why}; npm run proofs`] : [];
  });
  const extra = stored
    .filter((proof) => !jobs.some((job) => isOf(proof, job)))
    .map((proof) => `${proof.target}, ${proof.case}: there is a proof and no such program; npm run proofs`);
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

await main(process.argv.includes('--check'));
