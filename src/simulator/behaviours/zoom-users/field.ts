/** Reading fields of a body, which a form gives as texts and JSON as values. */

/** A text, or undefined for a value that is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A whole number, also where a form or a query writes it as digits. */
export function wholeNumberOf(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\d{1,15}$/.test(value)) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}

/** A boolean, also where a form writes it as a word. */
export function booleanOf(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** A JSON object, also where a form gives it as a text. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value === 'string') {
    try {
      return objectOf(JSON.parse(value) ?? undefined);
    } catch {
      return undefined;
    }
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

/** Whether a text is an e-mail address of a length that the API allows: fewer than 128 characters, or as many. */
export function isEmail(value: unknown, longest: number): value is string {
  return (
    typeof value === 'string' && value.length <= longest && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(value)
  );
}
