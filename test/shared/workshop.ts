import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type GeneratedProgram, generate, programBytes } from '../../src/generate.ts';
import type { Target } from '../../src/targets/target.ts';
import type { WireTemplate } from '../../src/wire/template.ts';

/** How a program ended and what it wrote. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** Debian's own tools, and not another Python that stands before it. */
const path = '/usr/bin:/bin:/usr/local/bin';

/** Whether a tool is here. Where it is not, the tests that need it say so, and fail when all must run. */
export function hasTool(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$1"', 'sh', tool], { stdio: 'ignore', env: { PATH: path } });
    return true;
  } catch {
    const sentence = `${tool} is not installed here: the tests that need it are left out.`;
    if (process.env['WIREPROOF_REQUIRE'] === 'all') throw new Error(sentence);
    console.warn(sentence);
    return false;
  }
}

/** A folder for one program, gone after the test. */
export class Workshop implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'wireproof-program-'));

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), content);
  }

  /** Prints the program, and builds it where it needs that, with the stand-in where the library has one. */
  async build(
    target: Target,
    template: WireTemplate,
    flags: readonly string[] = [],
  ): Promise<GeneratedProgram> {
    const program = generate(template, target);
    this.write(program.file, Buffer.from(programBytes(program.text)));
    if (target.standIn) cpSync(target.standIn.folder, this.folder, { recursive: true });
    const argv = target.standIn?.build ?? program.build;
    if (!argv) return program;
    const built = await this.run([...argv, ...flags]);
    if (built.status !== 0) throw new Error(`${target.id} does not build:\n${built.errors}`);
    return program;
  }

  /** Runs a command in the folder, with this environment and no other. */
  run(
    [command = '', ...rest]: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = execFile(
        command,
        rest,
        {
          cwd: this.folder,
          encoding: 'latin1',
          env: { PATH: path, HOME: this.folder, LANG: 'C.UTF-8', ...environment },
          timeout: 100_000,
        },
        (error, output, errors) => {
          const status = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
          resolve({ status, output, errors });
        },
      );
      child.stdin?.end();
    });
  }
}

/** The same template on loopback: the address of its base URL, or of its own, is replaced. */
export function onLoopback(template: WireTemplate, port: number): WireTemplate {
  const replace = (text: string) => text.replace(/^(http)s?:\/\/[^/]+/i, `$1://127.0.0.1:${port}`);
  const [first, ...rest] = template.url;
  return {
    ...template,
    url: typeof first === 'string' ? [replace(first), ...rest] : template.url,
    inputs: template.inputs.map((input) =>
      input.kind === 'base-url' && input.value !== undefined
        ? { ...input, value: replace(input.value) }
        : input,
    ),
  };
}

/** The same template with its address from the environment, so that one build meets every kind of answer. */
export function asking(template: WireTemplate): WireTemplate {
  const inputs = template.inputs.map((input) =>
    input.kind === 'base-url' ? ({ ...input, from: 'environment', environment: 'BASE_URL' } as const) : input,
  );
  return { ...template, inputs };
}
