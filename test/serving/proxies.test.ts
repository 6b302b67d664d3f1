import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import { readPublicUrl } from '../../src/catalogue/serving/public-url.ts';
import { type RunningCatalogue, startCatalogue } from '../../src/catalogue/start-catalogue.ts';
import { makeAuthority } from '../../src/prove/certificates.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import {
  caddy,
  type DocumentedProxy,
  isInstalled,
  nginx,
  startDocumentedProxy,
} from './documented-proxies.ts';

const token = 'a-token-of-24-characters';
const site = 'docs.example.com';
const origin = `https://${site}`;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

// Not required anywhere: installing one of them as a package may start it for the whole machine.
describe.each([nginx, caddy])(
  'behind $command, as docs/deploy.md sets it up (left out without it)',
  (kind) => {
    let folder: string;
    let simulator: Simulator;
    let running: RunningCatalogue;
    let proxy: DocumentedProxy;
    let authority: string;
    const lines: string[] = [];
    const isMissing = !isInstalled(kind);

    beforeAll(async () => {
      if (isMissing) return;
      const publicUrl = readPublicUrl(`${origin}/api/`);
      if (!publicUrl) throw new Error('This is no public address.');
      folder = await mkdtemp(join(tmpdir(), 'wireproof-proxy-'));
      const [catalogue, made] = await Promise.all([
        openCatalogue(['shell-curl']),
        makeAuthority(folder, 'ours'),
      ]);
      openSamples(catalogue);
      authority = await readFile(made.certificate, 'utf8');
      simulator = await startSimulator();
      const onRequest = (line: string) => lines.push(line);
      running = await startCatalogue({ catalogue, simulator, port: 0, token, publicUrl, onRequest });
      proxy = await startDocumentedProxy(
        kind,
        folder,
        new URL(running.origin).host,
        await made.identityFor(site),
      );
    });

    afterAll(async () => {
      await proxy?.close();
      await running?.close();
      await simulator?.close();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    });

    function ask(
      path: string,
      { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: string } = {},
    ): Promise<Answer> {
      return new Promise((resolve, reject) => {
        const asked = request(
          {
            host: '127.0.0.1',
            port: proxy.port,
            servername: site,
            ca: authority,
            path,
            method: body === undefined ? 'GET' : 'POST',
            headers: { host: site, ...headers },
            agent: false,
          },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8').on('data', (part) => {
              text += part;
            });
            answer.on('end', () =>
              resolve({ status: answer.statusCode, headers: answer.headers, body: text }),
            );
          },
        );
        asked.on('error', reject);
        asked.end(body);
      });
    }

    const form = { 'content-type': 'application/x-www-form-urlencoded' };

    it.skipIf(isMissing)(
      'serves pages whose links stay below the path, and says that only TLS is spoken',
      async () => {
        const { status, headers, body } = await ask('/api/');
        expect(status).toBe(200);
        expect(headers['strict-transport-security']).toBe('max-age=31536000');
        const links = Array.from(body.matchAll(/(?:href|src|action)="(\/[^"]*)"/g), ([, link = '']) => link);
        expect(links.length).toBeGreaterThan(5);
        expect(links.filter((link) => !link.startsWith('/api/'))).toEqual([]);
        expect((await ask('/api/_health')).body).toContain('"ok"');
      },
    );

    it.skipIf(isMissing)(
      'signs in with a secure cookie below the path, and opens what is posted then',
      async () => {
        const ours = { ...form, origin, 'sec-fetch-site': 'same-origin' };
        const signedIn = await ask('/api/_sign-in', { headers: ours, body: `token=${token}&to=%2F` });
        expect(signedIn).toMatchObject({ status: 303, headers: { location: '/api/' } });
        const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
        expect(cookie).toMatch(/; Path=\/api\/?; .*Secure/i);
        const item = { name: 'Ping', request: { method: 'GET', url: 'https://example.com/ping' } };
        const opening = { ...ours, cookie: cookie.slice(0, cookie.indexOf(';')) };
        const opened = await ask('/api/_open', {
          headers: opening,
          body: `${new URLSearchParams({ text: JSON.stringify(item) })}`,
        });
        expect(opened.status).toBe(303);
        const list = await ask(opened.headers.location ?? '');
        expect((await ask(list.headers.location ?? '')).body).toContain('example.com/ping');
      },
    );

    it.skipIf(isMissing)(
      'opens large files of programs with the token, and nothing from elsewhere',
      async () => {
        const long = { mode: 'raw', raw: 'x'.repeat(20_000_000) };
        const item = { name: 'Long', request: { method: 'POST', url: 'https://example.com/', body: long } };
        const body = `${new URLSearchParams({ text: JSON.stringify(item) })}`;
        const authorization = { ...form, authorization: `Bearer ${token}` };
        expect((await ask('/api/_open', { headers: authorization, body })).status).toBe(303);
        const stranger = {
          ...authorization,
          origin: 'https://elsewhere.example',
          'sec-fetch-site': 'cross-site',
        };
        expect((await ask('/api/_open', { headers: stranger, body: 'text=%7B%7D' })).status).toBe(403);
      },
    );

    it.skipIf(isMissing)(
      'knows its clients by the address that the proxy wrote, not by one of theirs',
      async () => {
        lines.length = 0;
        await ask('/api/', { headers: { 'x-forwarded-for': '203.0.113.9' } });
        expect(lines.join('\n')).toContain(' 127.0.0.1 GET /api/ 200');
      },
    );
  },
);
