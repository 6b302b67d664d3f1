import { type AddressInfo, connect, createServer, isIP, type Server, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WireRequest } from '../wire/request.ts';
import { readAllowedHost } from './allowed-host.ts';
import { badPorts } from './bad-ports.ts';
import { type GuardOptions, guardedConnect } from './guarded-connect.ts';
import { Refused } from './refused.ts';

let server: Server;
let port: number;
let arrived: number;

beforeAll(async () => {
  server = createServer((socket) => {
    arrived++;
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

beforeEach(() => {
  arrived = 0;
});

afterAll(() => server.close());

const request = (host: string, at = port): WireRequest => ({
  method: 'GET',
  scheme: 'http',
  host,
  port: at,
  target: '/',
  headers: [],
});

const giving =
  (...addresses: string[]): NonNullable<GuardOptions['resolveHost']> =>
  async () =>
    addresses.map((address) => ({ address, family: isIP(address) }));

async function why(host: string, options: GuardOptions = {}, at = port): Promise<string> {
  try {
    const socket = await guardedConnect(options)(request(host, at));
    socket.destroy();
    return 'connected';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

describe('guardedConnect', () => {
  // The system's own resolver reads the odd ones; what it cannot read is nobody's address.
  it.each([
    '127.0.0.1',
    'localhost',
    'LOCALHOST',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '127.1',
    '127.0.1',
    '0',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:0001',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1%lo',
    '\uff11\uff12\uff17.0.0.1',
    '\u2460\u2461\u2466.0.0.1',
    '169.254.169.254',
    '192.168.0.1',
    'fd00:ec2::254',
  ])('refuses %s', async (host) => {
    expect(await why(host)).toMatch(
      /^Nothing was sent to .*(?:is|words), .*--allow-host|^Nothing was sent to .* is .*--allow-host/,
    );
    expect(arrived).toBe(0);
  });

  it.each(['localhost.', 'a.localhost', '127.0.0.1.', '%31%32%37.0.0.1', '[::1]', ''])(
    'never gets to this machine by %s',
    async (host) => {
      expect(await why(host)).toMatch(
        /^Nothing was sent to|^ENOTFOUND$|^EAI_AGAIN$|^The host has no address\.$/,
      );
      expect(arrived).toBe(0);
    },
  );

  it('says where a name leads, why that is refused, and what allows it', async () => {
    expect(await why('inside.example', { resolveHost: giving('10.1.2.3') }, 80)).toBe(
      'Nothing was sent to inside.example: it leads to 10.1.2.3, which is a private address (RFC 1918). ' +
        'To allow exactly this host, start the server with --allow-host inside.example:80.',
    );
    expect(await why('::1')).toContain(`--allow-host [::1]:${port}.`);
  });

  it('refuses a name of which one address is private, wherever it stands', async () => {
    for (const addresses of [
      ['192.0.2.1', '8.8.8.8'],
      ['8.8.8.8', '127.0.0.1'],
      ['8.8.8.8', '2606:4700::1', '::1'],
    ])
      expect(await why('mixed.example', { resolveHost: giving(...addresses) })).toContain('it leads to');
  });

  it('resolves once and dials what it looked at: a name that changes its mind gets nowhere', async () => {
    const asked: string[] = [];
    const answers = [['8.8.8.8', '2606:4700::1111'], ['127.0.0.1']];
    const dialled: string[] = [];
    const options: GuardOptions = {
      resolveHost: (host) => {
        asked.push(host);
        return giving(...(answers.shift() ?? []))(host);
      },
      dial: ({ host }, lookup) => {
        lookup?.(host, { all: true }, (_, found) => {
          if (Array.isArray(found)) dialled.push(...found.map(({ address }) => address));
        });
        lookup?.(host, {}, (_, found) => dialled.push(String(found)));
        return new Socket().destroy(new Error('Nothing leaves the machine in a test.'));
      },
    };
    await why('rebinding.example', options);
    expect(asked).toEqual(['rebinding.example']);
    expect(dialled).toEqual(['8.8.8.8', '2606:4700::1111', '8.8.8.8']);
  });

  it('looks again where a connection has gone, before anything is written', async () => {
    let dialled: Socket | undefined;
    const options: GuardOptions = {
      resolveHost: giving('8.8.8.8'),
      dial: () => {
        dialled = connect(port, '127.0.0.1');
        return dialled;
      },
    };
    expect(await why('elsewhere.example', options)).toContain('led to another address');
    expect(dialled?.destroyed).toBe(true);
    expect(dialled?.bytesWritten).toBe(0);
  });

  it('connects to a host that was allowed by the letter, at that port only', async () => {
    const allowed = [{ host: 'localhost', port }];
    expect(await why('localhost', { allowed })).toBe('connected');
    expect(await why('LOCALHOST', { allowed })).toBe('connected');
    expect(await why('localhost', { allowed }, port + 1)).toContain('Nothing was sent');
    expect(await why('127.0.0.1', { allowed })).toContain('Nothing was sent');
    expect(await why('2130706433', { allowed: [{ host: '127.0.0.1', port }] })).toContain('Nothing was sent');
    expect(await why('127.0.0.1', { allowed: [{ host: '127.0.0.1' }] })).toBe('connected');
  });

  it('dials the address it was given for an allowed name, with the odd spellings too', async () => {
    expect(
      await why('api.example', { allowed: [{ host: 'api.example' }], resolveHost: giving('127.0.0.1') }),
    ).toBe('connected');
    expect(await why('127.1', { allowed: [{ host: '127.1' }] })).toBe('connected');
  });

  it('refuses the addresses of this machine, also public ones', async () => {
    const own = Object.values(networkInterfaces()).flatMap((cards) => cards ?? []);
    expect(own.length).toBeGreaterThan(0);
    for (const { address } of own)
      expect(await why('here.example', { resolveHost: giving(address) })).toContain('it leads to');
    const ownAddresses = () => ['8.8.8.8', '2606:4700:0:0::1111', 'fe80::1%eth0'];
    for (const address of ['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111'])
      expect(await why('here.example', { ownAddresses, resolveHost: giving(address) })).toContain(
        `it leads to ${address}, which is an address of this machine`,
      );
  });

  it('refuses ports of other services, unless they are allowed', async () => {
    expect(await why('mail.example', { resolveHost: giving('8.8.8.8') }, 25)).toContain(
      'port 25 is not one for HTTP',
    );
    expect(await why('127.0.0.1', { allowed: [{ host: '127.0.0.1', port: 25 }] }, 25)).not.toContain(
      'not one for HTTP',
    );
  });

  it('gives the error of the system where nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    expect(await why('127.0.0.1', { allowed: [{ host: '127.0.0.1' }] }, free)).toBe('ECONNREFUSED');
    expect(
      await why(
        'two.example',
        { allowed: [{ host: 'two.example' }], resolveHost: giving('127.0.0.1', '127.0.0.2') },
        free,
      ),
    ).toBe('ECONNREFUSED');
  });
});

describe('badPorts', () => {
  it('are those that fetch refuses too', async () => {
    const refused = await Promise.all(
      [...badPorts].map((bad) =>
        fetch(`http://127.0.0.1:${bad}/`).then(
          () => false,
          ({ cause }) => cause?.message === 'bad port',
        ),
      ),
    );
    const differences = [...badPorts].filter((_, at) => !refused[at]);
    // The Fetch standard added these later than this Node.
    expect([0, 4190, 6679]).toEqual(expect.arrayContaining(differences));
  });
});

describe('readAllowedHost', () => {
  it.each([
    ['localhost', { host: 'localhost' }],
    ['Api.Example:8443', { host: 'api.example', port: 8443 }],
    ['127.0.0.1:3000', { host: '127.0.0.1', port: 3000 }],
    ['[::1]', { host: '::1' }],
    ['[::1]:80', { host: '::1', port: 80 }],
    ['::1', undefined],
    ['a:0', undefined],
    ['a:65536', undefined],
    ['http://a', undefined],
    ['a/b', undefined],
    ['u@a', undefined],
    ['', undefined],
  ])('reads %s', (text, expected) => {
    expect(readAllowedHost(text)).toEqual(expected);
  });
});
