import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileCollection } from '../../test/browser/hostile-collection.ts';
import { resolve } from '../collection/resolve.ts';
import { generate } from '../generate.ts';
import { programHash, readProofs } from '../prove/state.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { targetIds } from '../targets/index.ts';
import { readAsset } from './assets.ts';
import type { Catalogue } from './catalogue.ts';
import { openCatalogue, openSamples } from './open-catalogue.ts';
import { catalogueServer } from './server.tsx';
import type { Opened } from './shelf.ts';

const origin = 'http://127.0.0.1:8024';
const item = '/zoom-users/users/user-id/update-a-user-s-password/';
const page = `${item}cpp-libcurl/`;

let simulator: Simulator;
let catalogue: Catalogue;
let app: Hono;

beforeAll(async () => {
  simulator = await startSimulator();
  catalogue = await openCatalogue();
  openSamples(catalogue);
  const mount = (opened: Opened) => {
    if (catalogue.mounts.has(opened.slug)) return;
    catalogue.mounts.set(opened.slug, simulator.mount(opened.collection, `/${opened.slug}`));
  };
  for (const opened of catalogue.shelf.all()) mount(opened);
  app = catalogueServer(catalogue, { host: '127.0.0.1', isLocal: true, onOpen: mount });
});

afterAll(() => simulator.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`${origin}${path}`, { headers: { host: '127.0.0.1:8024', ...headers } });

const textOf = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text();

function post(path: string, fields: Record<string, string | File>, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return app.request(`${origin}${path}`, {
    method: 'POST',
    body,
    headers: { host: '127.0.0.1:8024', origin, ...headers },
  });
}

async function play(fields: Record<string, string>, path = `${page}_run`) {
  const response = await post(path, fields);
  expect(response.status).toBe(303);
  const html = await textOf(response.headers.get('location')?.replace('#run', '') ?? '');
  return unescaped(html.match(/<div[^>]*id="live">[\s\S]*?<pre[^>]*>([\s\S]*?)<\/pre>/)?.[1] ?? html);
}

