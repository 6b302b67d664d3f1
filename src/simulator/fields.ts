/** What one field of a body, or one parameter of a query, has to be. */
export interface Field<Value> {
  /** In words that follow "must be": `a text of 1 to 200 characters`. */
  readonly words: string;
  /** The value that a JSON value stands for; undefined where it is none. */
  readonly fromJson: (given: unknown) => Value | undefined;
  /** The same for the text of a query or a form. */
  readonly fromText: (given: string) => Value | undefined;
  readonly isOptional?: boolean;
}

// The value of a field is known where the field is named.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type Fields = Readonly<Record<string, Field<any>>>;

/** The values of fields that were accepted; optional ones may be absent. */
export type ValuesOf<Given extends Fields> = {
  readonly [Name in keyof Given]: Given[Name] extends OptionalField<infer Value>
    ? Value | undefined
    : Given[Name] extends Field<infer Value>
      ? Value
      : never;
};

export interface OptionalField<Value> extends Field<Value> {
  readonly isOptional: true;
}

/** A field that a request got wrong. */
export interface Mistake {
  readonly place: 'query' | 'body';
  /** Empty where the whole body cannot be read. */
  readonly field: string;
  /** `must be a whole number of 1 to 100` */
  readonly message: string;
}

/** A text, its length counted in UTF-16 code units. */
export function text({ least = 0, most }: { least?: number; most: number }): Field<string> {
  const accept = (given: unknown) =>
    typeof given === 'string' && given.length >= least && given.length <= most ? given : undefined;
  return { words: `a text of ${least} to ${most} characters`, fromJson: accept, fromText: accept };
}

export function whole({ least, most }: { least: number; most: number }): Field<number> {
  const accept = (given: unknown) =>
    Number.isSafeInteger(given) && Number(given) >= least && Number(given) <= most
      ? Number(given)
      : undefined;
  return {
    words: `a whole number of ${least} to ${most}`,
    fromJson: accept,
    fromText: (given) => (/^-?\d{1,16}$/.test(given) ? accept(Number(given)) : undefined),
  };
}

export function truth(): Field<boolean> {
  return {
    words: 'true or false',
    fromJson: (given) => (typeof given === 'boolean' ? given : undefined),
    fromText: (given) => ({ true: true, false: false })[given],
  };
}

export function oneOf<const Choice extends string>(...choices: readonly Choice[]): Field<Choice> {
  const accept = (given: unknown) => choices.find((choice) => choice === given);
  return { words: `one of ${choices.join(', ')}`, fromJson: accept, fromText: accept };
}

/** A moment as RFC 3339 writes it, given as milliseconds since 1970. */
export function moment(): Field<number> {
  const accept = (given: unknown) => {
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
    const time = typeof given === 'string' && form.test(given) ? Date.parse(given) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  };
  return { words: 'a moment such as 2030-05-01T08:00:00Z', fromJson: accept, fromText: accept };
}

export function optional<Value>(field: Field<Value>): OptionalField<Value> {
  return { ...field, isOptional: true };
}

/** Reads all fields as JSON or as text; every mistake is named, not only the first. */
export function readFields<Given extends Fields>(
  fields: Given,
  place: Mistake['place'],
  given: (name: string) => unknown,
  reading: 'fromJson' | 'fromText',
): { readonly values: ValuesOf<Given>; readonly mistakes: readonly Mistake[] } {
  const values: Record<string, unknown> = {};
  const mistakes: Mistake[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = given(name);
    if (value === undefined || value === null) {
      if (!field.isOptional) mistakes.push({ place, field: name, message: 'is missing' });
      continue;
    }
    const accepted = reading === 'fromJson' ? field.fromJson(value) : fromForm(field, value);
    if (accepted === undefined) mistakes.push({ place, field: name, message: `must be ${field.words}` });
    else values[name] = accepted;
  }
  return { values: values as ValuesOf<Given>, mistakes };
}

/** A file in a form is no text. */
function fromForm<Value>(field: Field<Value>, given: unknown): Value | undefined {
  return typeof given === 'string' ? field.fromText(given) : undefined;
}
