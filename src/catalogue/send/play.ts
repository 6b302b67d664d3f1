import type { Check } from '../../send/check-answer.ts';
import { decodeContent } from '../../send/decode-content.ts';
import type { Outcome } from '../../send/exchange.ts';
import { faultSentence } from '../../send/fault-sentence.ts';
import { maskBytes, maskedMessage, secretPair } from '../../send/mask.ts';
import { type PrepareOptions, prepareItem, sendItem } from '../../send/send-item.ts';
import type { DocumentedAnswer } from '../../simulator/documented.ts';
import { type Fault, type Filled, fill } from '../../wire/fill.ts';
import { toMessage } from '../../wire/request.ts';
import type { WireTemplate } from '../../wire/template.ts';
import { type Destination, secretNames, withoutUserinfo } from './destination.ts';
import { documentedExamples } from './documented-examples.ts';
import type { RunResult } from './runs.ts';

/** What stands in for the files that a request sends: a page has none. */
const sampleFile = new TextEncoder().encode('A few words in the place of a file.\n');

const readFile = () => sampleFile;

/** Fills a template for a page. */
export function fillForPage(template: WireTemplate, values: Readonly<Record<string, string>>): Filled {
  return fill(template, values, { readFile });
}

/** A request as its reader orders it. */
export interface Order {
  readonly destination: Destination;
  /** Of all inputs, as they are sent. */
  readonly values: Readonly<Record<string, string>>;
  /** What the simulator is asked to answer; by its rules where absent. No host is asked for anything. */
  readonly wanted?: DocumentedAnswer | undefined;
}

/** The exact request of an order, not sent; its secrets only where they are asked for, and names where values are missing. */
export function show(order: Order, showsSecrets = false): RunResult {
  const { destination, values } = order;
  const { template } = destination;
  const options = { ...optionsOf(order), values: readableValues(template, values) };
  const prepared = prepareItem(template, options);
  if (!prepared.ok) return faultOf(order, prepared.fault);
  const message = toMessage(prepared.request);
  const hidden = secretNames(destination, values);
  const masked = showsSecrets ? undefined : maskedMessage(template, options, hidden);
  return { request: masked ?? message, requestLength: message.length };
}

/** Sends what was ordered and holds the answer against the documented ones. Nothing of what is given back holds a secret that was sent. */
export async function play(order: Order, documented: readonly DocumentedAnswer[]): Promise<RunResult> {
  const { destination, values } = order;
  const { template, connect, limits } = destination;
  const sent = await sendItem(template, {
    ...optionsOf(order),
    documented: documentedExamples(documented),
    connect,
    limits,
  });
  if (!sent.ok) return faultOf(order, sent.fault);
  const names = secretNames(destination, values);
  const { exchange, check, request } = sent;
  const pair = secretPair(template, request, names);
  const secrets = [...secretsOf(order), ...(pair === undefined ? [] : [pair])];
  return {
    request: maskedMessage(template, optionsOf(order), names) ?? new Uint8Array(),
    requestLength: exchange.sent.length,
    played: {
      milliseconds: exchange.milliseconds,
      bodyLength: exchange.outcome.answered ? exchange.outcome.answer.body.length : 0,
      outcome: maskedOutcome(exchange.outcome, secrets),
      ...(check && { check: maskedCheck(check, secrets) }),
    },
  };
}

/** Values for reading: names in the place of those that are missing. */
export function readableValues(
  { inputs }: WireTemplate,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = inputs.map(({ name, environment }) => [
    name,
    environment ? `$${environment}` : `{{${name}}}`,
  ]);
  return { ...Object.fromEntries(names), ...values };
}

function optionsOf({ destination, values, wanted }: Order): PrepareOptions {
  const asks = wanted && destination.kind === 'simulator';
  // RFC 7240.
  const headers = asks ? [{ name: 'Prefer', value: `example=${wanted.key}` }] : [];
  return { values, headers, readFile };
}

function secretsOf({ destination, values }: Order): string[] {
  return Array.from(secretNames(destination, values), (name) => values[name] ?? '');
}

/** An address that cannot be used is named, without what is a secret in it. */
function faultOf(order: Order, fault: Fault): RunResult {
  return { fault: maskedText(withoutUserinfo(faultSentence(fault)), secretsOf(order)) };
}

function maskedText(text: string, secrets: readonly string[]): string {
  return Buffer.from(maskBytes(Buffer.from(text), secrets)).toString();
}

/** A server may say what was said to it, and a host that is a secret is named in why nothing came back. */
function maskedOutcome(outcome: Outcome, secrets: readonly string[]): Outcome {
  if (!outcome.answered) return { answered: false, why: maskedText(outcome.why, secrets) };
  const { answer } = outcome;
  const maskBytewise = (text: string) =>
    Buffer.from(maskBytes(Buffer.from(text, 'latin1'), secrets)).toString('latin1');
  return {
    answered: true,
    answer: {
      ...answer,
      reason: maskBytewise(answer.reason),
      headers: answer.headers.map(({ name, value }) => ({
        name: maskBytewise(name),
        value: maskBytewise(value),
      })),
      body: maskBytes(decodeContent(answer) ?? answer.body, secrets),
    },
  };
}

/** A difference names what came: members of the answer, and its type. */
function maskedCheck(check: Check, secrets: readonly string[]): Check {
  const differences = check.differences.map(({ where, documented, arrived, isAddition }) => ({
    where: maskedText(where, secrets),
    documented,
    arrived: maskedText(arrived, secrets),
    isAddition,
  }));
  return { ...check, differences };
}
