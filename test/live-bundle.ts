import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { lighter } from '../scripts/bundle.ts';

/** What the page does with an item's script and a choice, as text in and text out. */
const entry = `
  import { choose, templateFor } from './src/catalogue/item/chosen.ts';
  import { maximumProgram, showProgram } from './src/catalogue/item/shown-program.ts';
  import { shellCommand } from './src/catalogue/text/shell-command.ts';
  import { findPlaces, writeValues } from './src/catalogue/item/written-json.ts';
  import { giveDynamicExample } from './src/catalogue/browser/live-dynamic.ts';
  import { loadTargets } from './src/targets/index.ts';
  let live;
  let targets;
  globalThis.wireproofLive = { give: (item) => { live = item; }, giveDynamicExample };
  export const start = async () => { targets = await loadTargets(); };
  export const show = (choiceText) => {
    const chosen = choose(live.item, JSON.parse(choiceText), live.simulator);
    const programs = targets.map((target) => {
      const program = showProgram(templateFor(target, chosen, live.simulator), target, maximumProgram);
      return [program.text, [...program.marked], program.hidden, shellCommand(program, {})];
    });
    const json = writeValues(findPlaces(live.json, live.item, chosen.baseName), chosen.variables);
    return JSON.stringify({ choice: chosen.choice, inputs: chosen.inputs, programs, json });
  };
`;

/** The core as pages have it, without Node and with the smaller modules of a page. */
export interface LiveCore {
  /** Runs the script of an item. */
  readonly give: (script: string) => void;
  readonly show: (choice: unknown) => unknown;
}

const ofPages = { TextEncoder, TextDecoder, btoa, atob, URL, URLSearchParams };

export async function startLiveCore(): Promise<LiveCore> {
  const context = createContext({ ...ofPages });
  const run = (script: string) => runInContext(script, context);
  const page = { globalName: 'page', plugins: [lighter] };
  run(await bundled({ ...page, stdin: { contents: entry, resolveDir: '.', loader: 'ts' } }));
  run(await bundled({ entryPoints: ['src/catalogue/browser/live-words.ts'] }));
  await run('page.start()');
  return {
    give: run,
    show: (choice) => JSON.parse(run(`page.show(${JSON.stringify(JSON.stringify(choice))})`)),
  };
}

async function bundled(options: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    logLevel: 'silent',
  });
  return outputFiles?.[0]?.text ?? '';
}
