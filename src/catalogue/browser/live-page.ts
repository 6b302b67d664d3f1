import { programBytes } from '../../generate.ts';
import type { Target } from '../../targets/target.ts';
import { type Choice, isEditable } from '../item/choice.ts';
import { type Chosen, choose, templateFor } from '../item/chosen.ts';
import type { LiveItem } from '../item/live-item.ts';
import { marker, mask } from '../item/request-in-page.ts';
import {
  firstLines,
  jsonNote,
  maximumCurl,
  maximumJson,
  maximumProgram,
  moreLines,
  type ShownProgram,
  showProgram,
  sizeInWords,
} from '../item/shown-program.ts';
import { findPlaces, type WritableJson, writeValues } from '../item/written-json.ts';
import { shellCommand } from '../text/shell-command.ts';
import { lacksDynamic } from './live-dynamic.ts';
import { LiveForm } from './live-form.ts';
import { isInputParameter, recall, remember } from './live-memory.ts';
import { showExampleRequests, showRequest, syncRunFields } from './live-request.ts';
import { LiveText } from './live-text.ts';
import { runScript } from './run-script.ts';

/** A program or a command of the page. */
interface Shown {
  readonly target: Target;
  readonly text: LiveText;
  readonly of: 'program' | 'command';
  readonly maximum: number;
  /** Whole texts: as it came with the page, and with the collection's own values. */
  first: string;
  documented: string;
  /** What is shown now. */
  program?: ShownProgram;
}

/** A page whose program, command, request and JSON change while someone types. */
export class LivePage {
  readonly #panel: HTMLElement;
  readonly #form: LiveForm;
  readonly #live: LiveItem;
  readonly #shown: Shown[];
  readonly #json: LiveText | undefined;
  readonly #places: WritableJson;
  #chosen: Chosen;
  #isRevealed = false;
  #frame = 0;

