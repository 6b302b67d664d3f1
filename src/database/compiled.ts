import {
  type Compilable,
  type CompiledQuery,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';

/** Where a value goes in a query that is compiled before the value is known. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A place for each value, by its name. */
export type Places<Values> = { readonly [Name in keyof Values]-?: RawBuilder<Values[Name]> };

/**
 * A query that is built and compiled once for each open database, and then asked with other values: building and
 * compiling a short one takes longer than asking SQLite. All that differs from call to call has to be a value.
 */
export function compiled<Tables, Values, Row>(
  build: (database: Kysely<Tables>, places: Places<Values>) => Compilable<Row>,
): (database: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>> {
  const known = new WeakMap<object, CompiledQuery<Row>>();
  return (database, values) => {
    // A transaction has the adapter of its database.
    const { adapter } = database.getExecutor();
    const query = known.get(adapter) ?? build(database, places as Places<Values>).compile();
    known.set(adapter, query);
    const given = values as Readonly<Record<string, unknown>>;
    const parameters = query.parameters.map((value) => (value instanceof Place ? given[value.name] : value));
    return database.executeQuery({ ...query, parameters });
  };
}

const places: unknown = new Proxy({}, { get: (_, name) => sql`${new Place(String(name))}` });
