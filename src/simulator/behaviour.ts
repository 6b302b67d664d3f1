import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely } from 'kysely';
import type { Collection } from '../collection/model.ts';
import type { Migrations } from '../database/migrate.ts';
import type { Answer } from './answer.ts';
import { behaviourFault } from './check-behaviour.ts';
import type { Clock } from './clock.ts';
import type { OutboxTables } from './outbox.ts';
import type { Turns } from './turns.ts';

/** What a person may set when a simulator starts: `--plan business`. */
export interface Setting {
  readonly meaning: string;
  readonly default: string | number;
  /** The values it may have; absent: any of the default's type. */
  readonly choices?: readonly string[];
}

/** A credential that a behaviour gives out at each start, so that the first call works. */
export interface SeedToken {
  readonly name: string;
  /** Whose it is and what it may do. */
  readonly meaning: string;
}

/** One request to a route of a behaviour. */
export interface Call {
  /** The route as the behaviour has it. */
  readonly route: { readonly method: string; readonly path: string };
  /** Path variables by the names of the route, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The whole body; rejects with {@link BodyTooLarge} beyond the simulator's limit. */
  readonly body: () => Promise<Buffer>;
  /** What the collection documents as this route's success. */
  readonly documented: Answer;
}

/** A body beyond the simulator's limit. The server answers 413 where a route lets it pass. */
export class BodyTooLarge extends Error {}

/** Everything a behaviour works on. All its state is in the database. */
export interface World<Tables, Settings = Record<string, string | number>> {
  readonly database: Kysely<Tables & OutboxTables>;
  readonly clock: Clock;
  /** For work that would only disturb itself when it is done at the same time. */
  readonly turns: Turns;
  readonly settings: Readonly<Settings>;
  /** `documented` leaves out the rules that the collection itself does not state. */
  readonly rules: 'documented' | 'all';
  /** The token for each {@link SeedToken}, in clear. */
  readonly tokens: Readonly<Record<string, string>>;
}

export interface BehaviourRoute<Tables, Settings> {
  readonly method: string;
  /** Below the API's base path, with `:name` for path variables: `users/:userId/password`. */
  readonly path: string;
  readonly handle: (call: Call, world: World<Tables, Settings>) => Promise<Answer>;
  /** Values with which a first call of this route works, over those of the behaviour: of body fields too, by their names. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A table for people: what a behaviour shows of its state. Never a secret but the seeds that are meant to be seen. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A module that adds an API's rules and state to the routes of the collections it applies to. */
export interface Behaviour<Tables, Settings> {
  /** Lower case letters, digits and hyphens. */
  readonly name: string;
  /** One line for a person. */
  readonly title: string;
  /** Path of the API's base URL, for collections which do not tell it: `/v2`. */
  readonly basePath: string;
  readonly appliesTo: (collection: Collection) => boolean;
  readonly migrations: Migrations;
  /** Its tables, in an order in which they can be emptied. */
  readonly tables: readonly (keyof Tables & string)[];
  readonly settings: { readonly [Name in keyof Settings]: Setting };
  readonly tokens: readonly SeedToken[];
  /** Fills an empty database; in a filled one it only adds the seed tokens. One simulator at a time does this. */
  readonly seed: (world: World<Tables, Settings>) => Promise<void>;
  /** What has to be done when the simulator ends, such as taking the seed tokens back. */
  readonly end?: (world: World<Tables, Settings>) => Promise<void>;
  readonly routes: readonly BehaviourRoute<Tables, Settings>[];
  /** Values with which a first call works: by the names of the routes' path variables, and `accessToken`. */
  readonly values: (world: World<Tables, Settings>) => Readonly<Record<string, string>>;
  /** A curl command that works as it is, on the routes below a base URL. Absent: the first GET that needs no body. */
  readonly curl?: (world: World<Tables, Settings>, baseUrl: string) => string;
  /** Whether a person could sign in with this password; absent where the API has no passwords. */
  readonly signIn?: (world: World<Tables, Settings>, email: string, password: string) => Promise<boolean>;
  readonly describe: (world: World<Tables, Settings>) => Promise<readonly Sheet[]>;
}

/** A behaviour whose own types only it knows. */
// The tables and settings of one behaviour are no business of the server which holds many.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type AnyBehaviour = Behaviour<any, any>;

/** Checks a behaviour: its types against each other when it is compiled, its names, paths and settings when it is loaded. */
export function defineBehaviour<Tables, Settings>(
  behaviour: Behaviour<Tables, Settings>,
): Behaviour<Tables, Settings> {
  const fault = behaviourFault(behaviour);
  if (fault !== undefined) throw new Error(`The behaviour "${behaviour.name}": ${fault}`);
  return behaviour;
}
