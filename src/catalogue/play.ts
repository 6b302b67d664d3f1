import type { Item } from '../collection/model.ts';
import { exchange } from '../send/exchange.ts';
import type { DocumentedAnswer } from '../simulator/documented.ts';
import { type Fault, type Filled, fill, ownValues } from '../wire/fill.ts';
import type { WireRequest } from '../wire/request.ts';
import type { Input, WireTemplate } from '../wire/template.ts';
import type { PlayedRun } from './runs.ts';
import { atSimulator, type Simulated } from './simulated.ts';

/** What stands in for the files that a request sends: a page has none. */
export const sampleFile = new TextEncoder().encode('A few words in the place of a file.\n');

/** Values with which the simulator knows an item: its own, and the collection's where it has none; 1 where nobody has one. */
export function workingValues(template: WireTemplate, here: Simulated): Record<string, string> {
  const base = template.inputs.find(({ kind }) => kind === 'base-url');
  return {
    ...Object.fromEntries(template.inputs.map(({ name }) => [name, ''])),
    ...ownValues(template),
    ...Object.fromEntries(template.inputs.filter(isUnknown).map(({ name }) => [name, '1'])),
    ...here.values,
    ...(base && { [base.name]: here.baseUrl }),
  };
}

/** A variable of the path without a value would make another path. */
function isUnknown({ kind, value }: Input): boolean {
  return (kind === 'path' || kind === 'variable') && !value;
}

/** Fills a template for a page. */
export function fillForPage(template: WireTemplate, values: Readonly<Record<string, string>>): Filled {
  return fill(template, values, { readFile: () => sampleFile });
}

/** Sends an item to the simulator, and nowhere else, with these values over the working ones. */
export async function play(
  item: Item,
  here: Simulated,
  typed: Readonly<Record<string, string>>,
  wanted: DocumentedAnswer | undefined,
): Promise<Omit<PlayedRun, 'page'>> {
  const template = atSimulator(item, here);
  const working = workingValues(template, here);
  const values = { ...working };
  for (const { name, kind } of template.inputs) {
    const value = typed[name];
    if (value !== undefined && kind !== 'base-url') values[name] = value;
  }
  const filled = fillForPage(template, values);
  const answer = wanted && { answer: wanted.key };
  if (!filled.ok) return { ...answer, values, result: { fault: faultSentence(filled.fault) } };
  const { request } = filled;
  if (!isAt(request, here.baseUrl)) {
    const fault = 'This request has a fixed address, so it cannot be sent to the simulator.';
    return { ...answer, values, result: { fault } };
  }
  return {
    ...answer,
    values,
    result: await exchange(wanted ? asking(request, wanted) : request, { limits }),
  };
}

/** A page does not wait as long as a program. */
const limits = { milliseconds: 10_000, bytes: 2 * 1024 * 1024 };

/** Asks the simulator for one of the documented answers (RFC 7240). */
function asking(request: WireRequest, { key }: DocumentedAnswer): WireRequest {
  return { ...request, headers: [...request.headers, { name: 'Prefer', value: `example=${key}` }] };
}

function isAt({ scheme, host, port }: WireRequest, baseUrl: string): boolean {
  const url = new URL(baseUrl);
  return (
    `${scheme}:` === url.protocol &&
    host === url.hostname.replace(/^\[|\]$/g, '') &&
    port === Number(url.port || '80')
  );
}

/** Why a request cannot be made, for its reader. */
export function faultSentence({ reason, what }: Fault): string {
  switch (reason) {
    case 'input-missing':
      return `There is no value for ${what}.`;
    case 'address-unusable':
      return `"${what}" is not an address that a request can be sent to.`;
    case 'header-unsendable':
      return `The header ${what} has characters that no header can carry.`;
    case 'file-missing':
      return `There is no file ${what}.`;
  }
}
