import { type Answer, jsonAnswer } from './answer.ts';
import type { BehaviourRoute, Call, World } from './behaviour.ts';
import { type Fields, type Mistake, readFields, type ValuesOf } from './fields.ts';
import { parseBody } from './request-body.ts';

/** Names of a path's variables: `lists/:listId/todos/:todoId` has `listId` and `todoId`. */
export type VariablesOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | VariablesOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A call whose fields have been checked. */
export interface TypedCall<Path extends string, Query extends Fields, Body extends Fields, Caller> {
  readonly parameters: Readonly<Record<VariablesOf<Path>, string>>;
  readonly query: ValuesOf<Query>;
  readonly body: ValuesOf<Body>;
  /** Whom `enter` let in. */
  readonly caller: Caller;
  /** The call as it came. */
  readonly call: Call;
}

/** What all routes of a behaviour begin with. */
export interface Entry<Tables, Settings, Caller> {
  /** Who calls, or the answer that keeps him out: before anything else is looked at. */
  readonly enter: (
    call: Call,
    world: World<Tables, Settings>,
  ) => Promise<{ readonly caller: Caller } | { readonly answer: Answer }>;
  /** The API's own form of refusing fields; a plain 400 where none is given. */
  readonly refuse?: (mistakes: readonly Mistake[]) => Answer;
}

/**
 * Makes routes whose path variables, query and body are typed by what the route says of them:
 *
 * ```ts
 * const route = typedRoutes<Tables, Settings, Caller>({ enter });
 * route('PATCH', 'todos/:todoId', { body: { isDone: truth() }, handle: async ({ parameters, body }, world) => ... });
 * ```
 */
export function typedRoutes<Tables, Settings, Caller>({
  enter,
  refuse = plainRefusal,
}: Entry<Tables, Settings, Caller>) {
  return <
    const Path extends string,
    Query extends Fields = Record<never, never>,
    Body extends Fields = Record<never, never>,
  >(
    method: string,
    path: Path,
    route: {
      readonly query?: Query;
      /** Fields of a JSON object, or of multipart/form-data. */
      readonly body?: Body;
      readonly handle: (
        call: TypedCall<Path, Query, Body, Caller>,
        world: World<Tables, Settings>,
      ) => Promise<Answer>;
    },
  ): BehaviourRoute<Tables, Settings> => ({
    method,
    path,
    handle: async (call, world) => {
      const entered = await enter(call, world);
      if ('answer' in entered) return entered.answer;
      const query = readFields(
        route.query ?? ({} as Query),
        'query',
        (name) => call.query.get(name),
        'fromText',
      );
      const body = await readBodyFields(route.body, call);
      const mistakes = [...query.mistakes, ...body.mistakes];
      if (mistakes.length > 0) return refuse(mistakes);
      const parameters = call.parameters as Readonly<Record<VariablesOf<Path>, string>>;
      const { caller } = entered;
      return route.handle({ parameters, query: query.values, body: body.values, caller, call }, world);
    },
  });
}

async function readBodyFields<Body extends Fields>(fields: Body | undefined, call: Call) {
  if (!fields) return { values: {} as ValuesOf<Body>, mistakes: [] };
  const contentType = call.headers['content-type'];
  const read = await parseBody(await call.body(), contentType);
  if (read.kind === 'unreadable') {
    const mistake: Mistake = { place: 'body', field: '', message: 'must be a JSON object' };
    return { values: {} as ValuesOf<Body>, mistakes: [mistake] };
  }
  const own = (name: string) => (Object.hasOwn(read.fields, name) ? read.fields[name] : undefined);
  return readFields(fields, 'body', own, /^multipart\//i.test(contentType ?? '') ? 'fromText' : 'fromJson');
}

function plainRefusal(mistakes: readonly Mistake[]): Answer {
  return jsonAnswer(400, { id: 'fields', source: 'assumed' }, { error: 'Some fields are wrong.', mistakes });
}
