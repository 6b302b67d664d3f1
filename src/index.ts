export { type Environment, readEnvironment, withEnvironment } from './collection/environment.ts';
export { type Finding, findItem } from './collection/find.ts';
export {
  type Auth,
  type Collection,
  type CollectionRequest,
  type Entry,
  type Example,
  type Folder,
  type FormField,
  type Item,
  itemsOf,
  type RequestBody,
  type RequestUrl,
  type Result,
  type Variable,
} from './collection/model.ts';
export { readCollections } from './collection/read.ts';
export type { ResolveOptions } from './collection/resolve/variables.ts';
export { resolve } from './collection/resolve.ts';
export { type GeneratedProgram, generate, programBytes } from './generate.ts';
export { type Problem, type ProblemCode, problemTable } from './problems.ts';
export { loadTarget, type TargetId, targetIds } from './targets/index.ts';
export type { Limit, Target } from './targets/target.ts';
export { readDocument } from './translate/read-document.ts';
export { type Filled, type FillOptions, fill, ownValues } from './wire/fill.ts';
export { toMessage, type WireHeader, type WireRequest } from './wire/request.ts';
export type { Input, WireTemplate } from './wire/template.ts';
export type { Values } from './wire/values.ts';
