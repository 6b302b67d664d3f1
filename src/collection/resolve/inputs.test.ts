import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';

describe('inputs', () => {
  it('stand in the order of a program', () => {
    const { template } = resolveOne({
      method: 'POST',
      url: 'http://h/{{v}}/:p',
      auth: { type: 'bearer' },
      body: { mode: 'urlencoded', urlencoded: [{ key: 'password', value: 'x' }] },
    });
    expect(template.inputs.map(({ kind }) => kind)).toEqual([
      'base-url',
      'path',
      'variable',
      'field',
      'credential',
    ]);
  });

  it('of one name and different origins are told apart, also in the environment', () => {
    const { url, inputs } = resolveOne({ url: 'http://h/:id/{{id}}/{{Id}}/:a-b/:a_b' });
    expect(url).toBe('{{baseUrl}}/{{id}}/{{idVariable}}/{{Id}}/{{a-b}}/{{a_b}}');
    expect([...inputs].map(([name, { environment }]) => `${name} ${environment}`)).toEqual([
      'baseUrl undefined',
      'id ID',
      'a-b A_B',
      'a_b A_B_2',
      'idVariable ID_VARIABLE',
      'Id ID_2',
    ]);
  });

  it('one variable is one input, and a credential if any use is one', () => {
    const { template } = resolveOne({
      url: 'http://h/{{token}}',
      auth: { type: 'bearer', bearer: { token: '{{token}}' } },
      header: [{ key: 'X', value: '{{token}}' }],
    });
    expect(template.inputs.slice(1)).toEqual([
      {
        name: 'token',
        kind: 'credential',
        from: 'environment',
        environment: 'TOKEN',
        meaning: 'the bearer token',
      },
    ]);
  });

  it.each([
    ['path', 'API_PATH'],
    ['HOME', 'API_HOME'],
    ['ld-preload', 'API_LD_PRELOAD'],
    ['lua-path', 'API_LUA_PATH'],
    ['nodeOptions', 'API_NODE_OPTIONS'],
    ['https_proxy', 'API_HTTPS_PROXY'],
    ['SSLKEYLOGFILE', 'API_SSLKEYLOGFILE'],
    ['openssl_conf', 'API_OPENSSL_CONF'],
    ['1st', 'API_1ST'],
    ['日本', 'API_VALUE'],
    ['userID', 'USER_ID'],
    ['HTTPServer', 'HTTP_SERVER'],
    ['API Key', 'API_KEY'],
  ])('%s reads the environment as %s', (name, environment) => {
    expect(resolveOne({ header: [{ key: 'X', value: `{{${name}}}` }] }).inputs.get(name)?.environment).toBe(
      environment,
    );
  });

  it('take the values that the caller names', () => {
    const { inputs } = resolveOne(
      {
        method: 'POST',
        auth: { type: 'bearer' },
        body: { mode: 'formdata', formdata: [{ key: 'password', value: 'x' }] },
      },
      {},
      { variables: { password: 'new', accessToken: 'abc' } },
    );
    expect(inputs.get('password')).toMatchObject({ value: 'new', from: 'environment-or-program' });
    expect(inputs.get('accessToken')).toMatchObject({ value: 'abc', from: 'environment' });
  });
});
