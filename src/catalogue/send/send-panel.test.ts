import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP, Socket } from 'node:net';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GuardOptions, guardedConnect } from '../../network/guarded-connect.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Catalogue } from '../catalogue.ts';
import { openCatalogue, openSamples } from '../open-catalogue.ts';
import { catalogueServer } from '../server.tsx';

const origin = 'http://127.0.0.1:8024';
const getUser = '/zoom-users/users/user-id/get-a-user/shell-curl/';
const changePassword = '/zoom-users/users/user-id/update-a-user-s-password/shell-curl/';

let simulator: Simulator;
let catalogue: Catalogue;

/** A server on this machine. What it must not get is counted; what it may get it answers. */
let host: Server;
let arrived: IncomingMessage[];
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let port: number;

beforeAll(async () => {
  simulator = await startSimulator();
  catalogue = await openCatalogue(['shell-curl']);
  openSamples(catalogue);
  for (const opened of catalogue.shelf.all())
    catalogue.mounts.set(opened.slug, simulator.mount(opened.collection, `/${opened.slug}`));
  host = createServer((request, response) => {
    arrived.push(request);
    request.resume().on('end', () => answer(response, request));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  port = (host.address() as AddressInfo).port;
});

beforeEach(() => {
  arrived = [];
  answer = (response) => response.end();
});

afterAll(async () => {
  host.closeAllConnections();
  host.close();
  await simulator.close();
});

/** A catalogue that sends to real hosts under this guard. */
const sending = (guard: GuardOptions = {}): Hono =>
  catalogueServer({ ...catalogue, connect: guardedConnect(guard) }, { host: '127.0.0.1', isLocal: true });

const toItself = () => sending({ allowed: [{ host: '127.0.0.1', port }] });

const post = (app: Hono, page: string, fields: Record<string, string>) =>
  app.request(`${origin}${page}_run`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { host: '127.0.0.1:8024', origin },
  });

const get = async (app: Hono, path: string) =>
  (await app.request(`${origin}${path}`, { headers: { host: '127.0.0.1:8024' } })).text();

/** Sends to a base URL and gives the page that tells of it, with its address. */
async function send(app: Hono, base: string, fields: Record<string, string> = {}, page = getUser) {
  const response = await post(app, page, { to: 'host', base, 'value.accessToken': 'token-1234', ...fields });
  expect(response.status).toBe(303);
  const address = response.headers.get('location') ?? '';
  return { address, html: await get(app, address.replace('#run', '')) };
}

const partOf = (html: string, id: string) =>
  unescaped(html.match(new RegExp(`<pre[^>]*id="${id}"[^>]*>([\\s\\S]*?)</pre>`))?.[1] ?? '');

const liveOf = (html: string) =>
  unescaped(html.match(/id="live">[\s\S]*?<pre[^>]*>([\s\S]*?)<\/pre>/)?.[1] ?? '');

const verdictOf = (html: string) => html.match(/id="verdict">[\s\S]*?<strong>([^<]*)</)?.[1];

describe('without --send', () => {
  it('offers no real host, says what allows it, and refuses one that is asked for', async () => {
    const app = catalogueServer(catalogue, { host: '127.0.0.1', isLocal: true });
    const html = await get(app, `${getUser}?to=host`);
    expect(html).toContain('<code>--send</code>');
    expect(html).not.toContain('name="to"');
    const response = await post(app, getUser, { to: 'host', base: `http://127.0.0.1:${port}` });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('started with --send');
    expect(arrived).toHaveLength(0);
  });

  it('sends nothing for others than this machine, with --send neither', async () => {
    const app = catalogueServer(
      { ...catalogue, connect: guardedConnect({ allowed: [{ host: '127.0.0.1' }] }) },
      { host: '127.0.0.1', isLocal: false },
    );
    const response = await post(app, getUser, { to: 'host', base: `http://127.0.0.1:${port}` });
    expect(response.status).toBe(403);
    expect(arrived).toHaveLength(0);
  });
});

describe('addresses that are not public', () => {
  it.each([
    '127.0.0.1',
    'localhost',
    'LocalHost',
    'localhost.',
    'x.localhost',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.1',
    '0',
    '0.0.0.0',
    '127.0.0.1.',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '[64:ff9b::127.0.0.1]',
    '[2002:7f00:1::]',
    '[::1%25lo]',
    '\uff11\uff12\uff17.0.0.1',
    '\u2460\u2461\u2466.0.0.1',
    '127%2e0%2e0%2e1',
    'user@127.0.0.1',
    'example.com@127.0.0.1',
    '127.0.0.1\\@example.com',
    '',
  ])('are not reached as %s', async (name) => {
    const { html } = await send(sending(), `http://${name}:${port}`);
    expect(liveOf(html)).toMatch(
      /^(?:Nothing was sent to .* --allow-host .*|The host has no address\.|The host could not be looked up\.|".*" is not an address that a request can be sent to\.)$/,
    );
    expect(arrived).toHaveLength(0);
  });

  it.each(['169.254.169.254', '10.0.0.1', '192.168.1.1', '[fd00:ec2::254]', '[fe80::1]', '100.100.100.200'])(
    'are not dialled: %s',
    async (name) => {
      const { html } = await send(sending(), `http://${name}`);
      expect(liveOf(html)).toMatch(/^Nothing was sent to .* is a/);
    },
  );

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1', 'gopher://127.0.0.1', '//127.0.0.1', 'unix:/run/x'])(
    'are no address at all: %s',
    async (base) => {
      const { html } = await send(sending(), base);
      // Without a scheme http is meant, as everywhere; then the host decides.
      expect(liveOf(html)).toMatch(/is not an address|Nothing was sent|no address|could not be looked up/);
      expect(arrived).toHaveLength(0);
    },
  );

  it('are not reached by a name that leads to one, wherever it stands', async () => {
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1'], ['10.0.0.1']]) {
      const app = sending({ resolveHost: giving(...addresses) });
      const { html } = await send(app, `http://public.example:${port}`);
      expect(liveOf(html)).toContain('it leads to');
    }
    expect(arrived).toHaveLength(0);
  });

  it('are not reached by a name that is public first and private then', async () => {
    const answers = [['8.8.8.8'], ['127.0.0.1'], ['127.0.0.1']];
    let asked = 0;
    const dialled: unknown[] = [];
    const app = sending({
      resolveHost: (name) => {
        asked++;
        return giving(...(answers.shift() ?? []))(name);
      },
      dial: ({ host: name }, lookup) => {
        lookup?.(name, { all: true }, (_, addresses) => dialled.push(addresses));
        return new Socket().destroy(new Error('stopped'));
      },
    });
    const { html } = await send(app, `http://rebinding.example:${port}`);
    expect(liveOf(html)).toBe('The connection failed: stopped.');
    expect(asked).toBe(1);
    expect(dialled).toEqual([[{ address: '8.8.8.8', family: 4 }]]);
    expect(arrived).toHaveLength(0);
  });

  it('are not reached by a redirect: it is shown as it is', async () => {
    const victim = createServer((_, response) => response.end('inside'));
    await new Promise<void>((resolve) => victim.listen(0, '127.0.0.1', resolve));
    let hits = 0;
    victim.on('connection', () => hits++);
    const inside = `http://127.0.0.1:${(victim.address() as AddressInfo).port}/secret`;
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        answer = (response) => response.writeHead(status, { Location: inside }).end();
        const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
        expect(liveOf(html)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        expect(liveOf(html)).toContain(`Location: ${inside}`);
        expect(html).toContain('Redirects are not followed');
      }
      expect(hits).toBe(0);
    } finally {
      victim.close();
    }
  });

  it('are reached where the command line names them, at that port only', async () => {
    const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
    expect(liveOf(html)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /users/ada%40example.com']);
    const other = await send(
      sending({ allowed: [{ host: '127.0.0.1', port: port + 1 }] }),
      `http://127.0.0.1:${port}`,
    );
    expect(liveOf(other.html)).toContain('Nothing was sent');
    expect(arrived).toHaveLength(1);
  });

  it('are not reached through the simulator either', async () => {
    const app = sending();
    const response = await post(app, getUser, {
      base: `http://127.0.0.1:${port}`,
      'value.baseUrl': `http://127.0.0.1:${port}`,
    });
    const html = await get(app, response.headers.get('location')?.replace('#run', '') ?? '');
    expect(liveOf(html)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*Wireproof-Rule/);
    expect(arrived).toHaveLength(0);
  });
});

