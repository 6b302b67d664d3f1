import { type Fault, type Filled, type FillOptions, fill } from '../wire/fill.ts';
import type { WireHeader, WireRequest } from '../wire/request.ts';
import type { WireTemplate } from '../wire/template.ts';
import type { Values } from '../wire/values.ts';
import { type Check, checkAnswer, type DocumentedExample } from './check-answer.ts';
import { type Exchange, type ExchangeOptions, exchange } from './exchange.ts';

/** What an item's request is made of. */
export interface PrepareOptions extends FillOptions {
  /** Values of its inputs, not encoded. */
  readonly values: Values;
  /** Headers behind the item's own: a wish to a simulator, for one. */
  readonly headers?: readonly WireHeader[];
}

export interface SendOptions extends PrepareOptions, ExchangeOptions {
  /** What the answer is held against. */
  readonly documented: readonly DocumentedExample[];
}

/** What was sent, what came back, and what the documentation says of that. */
export type Sent =
  | { readonly ok: false; readonly fault: Fault }
  | {
      readonly ok: true;
      readonly request: WireRequest;
      readonly exchange: Exchange;
      /** Absent where nothing came back. */
      readonly check?: Check;
    };

/** The request that {@link sendItem} would send, to be shown first. */
export function prepareItem(
  template: WireTemplate,
  { values, headers = [], ...options }: PrepareOptions,
): Filled {
  const filled = fill(template, values, options);
  if (!filled.ok) return filled;
  return { ok: true, request: { ...filled.request, headers: [...filled.request.headers, ...headers] } };
}

/** Sends the request of an item, and holds the answer against the documented ones. Goes where `connect` lets it. */
export async function sendItem(template: WireTemplate, options: SendOptions): Promise<Sent> {
  const prepared = prepareItem(template, options);
  if (!prepared.ok) return prepared;
  const { request } = prepared;
  const done = await exchange(request, options);
  const { outcome } = done;
  return {
    ok: true,
    request,
    exchange: done,
    ...(outcome.answered && { check: checkAnswer(outcome.answer, options.documented, request.method) }),
  };
}
