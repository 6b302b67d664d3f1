import type { Item } from '../../collection/model.ts';
import { resolve } from '../../collection/resolve.ts';
import { type Connect, connect } from '../../network/connect.ts';
import { Refused } from '../../network/refused.ts';
import type { Limits } from '../../send/exchange.ts';
import { ownValues } from '../../wire/fill.ts';
import type { WireRequest } from '../../wire/request.ts';
import type { Input, WireTemplate } from '../../wire/template.ts';
import { valueFor } from '../../wire/values.ts';
import { baseName } from '../item/chosen.ts';
import { atSimulator, type Simulated } from '../item/simulated.ts';

/** Where the request of a page goes, and what it needs to get there. */
export interface Destination {
  readonly kind: 'simulator' | 'host';
  /** The item, with the base URL of this destination. */
  readonly template: WireTemplate;
  /** Values before anything is typed. An input without one must be typed. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether a value of an input is nobody's but the reader's: then it is neither kept nor shown unasked. */
  readonly isSecret: (input: Input, value: string) => boolean;
  readonly connect: Connect;
  readonly limits: Limits;
}

/** A page does not wait as long as a program, nor take as much. */
const bytes = 2 * 1024 * 1024;

/** The simulator beside the catalogue, and nowhere else. Its credentials are in every page, so they are no secret. */
export function atTheSimulator(item: Item, here: Simulated): Destination {
  const template = atSimulator(item, here);
  const values = workingValues(template, here);
  return {
    kind: 'simulator',
    template,
    values,
    isSecret: ({ name, kind }, value) => kind === 'credential' && value !== valueFor(values, name),
    connect: (request) => {
      if (isAt(request, here.baseUrl)) return connect(request);
      throw new Refused('This request has a fixed address, so it cannot be sent to the simulator.');
    },
    limits: { milliseconds: 10_000, bytes },
  };
}

/** The host of a base URL, by a connection that looks where it goes. */
export function atHost(item: Item, base: string | undefined, guarded: Connect): Destination {
  const template = resolve(item, { variables: base === undefined ? {} : { [baseName(item)]: base } }).value;
  const values = ownValues(template);
  return {
    kind: 'host',
    template,
    values,
    isSecret: ({ name, kind, from }, value) =>
      kind === 'credential' || (from !== 'program' && value !== valueFor(values, name)),
    connect: guarded,
    limits: { milliseconds: 30_000, bytes },
  };
}

/** What was typed, over the values of a destination. An empty credential or part of the path is one that is missing. */
export function typedValues(
  { kind, template, values }: Destination,
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled: Record<string, string> = { ...values };
  for (const input of template.inputs) {
    const value = valueFor(typed, input.name);
    if (value === undefined || input.kind === 'base-url') continue;
    const isMissing =
      kind === 'host' && value === '' && (input.kind === 'credential' || input.kind === 'path');
    if (!isMissing) filled[input.name] = value;
  }
  return filled;
}

/** The inputs that have a value which is a secret. */
export function secretNames(
  { template, isSecret }: Destination,
  values: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  const secret = template.inputs.filter((input) => {
    const value = valueFor(values, input.name) ?? '';
    return value !== '' && isSecret(input, value);
  });
  return new Set(secret.map(({ name }) => name));
}

/** Those of the values that are no secrets. */
export function withoutSecrets(
  destination: Destination,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const secrets = secretNames(destination, values);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.has(name)));
}

/** Methods that change nothing by their definition (RFC 9110 section 9.2.1). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Whether a request may change what is not its reader's to play with. */
export function changesData({ kind, template: { method } }: Destination): boolean {
  return kind === 'host' && !safeMethods.has(method);
}

/** The host of a base URL with its port, by which a reader knows it: whoever agrees to a change agrees for one host. */
export function hostOf(base: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(base)?.[1]?.slice(0, 300) ?? 'the host';
}

/** A text without the user and password of an address in it: nothing is sent to such a one. */
export function withoutUserinfo(text: string): string {
  return text.replace(/\/\/[^/?#\s"]*@/g, '//');
}

/**
 * Values with which the simulator knows an item: its own, and the collection's where it has none; 1 where nobody has one.
 * The collection's credentials are for its vendor: the simulator gets their names, and no page shows them.
 */
function workingValues(template: WireTemplate, here: Simulated): Record<string, string> {
  const base = template.inputs.find(({ kind }) => kind === 'base-url');
  return {
    ...Object.fromEntries(template.inputs.map(({ name }) => [name, ''])),
    ...ownValues(template),
    ...Object.fromEntries(template.inputs.filter(isUnknown).map(({ name }) => [name, '1'])),
    ...Object.fromEntries(template.inputs.filter(isCredential).map((input) => [input.name, nameOf(input)])),
    ...here.values,
    ...(base && { [base.name]: here.baseUrl }),
  };
}

function isCredential({ kind }: Input): boolean {
  return kind === 'credential';
}

function nameOf({ environment, name }: Input): string {
  return environment ?? name;
}

/** A variable of the path without a value would make another path. */
function isUnknown({ kind, value }: Input): boolean {
  return (kind === 'path' || kind === 'variable') && !value;
}

function isAt({ scheme, host, port }: WireRequest, baseUrl: string): boolean {
  const url = new URL(baseUrl);
  return (
    `${scheme}:` === url.protocol &&
    host === url.hostname.replace(/^\[|\]$/g, '') &&
    port === Number(url.port || '80')
  );
}