describe('the check', () => {
  const json = (value: unknown) => (response: ServerResponse) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

  it('says of the simulator that it answers as documented', async () => {
    const app = sending();
    const response = await post(app, getUser, {});
    const html = await get(app, response.headers.get('location')?.replace('#run', '') ?? '');
    expect(liveOf(html)).toMatch(/^HTTP\/1\.1 200/);
    expect(verdictOf(html)).toBe('As documented');
  });

  it('names what is missing, another type, and more', async () => {
    answer = json({ id: 7, unheard_of: [] });
    const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
    expect(verdictOf(html)).toBe('Not as documented');
    const rows = Array.from(
      html.match(/<table class="differences">[\s\S]*?<\/table>/)?.[0].matchAll(/<tr>(.*?)<\/tr>/g) ?? [],
      ([, row = '']) => unescaped(row.replaceAll('</t', ' </t')).trim(),
    );
    expect(rows).toContain('body /email string nothing');
    expect(rows).toContain('body /id string number');
    expect(rows.at(-1)).toContain('body /unheard_of');
  });

  it('cuts what is too long, says so, and ends the connection', async () => {
    let isEnded = false;
    answer = (response, request) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      request.socket.on('close', () => {
        isEnded = true;
      });
      const more = () => {
        while (!isEnded && response.write('x'.repeat(100_000))) {}
      };
      response.on('drain', more);
      more();
    };
    const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
    expect(liveOf(html)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(html).toContain('The body is not whole: The answer is longer than is read here.');
    expect(verdictOf(html)).toBe('Not as documented');
    expect(html.length).toBeLessThan(100_000);
    await expect.poll(() => isEnded).toBe(true);
  });
});

