import { itemsOf } from '../src/collection/model.ts';
import { readCollections } from '../src/collection/read.ts';
import { resolve } from '../src/collection/resolve.ts';
import type { WireTemplate } from '../src/wire/template.ts';
import { corpusNames, readFromCorpus } from '../test/corpus/corpus.ts';
import { isSendable, type PlainRequest, toPlainRequest } from './plain-request.ts';

/** A request of somebody's collection: as our targets take it, and as the peers' formats can say it. */
export interface RealRequest {
  readonly template: WireTemplate;
  readonly plain: PlainRequest;
}

/** About this many are taken. */
const wanted = 200;

/**
 * The requests of all real collections, in the order of their names and of the collections, that can be sent
 * as they are and read no file; and of these every n-th, so that about 200 are left.
 */
export function realRequests(): readonly RealRequest[] {
  const all = corpusNames.flatMap((name) => readCollections(readFromCorpus(name)).value).flatMap(itemsOf);
  const sendable = all.flatMap((item) => {
    const { value: template, problems } = resolve(item);
    if (problems.some(({ severity }) => severity === 'error')) return [];
    const plain = toPlainRequest(template);
    return isSendable(plain) ? [{ template, plain }] : [];
  });
  const step = Math.max(1, Math.floor(sendable.length / wanted));
  return sendable.filter((_, index) => index % step === 0);
}
