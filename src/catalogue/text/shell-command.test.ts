import { describe, expect, it } from 'vitest';
import type { Input } from '../../wire/template.ts';
import { shellCommand } from './shell-command.ts';

const token: Input = { name: 'token', kind: 'credential', from: 'environment', environment: 'TOKEN' };
const password: Input = {
  name: 'password',
  kind: 'field',
  from: 'environment-or-program',
  environment: 'PASSWORD',
  value: 'own',
};
const program = { build: ['make'], run: ['./main'], inputs: [token, password] };

describe('shellCommand', () => {
  it('leaves what is asked for to be filled in, and what has a value of its own out', () => {
    expect(shellCommand(program, {})).toBe('make && TOKEN=... ./main');
    expect(shellCommand(program, { password: 'own' })).toBe('make && TOKEN=... ./main');
  });

  it('quotes values', () => {
    const values = { token: "it's $(x)", password: 'p' };
    expect(shellCommand(program, values)).toBe(String.raw`make && TOKEN='it'\''s $(x)' PASSWORD=p ./main`);
  });
});
