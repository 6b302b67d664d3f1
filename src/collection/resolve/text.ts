import { type Hole, joinLiterals, type Text } from '../../wire/template.ts';

const variable = /\{\{([^{}]+)\}\}/;

/** The name of the variable that is the whole text. */
export function onlyVariable(text: string): string | undefined {
  const found = variable.exec(text);
  return found?.[0] === text ? found[1] : undefined;
}

/** Whether a filled text still has variables, which nobody knows. */
export function hasVariables(text: string): boolean {
  return variable.test(text);
}

/** Splits a filled text at the variables that nobody knows; literals get their final spelling. */
export function toText(text: string, spell: (literal: string) => string, hole: (name: string) => Hole): Text {
  if (!text.includes('{{')) return [spell(text)].filter((piece) => piece !== '');
  return text
    .split(new RegExp(variable, 'g'))
    .map((part, index) => (index % 2 === 0 ? spell(part) : hole(part)))
    .filter((piece) => piece !== '');
}

/** One text of several, with neighbouring literals joined. */
export function joinTexts(...texts: readonly Text[]): Text {
  return joinLiterals(texts.flat());
}

/** Keeps a literal as it is. */
export function asWritten(literal: string): string {
  return literal;
}

/** A text as the collection would write it, with `{{name}}` for its holes. */
export function printText(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : `{{${piece.input}}}`)).join('');
}
