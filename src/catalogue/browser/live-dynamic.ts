/** Gives a value that a dynamic variable could have, always the same for the same place. */
export type DynamicExample = (name: string, place: string) => string | undefined;

let example: DynamicExample | undefined;

/** Stands for the words of dynamic variables, which a page loads only where it has such a variable. */
export function dynamicExample(name: string, place: string): string | undefined {
  return example?.(name, place);
}

/** A page has neither clock nor numbers for a template. */
export function dynamicValue(): undefined {
  return undefined;
}

export function giveDynamicExample(given: DynamicExample): void {
  example = given;
}

/** Whether a text may have a dynamic variable whose words are not here yet. */
export function lacksDynamic(text: string): boolean {
  return example === undefined && text.includes('{{$');
}
