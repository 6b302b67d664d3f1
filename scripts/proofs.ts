import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { noCache } from '../src/prove/cache.ts';
import { caseNames, readCase } from '../src/prove/case.ts';
import { expectationHash, type ProofJob } from '../src/prove/job.ts';
import type { Proof, ProofState } from '../src/prove/proof.ts';
import { prepareJobs, proveAll } from '../src/prove/prove-all.ts';
import { openSession } from '../src/prove/session.ts';
import { programHash } from '../src/prove/state.ts';
import { isTargetId, type TargetId, targetIds } from '../src/targets/index.ts';

const file = fileURLToPath(new URL('../proofs.json', import.meta.url));

/**
 * Makes `proofs.json` from nothing, or with `--check` says whether it is about today's programs and cases.
 * Where targets are named it is about these alone, and what is stored of the others stays.
 */
async function main(isCheck: boolean, named: readonly string[]): Promise<void> {
  const unknown = named.filter((name) => !isTargetId(name));
  if (unknown.length > 0) {
    console.error(`There is no target ${unknown.join(', ')}; there are: ${targetIds.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const isMeant = (id: string) => named.length === 0 || named.includes(id);
  const cases = await Promise.all((await caseNames()).map((name) => readCase(name)));
  const jobs = await prepareJobs(targetIds.filter(isMeant), cases);
  const all = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as Proof[];
  const stored = all.filter(({ target }) => isMeant(target));
  const others = all.filter(({ target }) => !isMeant(target));
  const faults = isCheck ? check(jobs, stored) : await make(jobs, stored, others);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  console.error(`${isCheck ? 'proofs checked' : 'proofs run'}: ${jobs.length}`);
}

/** Runs everything and writes it down. Where nothing changed the old record stays, with the boundary of its day. */
async function make(
  jobs: readonly ProofJob[],
  stored: readonly Proof[],
  others: readonly Proof[],
): Promise<string[]> {
  const session = await openSession(noCache);
  const proven = await proveAll(session, jobs).finally(session.close);
  const proofs = proven.map(({ proof }) => stored.find((old) => isSameProof(old, proof)) ?? proof);
  const inOrder = [...proofs, ...others].sort((one, other) => place(one) - place(other));
  await writeFile(file, `${JSON.stringify(inOrder, null, 1)}\n`);
  return proofs
    .filter(({ state }) => !isGood(state))
    .map(
      ({ target, case: name, state, reason }) => `${state}: ${target}, ${name}${reason ? `: ${reason}` : ''}`,
    );
}

/** Where the proofs of a target stand among those of all. */
function place({ target }: Proof): number {
  return targetIds.indexOf(target as TargetId);
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

const [, , ...given] = process.argv;
await main(
  given.includes('--check'),
  given.filter((argument) => argument !== '--check'),
);
