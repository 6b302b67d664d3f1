import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyBehaviour } from '../simulator/index.ts';
import { Failure } from './failure.ts';

/** Loads a behaviour of somebody's own: what a JavaScript module exports as `behaviour`. The module is run, with all rights of its user. */
export async function loadBehaviour(file: string): Promise<AnyBehaviour> {
  let module: { readonly behaviour?: Partial<AnyBehaviour> };
  try {
    module = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    const [reason = ''] = String((error as Error).message).split('\n');
    throw new Failure(1, `Cannot load the behaviour ${file}: ${reason.replace(/\.$/, '')}.`);
  }
  const { behaviour } = module;
  if (typeof behaviour?.appliesTo !== 'function' || !Array.isArray(behaviour.routes)) {
    throw new Failure(1, `${file} has no export named "behaviour" that defineBehaviour has made.`);
  }
  return behaviour as AnyBehaviour;
}
