/** A JSON object; its members may be anything. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** A value as text: numbers and booleans as they are written, lists and objects as JSON. Nothing for null. */
export function textOf(value: unknown): string | undefined {
  if (isAbsent(value)) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A description: a text, or an object with its content. */
export function descriptionOf(value: JsonObject): { description?: string } {
  const description = value['description'];
  const text = isObject(description) ? description['content'] : description;
  return typeof text === 'string' && text !== '' ? { description: text } : {};
}

/** What a value is, for messages. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { object: 'an object', string: 'a text', number: 'a number', boolean: 'true or false' }[
    typeof value as 'object' | 'string' | 'number' | 'boolean'
  ];
}
