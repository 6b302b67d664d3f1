import { existsSync, readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { unknownChoice } from './failure.ts';

/** The whole command line. What a command does is loaded when it runs, so that no command pays for another. */
export function commandLine(): Command {
  const program = new Command('wireproof')
    .description(
      'API collections into client programs, each proven by compiling it, running it and reading the wire.',
    )
    .version(version())
    .helpOption('-h, --help', 'say how to use it')
    .helpCommand('help [command]', 'say how to use a command')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', examples(help));
  for (const add of [serve, generate, check, targets, prove, simulate, exportPages]) add(program);
  return program;
}

const help = `
  wireproof collection.json                 pages for every item, on a loopback address
  wireproof generate collection.json --item "Get a user" --target python-requests
  wireproof check collection.json           what is wrong or doubtful in it

"-" as a file reads standard input.
Exit status: 0 fine, 1 problems in the input or a failed proof or check, 2 wrong use.`;

function serve(program: Command) {
  program
    .command('serve', { isDefault: true })
    .description('browse collections and their programs in a browser (the default command)')
    .argument('[files...]', 'collections, OpenAPI, HAR or curl commands')
    .addOption(port('--port', 'of the pages (default: 8024 or the next free one)'))
    .addOption(port('--simulator-port', 'of the simulator (default: 8025 or the next free one)'))
    .option('--host <address>', 'address that both listen on', '127.0.0.1')
    .option(
      '--database <name>',
      'where the simulator keeps its state: a file, or postgres://... (default: in memory)',
    )
    .addOption(environment())
    .option('--send', 'let the pages send to real hosts, by way of this server')
    .option(
      '--allow-host <host[:port]>',
      'a host that --send may go to although its address is not public; can be repeated',
      collect,
    )
    .option('--open', 'open the pages in a browser')
    .option(
      '--token-file <file>',
      'file with the token that opening and running need (default: WIREPROOF_TOKEN of the environment)',
    )
    .option('--public-url <url>', 'where readers reach the pages through a proxy, with its path')
    .option('--access-log', 'a line for each request, on standard error')
    .addHelpText(
      'after',
      examples(`
  wireproof                                 the start page: paste or drop a collection
  wireproof zoom.json items.json --open
  wireproof zoom.json --send --allow-host localhost:3000`),
    )
    .action(async (files, options) => {
      await refuseMisspelt(
        files[0],
        program.commands.map((command) => command.name()),
      );
      await exit((await import('./serve.ts')).serve(files, options));
    });
}

function generate(program: Command) {
  program
    .command('generate')
    .description('print the program for one item')
    .argument('<file>', 'a collection, items, OpenAPI, HAR or curl commands; - for standard input')
    .option('--item <item>', 'which item: its path, name, id or slug; not needed where there is only one')
    .option('--target <id>', 'which language and library; "wireproof targets" lists them')
    .option('--var <name=value>', 'the value of a variable or an input; can be repeated', collect, [])
    .addOption(environment())
    .option('--out <folder>', 'write the program into this folder')
    .addOption(json())
    .addHelpText(
      'after',
      examples(`
  wireproof generate zoom.json --item "users/{user Id}/Update a user's password" --target cpp-libcurl > main.cpp
  wireproof generate - --target shell-curl --var baseUrl=https://api.example.com/v2 < item.json

The program goes to standard output, problems to standard error.`),
    )
    .action(async (file, options) => exit((await import('./generate.ts')).generate(file, options)));
}

function targets(program: Command) {
  program
    .command('targets')
    .description('list the languages and libraries that programs are printed for')
    .addOption(json())
    .action(async (options) => exit((await import('./targets.ts')).targets(options)));
}

function check(program: Command) {
  program
    .command('check')
    .description('read collections and say what is wrong or doubtful in them')
    .argument('<files...>', 'collections, items, OpenAPI, HAR or curl commands; - for standard input')
    .addOption(environment())
    .addOption(json())
    .addHelpText('after', examples('\n  wireproof check collections/*.json'))
    .action(async (files, options) => exit((await import('./check.ts')).check(files, options)));
}

function prove(program: Command) {
  program
    .command('prove')
    .description('build and run programs in a sandbox and compare what arrives with what must')
    .argument('[targets...]', 'which targets (default: all)')
    .option('--case <name>', 'only this case (default: all cases)')
    .option('--collection <file>', 'programs of this collection in place of the cases; - for standard input')
    .option('--item <item>', 'only this item of the collection')
    .addOption(environment())
    .option('--no-cache', 'neither use nor keep proofs of earlier times')
    .addOption(json())
    .addHelpText(
      'after',
      examples(`
  wireproof prove                           every target on every case
  wireproof prove cpp-libcurl --collection zoom.json --item "users/{user Id}/Get a user"`),
    )
    .action(async (ids, options) => exit((await import('./prove.ts')).prove(ids, options)));
}

function simulate(program: Command) {
  program
    .command('simulate')
    .description(
      'answer as a collection documents, with the rules and the state of an API where they are known',
    )
    .argument('<file>', 'a collection, items, OpenAPI, HAR or curl commands; - for standard input')
    .option('--port <number>', 'port to listen on (default: 8025); 0 for a free one')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--database <name>', 'where the state is kept: a file, or postgres://... (default: in memory)')
    .option('--behaviour <module>', 'rules of your own, a JavaScript module; can be repeated', collect, [])
    .addOption(environment())
    .option('--rules <which>', 'all, or only the documented ones', 'all')
    .option('--plan <name>', 'short for --set plan=<name>')
    .option('--set <name=value>', "a setting of the API's rules; can be repeated", collect, [])
    .option('--smtp <host:port>', 'mail server that gets the mails (default: they stay in the outbox)')
    .option('--quiet', 'no line for each request')
    .addOption(json())
    .addHelpText(
      'after',
      examples(`
  wireproof simulate zoom.json
  curl -i -H 'Prefer: code=404' http://127.0.0.1:8025/v2/users/me`),
    )
    .action(async (file, options) => (await import('./simulate.ts')).simulate(file, options));
}

function exportPages(program: Command) {
  program
    .command('export')
    .description('write the pages as files that open without a server')
    .argument(
      '[files...]',
      'collections, items, OpenAPI, HAR or curl commands (default: the sample that comes with wireproof)',
    )
    .requiredOption('--out <folder>', 'folder to write into')
    .option(
      '--targets <ids>',
      'print programs for these targets, commas between them; can be repeated (default: all)',
      collectIds,
    )
    .option('--proofs', 'write a page for each proof too, some thousands (default: only their matrix)')
    .addOption(environment())
    .option('--mask', 'put an input in the place of each password, key, token and cookie that is found')
    .addOption(new Option('--allow-secrets', 'publish them as they are').conflicts('mask'))
    .addOption(json())
    .addHelpText(
      'after',
      examples('\n  wireproof export zoom.json --out site --targets cpp-libcurl,shell-curl --mask'),
    )
    .action(async (files, options) => exit((await import('./export.ts')).exportPages(files, options)));
}

const environment = () =>
  new Option(
    '--environment <file>',
    'an environment or globals, as Postman exports them; can be repeated, the last is the strongest',
  ).argParser(collect);

const json = () => new Option('--json', 'print JSON, for machines');

const port = (flag: string, description: string) =>
  new Option(`${flag} <number>`, description).argParser((text) => {
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
      throw new InvalidArgumentError('A port is a number from 0 to 65535.');
    }
    return Number(text);
  });

const examples = (lines: string) => `\nExamples:${lines}`;

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

function collectIds(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, ...value.split(',').map((id) => id.trim())];
}

async function exit(status: Promise<0 | 1>): Promise<void> {
  process.exitCode = await status;
}

/** The default command takes any word for a file; one that is none was most often meant to be a command. */
async function refuseMisspelt(word: string | undefined, names: readonly string[]): Promise<void> {
  if (word === undefined || !/^[a-z]+$/.test(word) || existsSync(word)) return;
  const { nearest } = await import('../collection/nearest.ts');
  throw unknownChoice(`There is no command or file "${word}".`, nearest(word, names), names);
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
