export type { Answer, RuleName, Source } from './answer.ts';
export { answer, jsonAnswer, withHeaders } from './answer.ts';
export type {
  AnyBehaviour,
  Behaviour,
  BehaviourRoute,
  Call,
  SeedToken,
  Setting,
  Sheet,
  World,
} from './behaviour.ts';
export { defineBehaviour } from './behaviour.ts';
export type { DocumentedAnswer } from './documented.ts';
export { documentedAnswers } from './documented.ts';
export { documentsRoute } from './documents-route.ts';
export type { Field, Fields, Mistake } from './fields.ts';
export { moment, oneOf, optional, text, truth, whole } from './fields.ts';
export { MailFailure } from './mail-server.ts';
export type { Account, Mount } from './mount.ts';
export { sendMail } from './outbox.ts';
export type { LogEntry } from './request-log.ts';
export { masked } from './request-log.ts';
export type { Rule } from './rule.ts';
export { firstBroken } from './rule.ts';
export type { Simulator, SimulatorOptions } from './simulator.ts';
export { behaviours, startSimulator } from './simulator.ts';
export type { Entry, TypedCall } from './typed-routes.ts';
export { typedRoutes } from './typed-routes.ts';
export { SettingFailure } from './world.ts';