describe('secrets', () => {
  it('are sent, and neither shown nor kept nor put into an address', async () => {
    answer = (response, request) => {
      const { authorization = '' } = request.headers;
      response.writeHead(200, { 'X-Echo': authorization }).end(JSON.stringify({ authorization }));
    };
    const { html, address } = await send(toItself(), `http://127.0.0.1:${port}`, {
      'value.accessToken': 'a-real-secret',
    });
    expect(arrived[0]?.headers.authorization).toBe('Bearer a-real-secret');
    expect(html).not.toContain('a-real-secret');
    expect(address).not.toContain('secret');
    expect(partOf(html, 'request-text')).toContain('Authorization: Bearer ********');
    expect(liveOf(html)).toContain('X-Echo: Bearer ********');
    expect(liveOf(html)).toContain('{"authorization":"Bearer ********"}');
    const kept = JSON.stringify(
      catalogue.runs.find(new URL(address, origin).searchParams.get('run') ?? '', getUser),
      (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value),
    );
    expect(kept).toContain('ada%40example.com');
    expect(kept).not.toContain('a-real-secret');
  });

  it('are shown where their reader asks for it, in a page that nobody keeps', async () => {
    const app = toItself();
    const fields = {
      to: 'host',
      base: 'https://api.example.com',
      act: 'show',
      'value.accessToken': 'a-real-secret',
    };
    const hidden = await post(app, getUser, fields);
    expect(hidden.status).toBe(200);
    expect(hidden.headers.get('cache-control')).toBe('no-store');
    expect(partOf(await hidden.text(), 'request-text')).toContain('Bearer ********');
    const shown = await post(app, getUser, { ...fields, reveal: 'yes' });
    expect(partOf(await shown.text(), 'request-text')).toBe(
      'GET /users/ada%40example.com HTTP/1.1\nHost: api.example.com\nAccept: application/json\nAuthorization: Bearer a-real-secret\n\n',
    );
    expect(arrived).toHaveLength(0);
  });

  it('in an address that cannot be used are not kept and not shown', async () => {
    const app = toItself();
    const { html, address } = await send(app, 'ftp://ada:a-real-secret@api.example.com/v2');
    expect(liveOf(html)).toMatch(
      /^".*api\.example\.com.*" is not an address that a request can be sent to\.$/,
    );
    expect(html).not.toContain('a-real-secret');
    const run = catalogue.runs.find(new URL(address, origin).searchParams.get('run') ?? '', getUser);
    expect(run).toBeDefined();
    expect(JSON.stringify(run)).not.toContain('a-real-secret');
  });

  it('of the simulator go nowhere else', async () => {
    const app = toItself();
    const tokens = simulator.mount(catalogue.shelf.all()[0]?.collection ?? fail(), '/again').accounts;
    const html = await get(app, `${getUser}?to=host`);
    const panel = html.match(/<form class="answers"[\s\S]*?<\/form>/)?.[0] ?? '';
    expect(panel).toContain('type="password"');
    for (const { accessToken } of tokens) expect(panel).not.toContain(accessToken);
    const response = await post(app, getUser, { to: 'host', base: `http://127.0.0.1:${port}` });
    const sent = await get(app, response.headers.get('location')?.replace('#run', '') ?? '');
    expect(liveOf(sent)).toBe('There is no value for accessToken.');
    expect(arrived).toHaveLength(0);
  });
});

