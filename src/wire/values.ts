/** Values by the name of an input, not encoded. */
export type Values = Readonly<Record<string, string>>;

/** The value of an input; not what every object has under such a name, since an input may be called `constructor`. */
export function valueFor(values: Values, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
