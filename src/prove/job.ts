import { createHash } from 'node:crypto';
import { generate } from '../generate.ts';
import { readsFiles } from '../targets/program.ts';
import type { Target } from '../targets/target.ts';
import { type Filled, fill, ownValues } from '../wire/fill.ts';
import { fillPlaceholders } from '../wire/placeholders.ts';
import { toMessage, type WireRequest } from '../wire/request.ts';
import type { WireTemplate } from '../wire/template.ts';
import type { Values } from '../wire/values.ts';
import type { Answer, Case } from './case.ts';
import {
  compareRequests,
  comparisonVersion,
  type Freedom,
  libraryFreedom,
  messageFreedom,
  onlyBoundary,
} from './compare.ts';
import type { MetLimit } from './limited.ts';
import { readStandIn, type StandInFile } from './stand-in.ts';

/** All that a proof needs, and nothing that points back to where it came from. */
export interface ProofJob {
  readonly target: Target;
  readonly case: string;
  /** Text of the program. */
  readonly text: string;
  /** The argument list that runs it. */
  readonly run: readonly string[];
  /** Where the program sends. */
  readonly to: Pick<WireRequest, 'scheme' | 'host' | 'port'>;
  /** What the program finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The whole request message. */
  readonly expected: Uint8Array;
  readonly freedom: Freedom;
  readonly success: readonly number[];
  readonly answers: readonly Answer[];
  /** What the program finds in its folder, by relative path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What the target's library is known to do to this request. */
  readonly met?: MetLimit;
  /** The files of the target's stand-in, where it has one and they are here. */
  readonly standIn?: readonly StandInFile[];
}

/** Prints the target's program for a case, after checking that our own wire request is the expected one. Throws where it is not. */
export async function prepareJob(example: Case, target: Target): Promise<ProofJob> {
  const { template, expected, answers, files } = example;
  const isMultipart = template.body?.kind === 'multipart';
  const ours = requestOf(example, example.values);
  const [difference] = compareRequests(expected, toMessage(ours), onlyBoundary(isMultipart));
  if (difference) {
    const { where, expected: wanted = 'nothing', arrived = 'nothing' } = difference;
    throw new Error(
      `Case ${example.name}: our own wire request has another ${where}: ${arrived}, not ${wanted}.`,
    );
  }
  const program = generate(template, target);
  const values = suppliedValues(example, target);
  const sent = target.send ? messageOf(example) : requestOf(example, values);
  const isAsWritten =
    Object.keys(example.values).length === Object.keys(values).length &&
    !(target.send && readsFiles(template));
  const standIn = await readStandIn(target);
  const met = metLimit(example, target);
  return {
    target,
    case: example.name,
    text: program.text,
    run: program.run,
    to: { scheme: sent.scheme, host: sent.host, port: sent.port },
    environment: { ...target.standIn?.environment, ...environmentOf(template, values) },
    expected: isAsWritten ? expected : toMessage(sent),
    freedom: freedomOf(template, target, isMultipart),
    success: template.success,
    answers,
    files,
    ...(met && { met }),
    ...(standIn && { standIn }),
  };
}

/** A case shows the limit that names it; what else is true of its request it must pass exactly. */
function metLimit({ name, isOwn, template }: Case, target: Target): MetLimit | undefined {
  if (isOwn) {
    const limit = target.limits.find(({ appliesTo }) => appliesTo(template));
    return limit && { limit };
  }
  const limit = target.limits.find(({ cases }) => Object.hasOwn(cases, name));
  const instead = limit?.cases[name];
  return limit && instead && { limit, instead };
}

/** The wire request of a case whose inputs have these values, and else the item's own. */
function requestOf({ name, template, files }: Case, values: Values): WireRequest {
  const readFile = (path: string) => files.get(path);
  return theRequest(name, fill(template, { ...ownValues(template), ...values }, { readFile }));
}

/** The wire request of a case with a placeholder for whatever only the caller knows. */
function messageOf({ name, template }: Case): WireRequest {
  return theRequest(name, fillPlaceholders(template));
}

function theRequest(name: string, filled: Filled): WireRequest {
  if (!filled.ok) throw new Error(`Case ${name}: ${filled.fault.reason}: ${filled.fault.what}.`);
  return filled.request;
}

/** The values that a program of this target is given: none for a message; a command has a constant where others look at the environment first. */
function suppliedValues({ template, values }: Case, target: Target): Values {
  if (target.send) return {};
  const isRead = (name: string) =>
    template.inputs.some(
      (input) => input.name === name && !(target.isCommand && input.from !== 'environment'),
    );
  return Object.fromEntries(Object.entries(values).filter(([name]) => isRead(name)));
}

/** What a program finds in its environment when its inputs have these values. */
export function environmentOf(template: WireTemplate, values: Values): Record<string, string> {
  return Object.fromEntries(
    template.inputs.flatMap(({ name, environment }) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return environment && value !== undefined ? [[environment, value]] : [];
    }),
  );
}

/** A library writes some headers as it likes; in a message every byte is ours. */
function freedomOf({ headers }: WireTemplate, target: Target, isMultipart: boolean): Freedom {
  const added = Object.keys(target.addsHeaders ?? {});
  const own = headers.map(({ name }) => name);
  return target.send ? messageFreedom(own, added, isMultipart) : libraryFreedom(own, added, isMultipart);
}

/** SHA-256 of everything a case asks of this target's program; the program itself apart. */
export function expectationHash(job: ProofJob): string {
  const { to, environment, expected, freedom, success, answers, files, met, target, standIn } = job;
  return createHash('sha256')
    .update(
      JSON.stringify([
        comparisonVersion,
        to,
        Object.entries(environment).sort(),
        base64(expected),
        [...freedom.headers].sort(),
        freedom.boundary,
        success,
        answers.map(({ name, bytes }) => [name, bytes && base64(bytes)]),
        [...files].map(([path, bytes]) => [path, base64(bytes)]),
        met ? [met.limit.does, met.instead ?? null] : null,
        target.isCommand ?? false,
        ...(target.send ? ['message'] : []),
        standIn ?? null,
        target.standIn?.build ?? null,
      ]),
    )
    .digest('hex');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
