import { describe } from 'vitest';
import { openSandbox, type Sandbox } from '../../src/prove/sandbox.ts';

const found = await openSandbox();

/** Tests that run programs. Left out, and said so, where there is no sandbox; a defect where everything is required. */
export function describeSandboxed(name: string, tests: (sandbox: Sandbox) => void): void {
  if (!('missing' in found)) {
    describe(name, () => tests(found));
  } else if (process.env['WIREPROOF_REQUIRE'] === 'all') {
    throw new Error(`${name}: ${found.missing}`);
  } else {
    describe.skip(`${name} (left out: ${found.missing})`, () => tests(leftOut));
  }
}

/** Never asked: its tests are left out. */
const leftOut: Sandbox = {
  run: () => Promise.reject(new Error('There is no sandbox.')),
  confine: (command) => [...command],
};