  constructor(panel: HTMLElement, live: LiveItem, target: Target, curl: Target | undefined) {
    this.#panel = panel;
    this.#live = live;
    this.#form = new LiveForm(panel);
    this.#chosen = choose(live.item, this.#form.choice('defaultValue'), live.simulator);
    this.#places = findPlaces(live.json, live.item, this.#chosen.baseName);
    this.#shown = [
      ...part('text', 'program', target, maximumProgram),
      ...(curl ? part('curl-text', 'command', curl, maximumCurl) : []),
    ];
    const json = document.getElementById('json-text');
    this.#json = json ? new LiveText(json) : undefined;
  }

  /** Begins, unless what the page shows is not what is printed here. */
  start(): boolean {
    const usual = choose(this.#live.item, { host: 'documented', values: {} }, this.#live.simulator);
    for (const shown of this.#shown) {
      shown.program = this.#print(shown, this.#chosen);
      shown.first = shown.program.text;
      shown.documented = this.#print(shown, usual).text;
    }
    if (this.#shown.some(({ program, text }) => program?.shown.replace(/\n$/, '') !== text.text))
      return false;
    this.#listen();
    const remembered = recall(this.#collection);
    const isLinked = Array.from(new URLSearchParams(location.search).keys()).some(isInputParameter);
    if (remembered && !isLinked) this.#form.write(remembered);
    if (isLinked) this.#remember();
    this.#update();
    this.#panel.dataset['isLive'] = '';
    return true;
  }

  get #collection(): string {
    return this.#panel.dataset['collection'] ?? '';
  }

  #print({ target, of, maximum }: Shown, chosen: Chosen): ShownProgram {
    const template = of === 'program' ? templateFor(target, chosen, this.#live.simulator) : chosen.template;
    return showProgram(template, target, maximum);
  }

  #listen(): void {
    const panel = this.#panel;
    panel.addEventListener('input', () => this.#onTyped());
    panel.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#onTyped();
    });
    panel.addEventListener('click', (event) => this.#onClick(event));
    document.addEventListener('input', ({ target }) => {
      if (target instanceof Element && target.closest('#run .field')) this.#showRequest();
    });
    document.querySelector('.program')?.addEventListener('click', (event) => this.#onDownload(event));
    const apply = panel.querySelector<HTMLElement>('[data-apply]');
    if (apply) apply.hidden = true;
    for (const button of panel.querySelectorAll<HTMLElement>('[data-reset]')) button.hidden = false;
    const hasSecrets = panel.querySelector('[data-secret]') !== null;
    for (const button of panel.querySelectorAll<HTMLElement>('[data-reveal]')) button.hidden = !hasSecrets;
  }

  #onClick(event: Event): void {
    const clicked = event.target instanceof Element ? event.target : undefined;
    const host = clicked?.closest<HTMLElement>('[data-host]');
    if (host) {
      event.preventDefault();
      this.#form.chooseHost(host.dataset['host'] === 'simulator' ? 'simulator' : 'documented');
      this.#onTyped();
    } else if (clicked?.closest('[data-reset]')) {
      this.#form.reset(choose(this.#live.item, { host: 'documented', values: {} }, undefined).inputs);
      this.#onTyped();
    } else {
      const reveal = clicked?.closest('[data-reveal]');
      if (!reveal) return;
      this.#isRevealed = !this.#isRevealed;
      reveal.setAttribute('aria-pressed', String(this.#isRevealed));
      this.#form.revealSecrets(this.#isRevealed);
      this.#update();
    }
  }

  #onTyped(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#update();
      this.#remember();
      forgetAddress();
      this.#loadWords();
    });
  }

  /** Someone may type a dynamic variable; its example comes a moment later. */
  #loadWords(): void {
    if (!lacksDynamic(JSON.stringify(this.#chosen.variables))) return;
    runScript(this.#panel.dataset['words'] ?? '').then(
      () => this.#update(),
      () => undefined,
    );
  }

  /** Makes the whole page say what the fields say. */
  #update(): void {
    const before = this.#chosen;
    this.#chosen = choose(this.#live.item, typedSince(before, this.#form.choice()), this.#live.simulator);
    this.#form.show(this.#chosen.choice, this.#chosen.inputs.filter(isEditable));
    for (const shown of this.#shown) this.#showProgram(shown);
    this.#showCommand();
    this.#showJson();
    syncRunFields(this.#live, before, this.#chosen, this.#form.secrets());
    this.#showRequest();
  }

  #showProgram(shown: Shown): void {
    const program = this.#print(shown, this.#chosen);
    shown.program = program;
    shown.text.show(program.shown, program.marked);
    const { text } = program;
    const state = text === shown.first ? 'shown' : text === shown.documented ? 'documented' : 'unrun';
    showState(shown.of, state);
    if (shown.of === 'program') setText('.program .toolbar .lines', sizeInWords(text));
    showCut(shown.of === 'program' ? 'text' : 'curl-text', program.hidden);
  }

  #showCommand(): void {
    const program = this.#shown[0]?.program;
    if (!program) return;
    const working = this.#chosen.choice.host === 'simulator' ? this.#live.simulator?.values : undefined;
    const secrets = Array.from(this.#form.secrets(), ([name, value]) => [
      name,
      this.#isRevealed ? value : marker,
    ]);
    const command = shellCommand(program, { ...working, ...Object.fromEntries(secrets) });
    setText('#command', command.replaceAll(marker, mask));
  }

  #showJson(): void {
    const text = writeValues(this.#places, this.#chosen.variables);
    const { shown, hidden } = firstLines(text, maximumJson);
    this.#json?.show(shown);
    setText('#json-note', jsonNote(text.length, text === this.#live.json));
    showCut('json-text', hidden);
  }

  #showRequest(): void {
    showRequest(this.#live, this.#chosen, this.#form.secrets(), this.#isRevealed);
    showExampleRequests(this.#live, this.#chosen);
  }

  #remember(): void {
    const names = this.#chosen.inputs.filter(isEditable).map(({ name }) => name);
    remember(this.#collection, this.#chosen.choice, names);
  }

  /** The program is downloaded as it is shown, whole. */
  #onDownload({ target }: Event): void {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[download]');
    const [shown] = this.#shown;
    if (!link || !shown?.program || shown.program.text === shown.first) return;
    const usual = link.href;
    const address = URL.createObjectURL(new Blob([programBytes(shown.program.text)]));
    link.href = address;
    setTimeout(() => {
      link.href = usual;
      URL.revokeObjectURL(address);
    }, 0);
  }
}

/** A field that says what it was given, and not what someone typed, says nothing: at another host it has another value. */
function typedSince({ choice, inputs }: Chosen, asked: Choice): Choice {
  const isTyped = ([name, value]: [string, string]) =>
    Object.hasOwn(choice.values, name) ||
    value !== (inputs.find((input) => input.name === name)?.value ?? '');
  return { ...asked, values: Object.fromEntries(Object.entries(asked.values).filter(isTyped)) };
}

function part(id: string, of: Shown['of'], target: Target, maximum: number): Shown[] {
  const element = document.getElementById(id);
  return element ? [{ target, of, maximum, text: new LiveText(element), first: '', documented: '' }] : [];
}

/** The state that stands for one that the page has not is the one it came with. */
function showState(of: Shown['of'], wanted: string): void {
  const states = [...document.querySelectorAll<HTMLElement>(`[data-state^="${of} "]`)];
  const there = states.find((state) => state.dataset['state'] === `${of} ${wanted}`);
  const shown = there ?? states.find((state) => state.dataset['state'] === `${of} shown`);
  for (const state of states) hide(state, state !== shown);
}

function showCut(id: string, hidden: number): void {
  const cut = document.getElementById(`${id}-cut`);
  if (!cut) return;
  hide(cut, hidden === 0);
  if (cut.childElementCount === 0) setText(`#${id}-cut`, moreLines(hidden));
  for (const button of document.querySelectorAll<HTMLElement>(`[data-copy="${id}"]`))
    hide(button, hidden > 0);
}

function hide(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

/** What was typed stands for what the address said: neither it nor its links say the old inputs again. */
function forgetAddress(): void {
  const without = (address: string) => {
    const url = new URL(address, location.href);
    for (const name of [...url.searchParams.keys()].filter(isInputParameter)) url.searchParams.delete(name);
    return url.href;
  };
  if (without(location.href) === location.href) return;
  history.replaceState(history.state, '', without(location.href));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
    link.href = without(link.href);
  const run = document.querySelector<HTMLFormElement>('form#run');
  if (run) run.action = without(run.action);
}
