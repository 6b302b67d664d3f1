import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Debian packages that the whole test run uses, each with what is left out without it. */
export const packages: Readonly<Record<string, string>> = {
  bubblewrap: 'the sandbox: every proof',
  openssl: 'certificates of the recorder: proofs over https',
  gcc: 'proofs of c-libcurl',
  'g++': 'proofs of cpp-libcurl and cpp-chilkat',
  'libcurl4-gnutls-dev': 'proofs of c-libcurl, cpp-libcurl and cpp-chilkat',
  'clang-format': 'the format check of C and C++ programs',
  curl: 'proofs of shell-curl',
  shfmt: 'the format check of shell programs',
  'golang-go': 'proofs of go-net-http and the format check of Go programs',
  'openjdk-17-jdk-headless': 'proofs of java-http-client',
  perl: 'proofs of perl-lwp',
  'libwww-perl': 'proofs of perl-lwp',
  'liblwp-protocol-https-perl': 'proofs of perl-lwp',
  'lua5.4': 'proofs of lua-socket',
  'lua-socket': 'proofs of lua-socket',
  'lua-sec': 'proofs of lua-socket',
  ncat: 'proofs of http',
  python3: 'proofs of python-requests and python-http-client',
  'python3-requests': 'proofs of python-requests',
  'python3-aiosmtpd': 'the tests that deliver mails to a mail server',
  black: 'the format check of Python programs',
  'php-cli': 'proofs of php-curl',
  'php-curl': 'proofs of php-curl',
  ruby: 'proofs of ruby-net-http',
  postgresql: 'the tests of the simulator on PostgreSQL',
  chromium: 'the browser tests',
  'fonts-dejavu-core': 'letters on the pages of the browser tests',
};

/** Installs what is missing where that is allowed, else says how to. Returns false where everything was required and something is missing. */
export function setUp(): boolean {
  let missing = missingPackages();
  if (missing.length > 0 && mayInstall()) {
    install(missing);
    missing = missingPackages();
  }
  if (missing.length === 0) {
    console.error('Set up: every Debian package that the test run uses is installed.');
    return true;
  }
  console.error(`Not installed: ${missing.join(', ')}. Left out without them:`);
  for (const name of missing) console.error(`  ${name}: ${packages[name]}`);
  console.error(`To install them: apt-get install --yes --no-install-recommends ${missing.join(' ')}`);
  if (process.env['WIREPROOF_REQUIRE'] !== 'all') return true;
  console.error('WIREPROOF_REQUIRE=all is set, so this is a failure.');
  return false;
}

function missingPackages(): string[] {
  const names = Object.keys(packages);
  const format = '${Package} ${db:Status-Status}\n';
  const query = spawnSync('dpkg-query', ['-W', '-f', format, ...names], { encoding: 'utf8' });
  const installed = new Set((query.stdout ?? '').split('\n'));
  return names.filter((name) => !installed.has(`${name} installed`));
}

/** Packages are installed on Debian or Ubuntu only, by root or when asked for; never through sudo. */
function mayInstall(): boolean {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const isDebian = /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(release);
  return isDebian && (process.getuid?.() === 0 || process.env['WIREPROOF_INSTALL'] === '1');
}

function install(names: readonly string[]): void {
  console.error(`Installing ${names.join(', ')} ...`);
  const apt = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) console.error(`apt-get ${args[0]} failed:\n${stdout}${stderr}`);
  };
  apt('update', '--quiet');
  apt('install', '--yes', '--quiet', '--no-install-recommends', ...names);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !setUp()) process.exitCode = 1;
