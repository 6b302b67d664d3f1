import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { code } from '../print/code.ts';
import { exactName } from '../print/names.ts';
import { required, shell } from './shell.ts';

const shells = ['sh', 'bash', 'dash'].filter((name) => spawnSync(name, ['-c', ':']).status === 0);

describe.each(shells)('%s', (name) => {
  it.each(['the token.', 'it\'s a } `echo run` $(echo run) ${HOME} "quoted" \\ end!', "'", '}', '\\', '"'])(
    'prints the sentence %j as it is, and stops',
    (sentence) => {
      const line = code`
        echo "${required(exactName('TOKEN'), sentence)}"
        echo still here
      `;
      const missing = spawnSync(name, ['-c', String(line)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env['PATH'] },
      });
      expect(missing.status).not.toBe(0);
      expect(missing.stdout).toBe('');
      expect(missing.stderr).toContain(sentence.replaceAll("'", '\u2019').replaceAll('!', '.'));
      const given = execFileSync(name, ['-c', String(line)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { TOKEN: 'a b' },
      });
      expect(given).toBe('a b\nstill here\n');
    },
  );
});

it('a text with an expression stands in double quotes, one without in single ones', () => {
  expect(String(shell.join(['a $b']))).toBe("'a $b'");
  expect(String(shell.join(['a $b ', code`$X`]))).toBe('"a \\$b $X"');
});
