import { describe, expect, it } from 'vitest';
import { fillPlaceholders, placeholderInputs } from './placeholders.ts';
import type { Input, Part, WireTemplate } from './template.ts';

const asked = (name: string, kind: Input['kind'], environment: string): Input => ({
  name,
  kind,
  from: 'environment',
  environment,
});

const template = (more: Partial<WireTemplate>): WireTemplate => ({
  title: 'x',
  method: 'POST',
  url: [{ input: 'baseUrl', encode: 'verbatim' }, '/a?key=', { input: 'key', encode: 'query' }],
  headers: [],
  inputs: [asked('baseUrl', 'base-url', 'BASE_URL'), asked('key', 'variable', 'API_KEY')],
  success: [],
  ...more,
});

function request(more: Partial<WireTemplate>) {
  const filled = fillPlaceholders(template(more));
  if (!filled.ok) throw new Error(filled.fault.what);
  return filled.request;
}

describe('fillPlaceholders', () => {
  it('names the variable, and a host that never resolves', () => {
    expect(request({})).toMatchObject({ host: 'base-url.invalid', target: '/a?key=API_KEY' });
  });

  it('says what stands in for each input, and keeps what the collection knows, but no credential', () => {
    const token = { ...asked('token', 'credential', 'ACCESS_TOKEN'), value: 'a real one' };
    const field = { ...asked('code', 'field', 'CODE'), from: 'environment-or-program', value: '7' } as const;
    expect(placeholderInputs(template({ inputs: [token, field] }))).toEqual([
      { name: 'token', kind: 'credential', from: 'program', value: 'ACCESS_TOKEN' },
      { name: 'code', kind: 'field', from: 'program', value: '7' },
    ]);
  });

  it('keeps an address one, where its scheme, host or port is not known', () => {
    const hole = (input: string) => ({ input, encode: 'verbatim' }) as const;
    const inputs = ['Scheme', 'Host Name', 'Port'].map((name) => asked(name, 'variable', 'X'));
    const url = [hole('Scheme'), '://', hole('Host Name'), '.example:', hole('Port'), '/'];
    expect(request({ url, inputs })).toMatchObject({ scheme: 'https', host: 'hostname.example', port: 8443 });
  });

  it('says where the bytes of a file belong', () => {
    const { body } = request({ body: { kind: 'file', file: { path: ['report.pdf'] } } });
    expect(new TextDecoder().decode(body)).toBe('(the bytes of report.pdf)');
  });

  it('has a boundary that stands in no part', () => {
    const parts: Part[] = [{ name: ['a'], content: ['\r\n--wireproof\r\n--wireproof-2'] }];
    expect(request({ body: { kind: 'multipart', parts } }).headers).toContainEqual({
      name: 'Content-Type',
      value: 'multipart/form-data; boundary=wireproof-3',
    });
  });
});
