import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/cli/commands.ts';
import { targetIds } from '../../src/targets/index.ts';
import { newFolder, run, wireproof } from './wireproof.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('wireproof', () => {
  it('says its version', async () => {
    expect(await wireproof(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('explains itself and every command', async () => {
    const overview = await wireproof(['--help']);
    expect(overview).toMatchObject({ status: 0, stderr: '' });
    for (const command of commandLine().commands) {
      expect(overview.stdout).toContain(command.name());
      expect(await wireproof([command.name(), '--help'])).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringContaining(`wireproof ${command.name()}`),
      });
    }
  });

  it('lists the targets', async () => {
    const { status, stdout } = await wireproof(['targets']);
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(targetIds);
    const list = JSON.parse((await wireproof(['targets', '--json'])).stdout);
    expect(list.map(({ id }: { id: string }) => id)).toEqual(targetIds);
    for (const target of list) {
      expect(target).toMatchObject({
        language: expect.any(String),
        library: expect.any(String),
        link: expect.stringMatching(/^https:/),
        proofs: expect.any(Object),
      });
    }
  });

  it('says of a defect that it is one, and shows its stack only when asked', async () => {
    const broken = {
      NODE_OPTIONS: '--import=data:text/javascript,Buffer.concat=()=>{throw(RangeError(`broken`))}',
    };
    const check = (environment: NodeJS.ProcessEnv) =>
      run(process.execPath, ['dist/cli/main.js', 'check', '-'], '{}', { ...broken, ...environment });
    const sentence =
      'wireproof: RangeError: broken. This is a defect of wireproof; please report it with the command that showed it.\n';
    expect(await check({})).toEqual({ status: 1, stdout: '', stderr: sentence });
    const { stderr } = await check({ WIREPROOF_DEBUG: '1' });
    expect(stderr.startsWith(sentence)).toBe(true);
    expect(stderr).toMatch(/^\s+at /m);
  });

  it('is what npx runs in a clone, without asking anyone for it', async () => {
    const cache = newFolder();
    // The build that npx would begin with was made already, and other tests use it.
    const environment = {
      npm_config_cache: cache,
      npm_config_offline: 'true',
      npm_config_ignore_scripts: 'true',
    };
    const { status, stdout } = await run('npx', ['wireproof', '--version'], '', environment);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` });
  }, 60_000);
});