describe('pages', () => {
  it('start with a place to paste and a card for the sample', async () => {
    const html = await textOf('/');
    expect(html).toContain('<textarea id="paste" name="text"');
    expect(html).toContain('Zoom users: Update a user&#39;s password, in C++');
  });

  it('show an item as the reference does, with what it lacks', async () => {
    const html = await textOf(page);
    for (const text of [
      'Back to Collection Items',
      'Curl Command',
      'Postman Collection Item JSON',
      'ACCESS_TOKEN',
      '<span class="must">required</span>',
      'href="#input-1">:userId</a>',
      'download="main.cpp"',
      '"name"</span>: <span class="hljs-string">"Update a user\'s password"',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain(' style=');
  });

  it.each(['cpp-chilkat', 'cpp-libcurl', 'shell-curl', 'python-requests', 'node-fetch'])(
    'print %s, and give the same text as a file',
    async (target) => {
      const opened = catalogue.shelf.find('zoom-users');
      const own = catalogue.targets.find(({ id }) => id === target);
      const first = opened?.items[0];
      if (!own || !first) throw new Error('The sample or the target is missing.');
      const program = generate(resolve(first).value, own);
      const response = await get(`${item}${target}/${program.file}`);
      expect(await response.text()).toBe(program.text);
      expect(response.headers.get('content-disposition')).toContain('attachment');
      const html = await textOf(`${item}${target}/`);
      const shown = html.match(/<code id="text">([\s\S]*?)<\/code>/)?.[1] ?? '';
      expect(unescaped(shown)).toBe(program.text);
    },
  );

  it('print for the simulator with values that work there', async () => {
    const html = await textOf(`${page}?host=simulator`);
    expect(html).toContain(
      `std::string base_url = <span class="hljs-string">"${simulator.origin}/zoom-users/v2"`,
    );
    expect(html).toMatch(/g\+\+ [^<]* &amp;&amp; ACCESS_TOKEN=[0-9a-f]{20,} \.\/main/);
  });

  it('print a message with its placeholders, and for the simulator with a token that works there', async () => {
    const html = await textOf(`${item}http/`);
    expect(html).toContain('Bearer ACCESS_TOKEN');
    expect(html).toContain('A placeholder in the message');
    expect(html).not.toContain('\r');
    const file = await get(`${item}http/request.http?host=simulator`);
    expect(await file.text()).toMatch(
      /^PUT \/zoom-users\/v2\/.*\r\n[\s\S]*\r\nAuthorization: Bearer [0-9a-f]{20,}\r\n/,
    );
    expect(await textOf(`${item}http/?host=simulator`)).toMatch(
      /sh -c &#39;timeout 60 ncat [^&]*127\.0\.0\.1 \d+ &lt;request\.http&#39;|sh -c 'timeout 60 ncat [^<]*&lt;request\.http'/,
    );
  });

  it('print the values that were chosen, and keep them in other languages', async () => {
    const html = await textOf(`${page}?base=https%3A%2F%2Fother.example&value.userId=a%2Fb`);
    expect(html).toContain('"https://other.example"');
    expect(html).toContain('"a/b"');
    expect(html).toContain(`${item}shell-curl/?base=https%3A%2F%2Fother.example&amp;value.userId=a%2Fb`);
  });

  it('keep secrets out of addresses', async () => {
    const html = await textOf(`${page}?value.password=Hidden-1&value.accessToken=Hidden-2`);
    expect(html).not.toContain('Hidden-');
    const form = html.match(/<form [^>]*class="inputs"[\s\S]*?<\/form>/)?.[0] ?? '';
    expect(form).toContain('name="value.userId"');
    expect(form).not.toMatch(/name="value\.(?:password|accessToken)"/);
  });

  it.each([
    ['404', 'id="answer-4" checked'],
    ['400-300-2', 'id="answer-3" checked'],
    ['999', 'id="answer-0" checked'],
  ])('preselect the answer %s', async (answer, checked) => {
    expect(await textOf(`${page}?answer=${answer}`)).toContain(checked);
  });

  it('remember the language', async () => {
    expect((await get(item)).headers.get('location')).toBe(page);
    const cookie = (await get(`${item}shell-curl/`)).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^target=shell-curl;.*HttpOnly; SameSite=Lax/);
    expect((await get(item, { cookie: 'target=shell-curl' })).headers.get('location')).toBe(
      `${item}shell-curl/`,
    );
    expect((await get(item, { cookie: 'target=nope' })).headers.get('location')).toBe(page);
    expect((await get(`${page}?target=node-fetch`)).headers.get('location')).toBe(`${item}node-fetch/`);
    expect(await textOf('/zoom-users/?target=python-requests')).toContain(`${item}python-requests/`);
  });

  it('filter the items of a collection', async () => {
    const html = await textOf('/zoom-users/?q=put+PASSWORD');
    expect(html).toContain('1 request found');
    expect(html.match(/<li><span class="method/g)).toHaveLength(1);
    expect(await textOf('/zoom-users/?q=%3Cscript%3E')).toContain('Nothing here has any of these words');
  });

  it('give what a page searches as scripts, and find the same by the form', async () => {
    const list = await get('/_search/collections.js');
    expect(list.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await list.text()).toContain('"script":"/_search/collections/zoom-users.js"');
    const data = await get('/_search/collections/zoom-users.js');
    expect(await data.text()).toContain('/users/:userId/password');
    expect(data.headers.get('content-disposition')).toBeNull();
    expect((await get('/_search/collections/none.js')).status).toBe(404);
    expect((await get('/_search/other/')).status).toBe(404);
    const html = await textOf('/_search/?q=upadte+pasword&in=zoom-users');
    expect(html).toContain(`<a href="${page}"><mark>Update</mark> a user&#39;s <mark>password</mark></a>`);
    expect(await textOf('/_search/?q=%22%3E%3Cscript%3Ezebra')).toContain(
      'value="&quot;&gt;&lt;script&gt;zebra"',
    );
    expect(await textOf('/_search/?q=???')).toContain('There is no word in it to look for.');
  });

  it('are searched by scripts that are compressed for others', async () => {
    const others = catalogueServer(catalogue, { host: '127.0.0.1', isLocal: false });
    const headers = { host: '127.0.0.1:8024', 'accept-encoding': 'gzip' };
    const address = `${origin}/_search/collections/zoom-users.js`;
    expect((await others.request(address, { headers })).headers.get('content-encoding')).toBe('gzip');
    expect((await app.request(address, { headers })).headers.get('content-encoding')).toBeNull();
  });

  it.each([
    ['/zoom-usrs/', '/zoom-users/'],
    ['/zoom-users/usrs/', '/zoom-users/users/'],
    [`${item}cpp-libcrl/`, page],
    [`${page}main.c`, page],
    ['/_languages/cp/', '/_languages/cpp/'],
    ['/%E0%A4%A/', '/'],
  ])('that do not exist name what is near: %s', async (path, near) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(`<a href="${near}`);
  });

  it('are small, and so is the script', async () => {
    for (const path of [
      '/',
      '/_languages/',
      '/_languages/cpp/',
      '/zoom-users/',
      page,
      `${page}?host=simulator`,
    ]) {
      expect((await textOf(path)).length).toBeLessThan(100_000);
    }
    const compressed = (name: string) => gzipSync(readAsset(name)).length;
    const always = compressed('page.js') + compressed('live.js') + compressed('live-shell-curl.js');
    expect(compressed('page.js')).toBeLessThan(20_000);
    // What a page loads in all, once someone types in it.
    for (const id of targetIds) expect(always + compressed(`live-${id}.js`), id).toBeLessThan(40_000);
  });
});

describe('states of proofs', () => {
  it('show the recording of exactly this text, and the strip on the start page', async () => {
    const first = catalogue.shelf.find('zoom-users')?.items[0];
    const target = catalogue.targets.find(({ id }) => id === 'cpp-libcurl');
    if (!first || !target) throw new Error('The sample or the target is missing.');
    const proof = {
      target: 'cpp-libcurl',
      case: 'made-up',
      state: 'ran',
      program: programHash(generate(resolve(first).value, target).text),
      expectation: '',
      versions: ['g++ (Debian 12.2.0-14) 12.2.0'],
      build: { line: 'g++ -o main main.cpp', exit: 0, output: '' },
      runs: [
        {
          answer: '204',
          exit: 0,
          stdout: 'Response Status Code = 204\nSuccess.\n',
          stderr: '',
          requests: ['PUT /v2/users/ada%40example.com/password HTTP/1.1\r\n\r\n'],
          differences: [],
        },
      ],
    };
    const proven = catalogueServer(
      { ...catalogue, proofs: readProofs(JSON.stringify([proof])) },
      { host: '127.0.0.1', isLocal: true },
    );
    const read = async (path: string) =>
      (await proven.request(`${origin}${path}`, { headers: { host: '127.0.0.1' } })).text();
    const html = await read(page);
    expect(html).toContain('<summary class="badge is-ran">');
    expect(html).toContain('<span>g++ 12.2.0</span>');
    expect(html).toContain('PUT /v2/users/ada%40example.com/password HTTP/1.1');
    expect(await read(`${page}?value.userId=bob`)).toContain('Target proven, this program not run');
    expect(await read('/')).toContain('<mark>ada%40example.com</mark>');
  });
});

describe('opening', () => {
  const alone = JSON.stringify({ name: 'Ping', request: { method: 'GET', url: 'https://example.com/ping' } });

  it('leads from one pasted item to its page, and opens it once', async () => {
    const first = await post('/_open', { text: alone });
    expect(first.status).toBe(303);
    const address = first.headers.get('location') ?? '';
    expect((await get(address)).headers.get('location')).toBe(`${address}cpp-libcurl/`);
    expect(await textOf(`${address}shell-curl/`)).toContain('https://example.com');
    expect((await post('/_open', { text: alone })).headers.get('location')).toBe(address);
  });

  it('takes a file', async () => {
    const file = new File(
      [JSON.stringify({ info: { name: 'From a file' }, item: [JSON.parse(alone), JSON.parse(alone)] })],
      'c.json',
    );
    expect((await post('/_open', { text: '', file })).headers.get('location')).toBe('/from-a-file/');
  });

  it('mounts nothing that has given way, where very many come at once', async () => {
    const crowded = await openCatalogue();
    const mounted = new Set<string>();
    const own = catalogueServer(crowded, {
      host: '127.0.0.1',
      isLocal: true,
      onOpen: ({ slug }) => mounted.add(slug),
      onGone: ({ slug }) => mounted.delete(slug),
    });
    const many = Array.from({ length: 60 }, (_, at) => ({
      info: { name: `Many ${at}` },
      item: [JSON.parse(alone)],
    }));
    const body = new URLSearchParams({ text: JSON.stringify(many) });
    await own.request(`${origin}/_open`, { method: 'POST', body, headers: { host: '127.0.0.1', origin } });
    expect([...mounted].sort()).toEqual(
      crowded.shelf
        .all()
        .map(({ slug }) => slug)
        .sort(),
    );
  });

  it.each([
    ['{"a": ', 'It could not be opened as a collection.'],
    ['[1, 2]', 'It could not be opened as a collection.'],
    ['{"info": {"name": "x"}, "item": []}', 'there is no request in it'],
    ['  ', 'There was nothing to open'],
  ])('says what is wrong with %s, and keeps the text', async (text, sentence) => {
    const response = await post('/_open', { text });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(sentence);
    expect(unescaped(html.match(/<textarea[^>]*>([\s\S]*?)<\/textarea>/)?.[1] ?? '')).toBe(text);
  });
});

describe('running', () => {
  it('plays the item against the simulator: 204, then 400, and 404 for an unknown user', async () => {
    const first = await play({ 'value.password': 'Quite another 7' });
    expect(first).toContain('HTTP/1.1 204 No Content');
    expect(first).toContain('Wireproof-Rule: zoom-204');
    const second = await play({ 'value.password': 'Quite another 7' });
    expect(second).toContain('HTTP/1.1 400 Bad Request');
    expect(second).toContain('"code":300');
    const third = await play({ 'value.password': 'Quite another 8', 'value.userId': 'nobody' });
    expect(third).toContain('HTTP/1.1 404 Not Found');
    expect(third).toContain('"code":1001');
    expect(await play({ 'value.accessToken': 'wrong' })).toContain('HTTP/1.1 401');
  });

  it('gives the documented answer that was chosen', async () => {
    expect(await play({ answer: '400-300-2' })).toContain('maximum number of times');
  });

  it('never sends anywhere else', async () => {
    const away = await post('/_open', {
      text: JSON.stringify({
        name: 'Away',
        request: {
          method: 'GET',
          url: 'https://example.com/x',
          header: [{ key: 'Host', value: 'example.com' }],
        },
      }),
    });
    const address = `${away.headers.get('location')}cpp-libcurl/_run`;
    const html = await play({ 'value.baseUrl': 'http://example.com' }, address);
    expect(html).toMatch(/^HTTP\/1\.1 \d{3}|fixed address/);
    expect(html).not.toContain('Nobody is listening');
  });

  it.each([
    ['of which only parts are known', 'https://{{host}}:{{port}}/v1/pets'],
    ['whose path has variables without values', 'https://example.com/v1/pets/:petId/{{toy}}'],
  ])('plays and prints an item with an address %s', async (_, url) => {
    const name = url.replace(/\W+/g, ' ');
    const response = [{ name: 'Fine', code: 200, body: '{"fine": true}' }];
    const opened = await post('/_open', {
      text: JSON.stringify({ name, request: { method: 'GET', url }, response }),
    });
    const address = `${opened.headers.get('location')}shell-curl/`;
    expect(await play({}, `${address}_run`)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\{"fine": true\}$/);
    const html = await textOf(`${address}?host=simulator`);
    expect(html.match(/<code id="text">[\s\S]*?<\/code>/)?.[0]).toContain(`${simulator.origin}/`);
  });

  it('shows a run on its own page only', async () => {
    const response = await post(`${page}_run`, { 'value.userId': 'someone-here' });
    const run = response.headers.get('location')?.match(/run=([^#&]+)/)?.[1];
    expect(await textOf(`${page}?run=${run}`)).toContain('someone-here');
    expect(await textOf(`${item}shell-curl/?run=${run}`)).not.toContain('someone-here');
  });
});

describe('refusals', () => {
  it('answers at every address of the machine: on a network it is not called 0.0.0.0', async () => {
    const reachable = catalogueServer(catalogue, { host: '0.0.0.0', isLocal: false });
    const response = await reachable.request('http://192.168.1.7:8024/', {
      headers: { host: '192.168.1.7:8024' },
    });
    expect(response.status).toBe(200);
  });

  it.each(['evil.example', 'evil.example:8024', '127.0.0.1.evil.example', ''])(
    'does not answer for the host %s',
    async (host) => {
      expect((await get('/', { host })).status).toBe(421);
    },
  );

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: '' }])(
    'does not take a form from elsewhere: %s',
    async (headers) => {
      expect((await post('/_open', { text: '{}' }, headers)).status).toBe(403);
      expect((await post(`${page}_run`, {}, headers)).status).toBe(403);
    },
  );

  it('opens and runs nothing where others can reach it', async () => {
    const open = catalogueServer(catalogue, { host: 'wire.example', isLocal: false });
    const response = await open.request('http://wire.example/_open', {
      method: 'POST',
      body: new URLSearchParams({ text: '{}' }),
      headers: { host: 'wire.example', origin: 'http://wire.example' },
    });
    expect(response.status).toBe(403);
    expect((await open.request('http://wire.example/', { headers: { host: 'wire.example' } })).status).toBe(
      200,
    );
  });

  it('says that it cannot read a broken form', async () => {
    const response = await app.request(`${origin}/_open`, {
      method: 'POST',
      body: 'not multipart',
      headers: { host: 'localhost', origin, 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('cannot be read');
  });

  it('leads nowhere else', async () => {
    expect((await get('//zoom-users')).headers.get('location')).toBe('/zoom-users/');
  });

  it('says so on every page', async () => {
    for (const path of ['/', page, '/nope/', '/_assets/page.js']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('gives no file but the assets', async () => {
    for (const path of ['/_assets/..%2fserver.tsx', '/_assets/constructor', '/_assets/../../package.json']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('answers a defect without its stack', async () => {
    const faults: unknown[] = [];
    const broken = catalogueServer(
      { ...catalogue, targets: [] },
      { host: '127.0.0.1', isLocal: true, onFault: (error) => faults.push(error) },
    );
    const response = await broken.request(`${origin}/zoom-users/`, { headers: { host: 'localhost' } });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/at .*\.tsx?:\d/);
    expect(faults).toHaveLength(1);
  });
});

describe('hostile text', () => {
  it('stays text on every page', async () => {
    const opened = await post('/_open', { text: JSON.stringify(hostileCollection) });
    const list = opened.headers.get('location') ?? '';
    const item = /href="([^"]*\/)cpp-libcurl\/"/.exec(await textOf(list))?.[1] ?? '';
    const items = catalogue.targets.map(({ id }) => `${item}${id}/`);
    for (const path of [list, '/', ...items]) {
      const response = await get(path);
      const onward = response.headers.get('location');
      const html = onward === null ? await response.text() : await textOf(onward);
      if (onward === null) expect(response.status, path).toBe(200);
      expect(html).not.toMatch(/<script>|<img|<iframe|<svg onload|href="(?:javascript|data):|<h1 [^>]*id=/i);
      expect(html).not.toMatch(/<[a-z][a-z0-9]*(?:\s+[a-z:-]+(?:="[^"]*")?)*\s+on[a-z]+=/i);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html.match(/<form [^>]*action="\/_open"/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });
});

function unescaped(html: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '');
}
