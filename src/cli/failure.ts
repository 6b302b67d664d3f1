/** What ends a command with one clear sentence on standard error and no stack trace. */
export class Failure extends Error {
  /** 1: the input has problems, a proof or a check failed, something needed is not here. 2: wrong use. */
  readonly exitCode: 1 | 2;
  /** What there is to choose from; printed below the sentence, one on a line. */
  readonly choices: readonly string[];

  constructor(exitCode: 1 | 2, message: string, choices: readonly string[] = []) {
    super(message);
    this.exitCode = exitCode;
    this.choices = choices;
  }
}

/** Wrong use of a name: what was meant, or else all there is. */
export function unknownChoice(sentence: string, near: readonly string[], all: readonly string[]): Failure {
  const [best, ...others] = near;
  if (best === undefined) return new Failure(2, `${sentence} There are:`, all);
  if (others.length === 0) return new Failure(2, `${sentence} Did you mean ${best}?`);
  return new Failure(2, `${sentence} Did you mean one of these?`, near);
}
