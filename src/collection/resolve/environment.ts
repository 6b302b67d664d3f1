/** Names that systems, shells and language runtimes use for themselves. */
const systemNames = new Set(
  (
    'PATH HOME USER USERNAME LOGNAME LANG LANGUAGE SHELL HOST HOSTNAME TERM TZ IFS PWD OLDPWD MAIL EDITOR VISUAL PAGER ' +
    'DISPLAY TMP TEMP TMPDIR UID EUID GID PPID RANDOM SECONDS LINENO COLUMNS LINES OPTIND OPTARG OPTERR REPLY GROUPS ' +
    'OSTYPE HOSTTYPE MACHTYPE SHLVL SHELLOPTS ENV PS1 PS2 PS4 CDPATH OS COMSPEC WINDIR SYSTEMROOT SYSTEMDRIVE APPDATA ' +
    'LOCALAPPDATA PROGRAMFILES PROGRAMDATA USERPROFILE USERDOMAIN COMPUTERNAME PATHEXT PROMPT CLASSPATH ' +
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY FTP_PROXY REQUESTS_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR ' +
    'SSLKEYLOGFILE NETRC POSIXLY_CORRECT CHILKAT_UNLOCK_CODE PHPRC PERLLIB HOSTALIASES LOCALDOMAIN RES_OPTIONS TZDIR ' +
    'GCONV_PATH'
  ).split(' '),
);

const systemPrefix =
  /^(?:LD|DYLD|LC|XDG|BASH|NODE|NPM|PYTHON|JAVA|JDK|PERL|PERL5|RUBY|GEM|LUA|GO|CURL|GIT|SSH|DOTNET|MALLOC|GLIBC|ASAN|PHP|OPENSSL|GNUTLS|NSS)_|^(?:PYTHON|PERL5|RUBY|GO|GCC|DOTNET)[A-Z]+$/;

/**
 * The environment variable for a name: its words in upper case joined by `_`, with `API_` before names that systems use.
 *
 * @example environmentName('userId') is USER_ID; environmentName('host') is API_HOST.
 */
export function environmentName(name: string): string {
  const plain = /^[ -~]*$/.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  const upper = plain
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toUpperCase()
    .match(/[A-Z0-9]+/g)
    ?.join('_');
  if (upper === undefined) return 'API_VALUE';
  return /^[0-9]/.test(upper) || systemNames.has(upper) || systemPrefix.test(upper) ? `API_${upper}` : upper;
}
