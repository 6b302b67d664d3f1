import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, endless } from './case.ts';
import { bytesOf, compareContacts } from './contacts.ts';
import type { ProofJob } from './job.ts';
import { type Message, readAnswer, valuesOf } from './message.ts';
import { checkOutput, checkSent } from './output.ts';
import { type Run, toRecorded } from './proof.ts';
import { writeReadable } from './readable.ts';
import type { Plan, Recording } from './recording.ts';
import { type Mount, type Sandbox, sandboxEnvironment } from './sandbox.ts';
import { recorderPath, type Session } from './session.ts';

/** Where a program is inside the sandbox. */
export const programFolder = '/program';

/** Programs give up after 60 s by themselves. */
const programMilliseconds = 75_000;
const programOutputBytes = 256 * 1024;

/** Where Node is told to look: it does not read the system's authorities. */
const authorityPath = '/etc/ssl/authority.pem';

/** Ports where programs of this world go when they leave the way; the recorder watches them. */
const usualPorts = [80, 443, 8080, 8443];

/** Runs a built program once, against one answer. */
export async function runProgram(
  session: Session,
  sandbox: Sandbox,
  job: ProofJob,
  folder: string,
  answer: Answer,
): Promise<Run> {
  const message = answer.bytes && readAnswer(answer.bytes);
  const elsewhere = message && redirection(message);
  const plan = await makePlan(session, sandbox, job, answer, elsewhere?.port);
  const { exit, stdout, stderr } = await sandbox.run({
    command: [process.execPath, recorderPath],
    mounts: [
      ...session.mounts,
      ...(await trustMounts(session, job)),
      ...(await hostMounts(session, [job.to.host, ...(elsewhere ? [elsewhere.host] : [])])),
      { from: folder, at: programFolder },
    ],
    folder: '/',
    input: JSON.stringify(plan),
    isRecorder: true,
    milliseconds: programMilliseconds + 15_000,
    // The recording holds the program's outputs and all that arrived, as base64.
    outputBytes: 64 * 1024 * 1024,
  });
  if (exit !== 0) {
    const why = stderr.toString().trim() || `exit status ${exit}`;
    return {
      answer: answer.name,
      stdout: '',
      stderr: '',
      requests: [],
      differences: [{ where: 'recorder', expected: 'a recording', arrived: why }],
    };
  }
  return judge(job, answer, message, JSON.parse(stdout.toString()) as Recording);
}

function judge(job: ProofJob, answer: Answer, message: Message | undefined, recording: Recording): Run {
  const { target } = job;
  const stdout = bytesOf(recording.stdout);
  const stderr = bytesOf(recording.stderr);
  const stopped = recording.ended === 'exited' ? recording.signal : `its limit of ${recording.ended}`;
  const outcome = { exit: recording.exit ?? undefined, ...(stopped && { stopped }), stdout, stderr };
  const differences = [
    ...compareContacts(recording.contacts, {
      port: job.to.port,
      ...(answer.bytes && { request: job.expected }),
      isUntrusted: isStrange(answer),
      freedom: job.freedom,
    }),
    ...(target.send
      ? checkSent(outcome, answer === endless ? 'endless' : answer.bytes)
      : checkOutput(outcome, {
          // Whoever waits for the end of an answer that has none has no answer.
          answer: answer === endless ? undefined : message,
          success: job.success,
          isCommand: target.isCommand ?? false,
          hasLongReason: target.standIn !== undefined,
        })),
  ];
  return {
    answer: answer.name,
    ...(recording.exit !== null && { exit: recording.exit }),
    stdout: toRecorded(stdout),
    stderr: toRecorded(stderr),
    requests: recording.contacts.flatMap(({ requests }) =>
      requests.map((bytes) => toRecorded(bytesOf(bytes))),
    ),
    differences,
  };
}

async function makePlan(
  session: Session,
  sandbox: Sandbox,
  job: ProofJob,
  answer: Answer,
  redirectedPort: number | undefined,
): Promise<Plan> {
  const { port, host, scheme } = job.to;
  const authority = answer.name === 'untrusted' ? session.stranger : session.authority;
  const signer = scheme === 'https' && (await authority());
  const others = new Set([...usualPorts, ...(redirectedPort ? [redirectedPort] : [])]);
  others.delete(port);
  return {
    ...(answer.name !== 'refused' && {
      listener: {
        address: host === '::1' ? host : '0.0.0.0',
        port,
        answer: Buffer.from(answer.bytes ?? []).toString('base64'),
        ...(answer === endless && { isEndless: true }),
        ...(signer && {
          identity: await signer.identityFor(answer.name === 'misnamed' ? otherHost : host),
        }),
      },
    }),
    otherPorts: [...others],
    command: sandbox.confine(job.run),
    folder: programFolder,
    environment: {
      ...job.environment,
      ...sandboxEnvironment,
      ...(signer && { NODE_EXTRA_CA_CERTS: authorityPath }),
    },
    milliseconds: programMilliseconds,
    outputBytes: programOutputBytes,
  };
}

/** Whose certificate a misnamed server shows. */
const otherHost = 'another.example';

/** Whether a program must turn away from the certificate that it is shown. */
function isStrange({ name }: Answer): boolean {
  return name === 'untrusted' || name === 'misnamed';
}

/** Where an answer sends its client; undefined for a relative address or none. */
function redirection(message: Message): { readonly host: string; readonly port: number } | undefined {
  const location = valuesOf(message, 'location')[0];
  if (location === undefined || !URL.canParse(location)) return undefined;
  const { hostname, port, protocol } = new URL(location);
  return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** Our authority in the places where Debian's programs look: the bundle, the folder that OpenSSL searches by hash, and Java's store. */
async function trustMounts(session: Session, { to }: ProofJob): Promise<Mount[]> {
  if (to.scheme === 'http') return [];
  const { bundle, certificate, keyStore, hashName } = await session.authority();
  return [
    { from: bundle, at: '/etc/ssl/certs/ca-certificates.crt' },
    { from: certificate, at: `/etc/ssl/certs/${hashName}` },
    { from: keyStore, at: '/etc/ssl/certs/java/cacerts' },
    { from: certificate, at: authorityPath },
  ];
}

async function hostMounts(session: Session, hosts: readonly string[]): Promise<Mount[]> {
  const folder = await mkdtemp(join(session.folder, 'hosts-'));
  const names = [
    'localhost',
    'sandbox',
    ...hosts.filter((host) => /[a-z]/i.test(host) && !host.includes(':')),
  ];
  await writeReadable(join(folder, 'hosts'), `127.0.0.1 ${names.join(' ')}\n`);
  return [{ from: join(folder, 'hosts'), at: '/etc/hosts' }];
}
