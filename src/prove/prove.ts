import { chmod, chown, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { programBytes } from '../generate.ts';
import { cacheKey } from './cache.ts';
import { expectationHash, type ProofJob } from './job.ts';
import { faultBesideLimit } from './limited.ts';
import { type Build, type Proof, type Run, toRecorded } from './proof.ts';
import { writeReadable, writeReadableBelow } from './readable.ts';
import { programFolder, runProgram } from './run.ts';
import { type Mount, nobody, type Sandbox } from './sandbox.ts';
import type { Session } from './session.ts';
import { programHash } from './state.ts';
import type { Toolchain } from './toolchain.ts';

const buildMilliseconds = 120_000;
const buildOutputBytes = 256 * 1024;

/** A proof, and whether it is one of an earlier time. */
export interface Proven {
  readonly proof: Proof;
  readonly isFromCache: boolean;
}

/** Builds and runs a program and compares all that can be seen of it. Never runs anything outside a sandbox. */
export async function prove(session: Session, job: ProofJob): Promise<Proven> {
  const { sandbox } = session;
  if ('missing' in sandbox) return unproven(job, sandbox.missing);
  const toolchain = await session.toolchainOf(sandbox, job.target);
  if ('missing' in toolchain) return unproven(job, toolchain.missing);
  const obstacle = unreachable(job) ?? (await session.untrusting(job.to.scheme)) ?? withoutStandIn(job);
  if (obstacle !== undefined) return unproven(job, obstacle);
  const key = cacheKey(job, toolchain);
  const known = await session.cache.find(key);
  if (known) return { proof: known, isFromCache: true };
  const proof = await proveInside(session, sandbox, job, toolchain);
  // A failure may be one of this machine on a busy day: it is tried again.
  if (proof.state !== 'failed') await session.cache.keep(key, proof);
  return { proof, isFromCache: false };
}

async function proveInside(
  session: Session,
  sandbox: Sandbox,
  job: ProofJob,
  { versions }: Toolchain,
): Promise<Proof> {
  const folder = await layOutProgram(session.folder, job);
  const mounts = [...session.mounts, { from: folder, at: programFolder, isWritable: true as const }];
  const build = await buildProgram(sandbox, job, mounts);
  const about = { ...identity(job), versions, ...(build && { build }) };
  if (build && build.exit !== 0) return { ...about, state: 'failed', reason: 'it does not build', runs: [] };
  const runs: Run[] = [];
  for (const answer of job.answers) runs.push(await runProgram(session, sandbox, job, folder, answer));
  return { ...about, ...judge(job, runs), runs };
}

/** What the runs of a program come to. */
function judge({ target, met }: ProofJob, runs: readonly Run[]): Pick<Proof, 'state' | 'reason'> {
  const isRight = runs.every(({ differences }) => differences.length === 0);
  if (isRight && met?.instead) return { state: 'failed', reason: 'its limit is no longer true' };
  if (isRight) return target.standIn ? { state: 'stand-in', reason: target.standIn.why } : { state: 'ran' };
  const fault = met && faultBesideLimit(met, runs);
  if (!met || fault) return { state: 'failed', ...(fault && { reason: fault }) };
  return { state: 'limited', reason: `${target.library.name} ${met.limit.does}` };
}

/** A folder of its own with nothing in it but the program, what it reads, and its stand-in, for whoever runs it inside. */
async function layOutProgram(parent: string, { target, text, files, standIn }: ProofJob): Promise<string> {
  const folder = await mkdtemp(join(parent, 'program-'));
  for (const file of standIn ?? []) await writeReadable(join(folder, file.name), file.text);
  for (const [path, bytes] of files) await writeReadableBelow(folder, path, bytes);
  await writeReadable(join(folder, target.file), programBytes(text));
  await chmod(folder, 0o755);
  if (process.getuid?.() === 0) await chown(folder, nobody, nobody);
  return folder;
}

async function buildProgram(
  sandbox: Sandbox,
  { target }: ProofJob,
  mounts: readonly Mount[],
): Promise<Build | undefined> {
  const command = target.standIn?.build ?? target.build;
  if (!command) return undefined;
  const { exit, ended, stdout, stderr } = await sandbox.run({
    command,
    mounts,
    folder: programFolder,
    milliseconds: buildMilliseconds,
    outputBytes: buildOutputBytes,
  });
  const limit = ended === 'exited' ? '' : `\nStopped at its limit of ${ended}.`;
  const output = toRecorded(Buffer.concat([stdout, stderr, Buffer.from(limit)]));
  return { line: command.join(' '), ...(exit !== null && { exit }), output };
}

function unproven(job: ProofJob, reason: string): Proven {
  return {
    proof: { ...identity(job), state: 'unproven', reason, versions: [], runs: [] },
    isFromCache: false,
  };
}

function identity(job: ProofJob): Pick<Proof, 'target' | 'case' | 'program' | 'expectation'> {
  return {
    target: job.target.id,
    case: job.case,
    program: programHash(job.text),
    expectation: expectationHash(job),
  };
}

function withoutStandIn({ target, standIn }: ProofJob): string | undefined {
  return target.standIn && !standIn
    ? `the stand-in for ${target.standIn.library} is not part of this installation`
    : undefined;
}

/** Why no recorder can stand where this program sends; undefined where one can. */
function unreachable({ to: { host } }: ProofJob): string | undefined {
  if (/^127(\.\d{1,3}){3}$|^::1$/.test(host)) return undefined;
  if (host.includes(':') || /^[0-9.]+$/.test(host)) return `no recorder can have the address ${host}`;
  return /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/i.test(host)
    ? undefined
    : `"${host}" is no host name of ASCII letters`;
}
