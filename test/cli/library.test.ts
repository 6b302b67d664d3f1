import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from './wireproof.ts';

const readme = readFileSync('README.md', 'utf8');
const [, example = '', printed = ''] =
  /^```js\n(.*?)^```\n+prints\n+```text\n(.*?)^```$/ms.exec(readme) ?? [];

/** Runs a module in the repository's folder, where the package finds itself by its name, as it is built. */
function runModule(text: string) {
  return run(process.execPath, ['--input-type=module', '-'], text);
}

describe('the library', () => {
  it('does what the example of README.md says', async () => {
    expect(example).toContain("from 'wireproof'");
    expect(await runModule(example)).toEqual({ status: 0, stdout: printed, stderr: '' });
  });

  it('is three entries; no file behind them can be had', async () => {
    const { stdout, stderr } = await runModule(`
      for (const name of ['wireproof', 'wireproof/targets', 'wireproof/simulator']) await import(name);
      await import('wireproof/dist/cli/main.js').catch(({ code }) => console.log(code));`);
    expect([stdout, stderr]).toEqual(['ERR_PACKAGE_PATH_NOT_EXPORTED\n', '']);
  });

  it('says with its program what the library does otherwise', async () => {
    const twins = [
      { key: 'X-Tag', value: 'one' },
      { key: 'X-Tag', value: 'two' },
    ];
    const item = { name: 'Tag', request: { method: 'GET', url: 'http://127.0.0.1/', header: twins } };
    const { stdout } = await runModule(`
      import { generate, itemsOf, loadTarget, readCollections, resolve } from 'wireproof';
      const [item] = readCollections(${JSON.stringify(JSON.stringify(item))}).value.flatMap(itemsOf);
      for (const id of ['node-fetch', 'python-requests']) {
        const { problems } = generate(resolve(item).value, await loadTarget(id));
        console.log(id, problems.map(({ code, message, advice }) => [code, message !== '', advice !== '']));
      }`);
    expect(stdout).toBe("node-fetch [ [ 'target-limit', true, true ] ]\npython-requests []\n");
  });
});
