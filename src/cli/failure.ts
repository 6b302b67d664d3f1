/** What ends a command with one clear sentence on standard error and no stack trace. */
export class Failure extends Error {
  /** 1: the input has problems, a proof or a check failed, something needed is not here. 2: wrong use. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
