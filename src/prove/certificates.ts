import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { javaKeyStore } from './key-store.ts';
import { writeReadable } from './readable.ts';

const execute = promisify(execFile);

/** Proofs are over in minutes; a certificate that got out is worth nothing the day after. */
const days = '2';

/** Where Debian's programs look for the authorities they trust. */
const systemBundle = '/etc/ssl/certs/ca-certificates.crt';

/** The system's own settings would add extensions of their own. */
const settings = '[req]\ndistinguished_name = subject\n[subject]\n';
const settingsName = 'openssl.cnf';

/** An authority that exists for one session, and files that make programs trust it. */
export interface Authority {
  /** File with the system's authorities and this one, as PEM. */
  readonly bundle: string;
  /** File with this one alone, as PEM. */
  readonly certificate: string;
  /** File with this one alone, as a Java key store. */
  readonly keyStore: string;
  /** The name under which OpenSSL finds it in a folder: a hash of its subject, with `.0`. */
  readonly hashName: string;
  /** A key and a certificate for a host name or an address; made once for each. */
  readonly identityFor: (host: string) => Promise<Identity>;
}

/** Both as PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
}

/**
 * Makes an authority in a new folder of its own, with the `openssl` command: Node can use certificates, and not sign
 * them, and whoever has OpenSSL's library from Debian has the command a package away.
 */
export async function makeAuthority(parent: string, name: string): Promise<Authority> {
  const folder = join(parent, name);
  await mkdir(folder);
  await writeFile(join(folder, settingsName), settings);
  await signed(folder, 'authority', `Wireproof ${name}`, [
    ...['-addext', 'basicConstraints=critical,CA:TRUE'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  ]);
  const certificate = join(folder, 'authority.pem');
  const { stdout: hash } = await execute('openssl', ['x509', '-noout', '-hash', '-in', certificate]);
  const system = await readFile(systemBundle, 'utf8').catch(() => '');
  const bundle = join(folder, 'bundle.pem');
  const own = await readFile(certificate, 'utf8');
  await writeReadable(bundle, `${system}\n${own}`);
  const keyStore = join(folder, 'cacerts');
  await writeReadable(keyStore, javaKeyStore(own));
  const identities = new Map<string, Promise<Identity>>();
  return {
    bundle,
    certificate,
    keyStore,
    hashName: `${hash.trim()}.0`,
    identityFor: (host) => {
      const identity = identities.get(host) ?? makeIdentity(folder, `host-${identities.size}`, host);
      identities.set(host, identity);
      return identity;
    },
  };
}

async function makeIdentity(folder: string, name: string, host: string): Promise<Identity> {
  const isAddress = host.includes(':') || /^[0-9.]+$/.test(host);
  return signed(folder, name, 'Wireproof recorder', [
    ...['-CA', join(folder, 'authority.pem'), '-CAkey', join(folder, 'authority.key')],
    ...['-addext', `subjectAltName=${isAddress ? 'IP' : 'DNS'}:${host}`],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-addext', 'extendedKeyUsage=serverAuth'],
  ]);
}

/** Makes a key and a certificate for it: signed by itself, unless `more` says by whom. */
async function signed(
  folder: string,
  name: string,
  subject: string,
  more: readonly string[],
): Promise<Identity> {
  const key = join(folder, `${name}.key`);
  const certificate = join(folder, `${name}.pem`);
  await execute('openssl', [
    ...['req', '-config', join(folder, settingsName), '-x509', '-days', days],
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', `/CN=${subject}`, '-out', certificate, '-keyout', key, ...more],
  ]);
  await chmod(certificate, 0o644);
  return { key: await readFile(key, 'utf8'), certificate: await readFile(certificate, 'utf8') };
}