describe('a request that changes data', () => {
  const password = { 'value.password': 'Quite another 7' };

  it('is sent to a real host only when its reader agrees, for that host', async () => {
    const app = toItself();
    const base = `http://127.0.0.1:${port}/v2`;
    const fields = { to: 'host', base, 'value.accessToken': 'token-1234', ...password };
    for (const agreed of ['', 'yes', 'api.zoom.us']) {
      const response = await post(app, changePassword, { ...fields, agreed });
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).toContain(`This PUT changes data at <b>127.0.0.1:${port}</b>`);
      expect(html).toContain('Nothing was sent yet');
      expect(partOf(html, 'request-text')).toContain('PUT /v2/users/ada%40example.com/password HTTP/1.1');
      // What was typed is still there.
      expect(html).toContain('value="token-1234"');
    }
    expect(arrived).toHaveLength(0);
    await send(app, base, { ...password, agreed: `127.0.0.1:${port}` }, changePassword);
    expect(arrived.map(({ method }) => method)).toEqual(['PUT']);
  });

  it('needs no word for the simulator', async () => {
    expect((await post(sending(), changePassword, password)).status).toBe(303);
  });
});

describe('a hostile answer', () => {
  it('stays text, and what cannot be seen is seen', async () => {
    answer = (response) => {
      response.socket?.end(
        'HTTP/1.1 200 <script>alert(1)</script>\r\nContent-Type: text/html\r\n' +
          'X-A: "><img src=x onerror=alert(1)>\r\nLocation: javascript:alert(1)\r\n\r\n' +
          '</pre><script>alert(2)</script>\u202egnp.exe\u0000 \u001b[31m',
      );
    };
    const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<[a-z][^>]*\son[a-z]+=|href="javascript/i);
    expect(html).not.toContain('\u202e');
    expect(liveOf(html)).toContain('HTTP/1.1 200 <script>alert(1)</script>');
  });

  it('with hostile names in its JSON stays text too', async () => {
    answer = (response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ '<script>alert(1)</script>\u202e': 1, '"><img src=x>': null }));
    const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img/);
    expect(html).not.toContain('\u202e');
    expect(html).toContain('body /&lt;script&gt;alert(1)&lt;~1script&gt;<i>\\u{202e}</i>');
  });

  it.each([
    ['that is none', 'SSH-2.0-x\r\n', 'What came back is not an HTTP/1.1 answer.'],
    ['that ends at once', '', 'The answer ends inside its header.'],
  ])('%s is one sentence', async (_, text, sentence) => {
    answer = (response) => response.socket?.end(text);
    const { html } = await send(toItself(), `http://127.0.0.1:${port}`);
    expect(liveOf(html)).toBe(sentence);
    expect(verdictOf(html)).toBeUndefined();
  });
});

function giving(...addresses: string[]): NonNullable<GuardOptions['resolveHost']> {
  return async () => addresses.map((address) => ({ address, family: isIP(address) }));
}

function fail(): never {
  throw new Error('The sample is missing.');
}

function unescaped(html: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '');
}

describe('a request that was sent for one answer', () => {
  it('says under the other answers that it was, and what is sent for them', async () => {
    const app = sending();
    const response = await post(app, changePassword, { answer: '404-1001', 'value.userId': 'nobody' });
    const html = await get(app, (response.headers.get('location') ?? '').replace('#run', ''));
    const said = (tab: number) =>
      html.match(new RegExp(`<p class="answer answer-${tab} small">([\\s\\S]*?)</p>`))?.[1];
    expect(said(0)).toContain('Sent for another answer; it is sent anew without <code>Prefer</code>.');
    expect(said(1)).toContain('it is sent anew with <code>Prefer: example=204</code>');
    expect(said(4)).toBeUndefined();
  });
});
