import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { noCache } from '../src/prove/cache.ts';
import { type Case, caseNames, casesFolder, readCase } from '../src/prove/case.ts';
import { expectationHash, type ProofJob, prepareJob } from '../src/prove/job.ts';
import type { Proof } from '../src/prove/proof.ts';
import { prove } from '../src/prove/prove.ts';
import { openSession, type Session } from '../src/prove/session.ts';
import { loadTargets } from '../src/targets/index.ts';
import type { Target } from '../src/targets/target.ts';
import { type Generator, type Peer, peers } from './peers.ts';
import { toPlainRequest } from './plain-request.ts';
import { toWholeProgram } from './whole-program.ts';

/** What one generator does for one target on all cases. */
export interface ExactCount {
  readonly target: string;
  /** Requests that arrived exactly as the case says. */
  readonly exact: number;
  /** Cases that were tried. */
  readonly cases: number;
}

/** By generator; ours is `wireproof`. */
export type Exactness = Readonly<Record<string, readonly ExactCount[]>>;

/** `arrived` where something else did, or nothing. */
type Verdict = 'exact' | 'arrived' | 'not built' | 'not printed' | 'unproven';

/** One program of one generator for one case; without a job nothing was printed. */
interface Attempt {
  readonly generator: string;
  readonly target: string;
  readonly job?: ProofJob;
}

const ownName = 'wireproof';

/** Verdicts of earlier runs, by everything they depend on but the toolchain. */
const memory = new URL('.cache/verdicts.json', import.meta.url);

/** Of the cases by name every so many-th is tried: all of them take more than an hour. `WIREPROOF_BENCH_STRIDE=1` tries all. */
export const stride = Number(process.env['WIREPROOF_BENCH_STRIDE'] ?? 5);

/** Runs every generator's program for the cases chosen, in the prover's sandbox, and counts the requests that are exact. */
export async function measureExactness(folder = casesFolder): Promise<Exactness> {
  const names = (await caseNames(folder)).filter((_, index) => index % stride === 0);
  const cases = await Promise.all(names.map((name) => readCase(name, folder)));
  const attempts = await prepareAttempts(cases);
  const verdicts = await judgeAll(attempts);
  const counts: Record<string, ExactCount[]> = {};
  for (const generator of [ownName, ...peers.map(({ name }) => name)]) {
    const own = attempts.flatMap((attempt, index) =>
      attempt.generator === generator && verdicts[index] !== 'unproven'
        ? [{ target: attempt.target, isExact: verdicts[index] === 'exact' }]
        : [],
    );
    counts[generator] = [...new Set(own.map(({ target }) => target))].map((target) => {
      const tried = own.filter((each) => each.target === target);
      return { target, exact: tried.filter(({ isExact }) => isExact).length, cases: tried.length };
    });
  }
  return counts;
}

/** One of our own, with the case it is for. */
interface OwnAttempt extends Attempt {
  readonly job: ProofJob;
  readonly example: Case;
}

async function prepareAttempts(cases: readonly Case[]): Promise<Attempt[]> {
  const targets = await loadTargets();
  const shared = targets.filter(({ id }) => peers.some((peer) => id in peer.targets));
  const own = await Promise.all(shared.map((target) => ownAttempts(target, cases)));
  const others = await Promise.all(peers.map((peer) => peerAttempts(peer, own.flat())));
  return [...own.flat(), ...others.flat()];
}

async function ownAttempts(target: Target, cases: readonly Case[]): Promise<OwnAttempt[]> {
  const attempts: OwnAttempt[] = [];
  for (const example of cases) {
    const job = onlyRequest(await prepareJob(example, target));
    // A case where nobody answers is about something else.
    if (job.answers.length > 0) attempts.push({ generator: ownName, target: target.id, job, example });
  }
  return attempts;
}

async function peerAttempts({ name, targets, load }: Peer, own: readonly OwnAttempt[]): Promise<Attempt[]> {
  const generator = await load();
  return own.flatMap(({ target, example, job: ownJob }) => {
    const ownTarget = targets[target];
    if (ownTarget === undefined) return [];
    const job = peerJob(generator, ownTarget, example, ownJob);
    return [{ generator: name, target, ...(job && { job }) }];
  });
}

/** The first run that has an answer, and no other: what is compared is the request. */
function onlyRequest(job: ProofJob): ProofJob {
  return { ...job, answers: job.answers.filter(({ bytes }) => bytes).slice(0, 1) };
}

/** The same job with the peer's program, whose values all stand in it. Warnings are its own affair. */
function peerJob(generator: Generator, name: string, example: Case, own: ProofJob): ProofJob | undefined {
  try {
    const request = toPlainRequest(example.template, example.values);
    const snippet = generator.print(generator.toInput(request), name);
    const { file, text, run } = toWholeProgram(own.target.id, snippet, own.target.file);
    const build = own.target.build?.filter((word) => !word.startsWith('-W'));
    const target: Target = { ...own.target, file, ...(run && { run }), ...(build && { build }) };
    return { ...own, target, run: target.run, text, environment: {}, expected: example.expected };
  } catch {
    return undefined;
  }
}

async function judgeAll(attempts: readonly Attempt[]): Promise<Verdict[]> {
  const known = await readMemory();
  const session = await openSession(noCache);
  const verdicts: Verdict[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < attempts.length; index = next++) {
      const attempt = attempts[index];
      if (attempt) verdicts[index] = await judge(session, attempt, known);
      if (index % 50 === 0) await writeMemory(known);
      if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${attempts.length} programs `);
    }
  };
  await Promise.all([work(), work()]).finally(session.close);
  await writeMemory(known);
  return verdicts;
}

async function judge(session: Session, { job }: Attempt, known: Map<string, Verdict>): Promise<Verdict> {
  if (!job) return 'not printed';
  const key = keyOf(job);
  const verdict = known.get(key) ?? verdictOf((await prove(session, job)).proof);
  if (verdict !== 'unproven') known.set(key, verdict);
  return verdict;
}

function verdictOf({ state, build, runs }: Proof): Verdict {
  if (state === 'unproven') return 'unproven';
  if (build && build.exit !== 0) return 'not built';
  const differences = runs.flatMap((run) => run.differences);
  return differences.every(({ where }) => isOfOutput(where)) ? 'exact' : 'arrived';
}

/** What a program says afterwards is its own affair here; ours is checked by `wireproof prove`. */
function isOfOutput(where: string): boolean {
  return /^(exit status|standard (output|error))/.test(where);
}

function keyOf(job: ProofJob): string {
  const { target, text } = job;
  return createHash('sha256')
    .update(JSON.stringify([target.file, target.build ?? null, target.run, text, expectationHash(job)]))
    .digest('hex');
}

async function readMemory(): Promise<Map<string, Verdict>> {
  const text = await readFile(memory, 'utf8').catch(() => '[]');
  return new Map(JSON.parse(text) as [string, Verdict][]);
}

async function writeMemory(known: ReadonlyMap<string, Verdict>): Promise<void> {
  await mkdir(new URL('.', memory), { recursive: true });
  await writeFile(memory, JSON.stringify([...known]));
}
