#!/usr/bin/env node
import { CommanderError } from 'commander';
import { commandLine } from './commands.ts';
import { Failure } from './failure.ts';
import { visible } from './visible.ts';

process.on('uncaughtException', end);
for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);

try {
  await commandLine().parseAsync();
} catch (error) {
  end(error);
}

/** Says in one sentence why the command ends, and ends it once what was printed before is out. */
function end(error: unknown): void {
  if (error instanceof CommanderError) {
    // Help and version are "errors" with exit code 0, and already printed.
    if (error.exitCode === 0) return;
    say(wrongUse(error.message));
    process.exitCode = 2;
  } else if (error instanceof Failure) {
    say(error.message, error.choices);
    process.exitCode = error.exitCode;
  } else {
    say(`${error}. This is a defect of wireproof; please report it with the command that showed it.`);
    if (process.env['WIREPROOF_DEBUG']) console.error(error);
    process.exitCode = 1;
    // A server that met a defect must not live on in an unknown state.
    process.stderr.write('', () => process.exit());
  }
}

function say(sentence: string, choices: readonly string[] = []): void {
  const lines = [`wireproof: ${visible(sentence)}`, ...choices.map((choice) => `  ${visible(choice)}`)];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Commander's message as a sentence of ours: `Unknown option '--jsn'. Did you mean --json?` */
function wrongUse(message: string): string {
  const [, what = message, meant = ''] = /^error: ([\s\S]*?)\.?(?:\n\((.*)\))?$/.exec(message) ?? [];
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}.${meant && ` ${meant}`}`;
}

/** A reader that goes away (`| head`) is no failure. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}
