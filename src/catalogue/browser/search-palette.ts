import type { Findings } from '../search/search-all.ts';
import { runScript } from './run-script.ts';
import type { SearchEngine } from './search-engine.ts';
import type { Library } from './search-library.ts';

/** Options that are drawn; more of them nobody reads. */
const maximumOptions = 30;

/** A dialog with a field and what answers it: a combobox with a list, by the pattern of WAI-ARIA. */
export class Palette {
  readonly #dialog: HTMLDialogElement;
  readonly #field: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status: HTMLElement;
  readonly #within: HTMLInputElement;
  readonly #more: HTMLAnchorElement;
  readonly #button: HTMLButtonElement;
  #finder: Promise<Finder> | undefined;
  /** Done when the last question is answered. */
  #answer: Promise<void> | undefined;
  #options: HTMLAnchorElement[] = [];
  #active = -1;
  /** Counts what was asked, so that a late answer to an earlier question is dropped. */
  #asked = 0;

  constructor(button: HTMLButtonElement) {
    this.#button = button;
    this.#dialog = document.createElement('dialog');
    this.#dialog.className = 'palette';
    this.#dialog.setAttribute('aria-label', 'Find a request');
    this.#dialog.innerHTML = markup;
    this.#field = this.#part('input[role=combobox]');
    this.#list = this.#part('[role=listbox]');
    this.#status = this.#part('[role=status]');
    this.#within = this.#part('input[type=checkbox]');
    this.#more = this.#part('a.more');
    const { findIn } = button.dataset;
    this.#within.checked = findIn !== undefined;
    this.#field.addEventListener('input', () => this.#ask());
    this.#within.addEventListener('change', () => this.#ask());
    this.#field.addEventListener('keydown', (event) => this.#press(event));
    // A press on the backdrop is one on the dialog itself.
    this.#dialog.addEventListener('click', ({ target }) => target === this.#dialog && this.#dialog.close());
    // Whoever comes back to the page finds it as it was before.
    addEventListener('pagehide', () => this.#dialog.close());
    document.body.append(this.#dialog);
  }

  open(): void {
    this.#field.value = '';
    this.#offer([]);
    this.#tell('');
    this.#more.hidden = true;
    this.#dialog.showModal();
    this.#field.focus();
    this.#ask();
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.#dialog.querySelector<Part>(selector);
    if (!part) throw new Error(`The palette has no ${selector}.`);
    return part;
  }

  #ask(): void {
    this.#answer = this.#find();
  }

  async #find(): Promise<void> {
    const asked = ++this.#asked;
    const waiting = setTimeout(() => this.#tell('Reading the requests...'), 200);
    try {
      this.#finder ??= loadFinder(this.#button.dataset);
      const finder = await this.#finder;
      this.#nameCollection(finder.library);
      const only = this.#within.checked ? this.#button.dataset['findIn'] : undefined;
      const indexes = await finder.library.indexes(only);
      if (asked !== this.#asked) return;
      const { readQuery, searchAll } = finder.engine;
      this.#show(searchAll(indexes, readQuery(this.#field.value)), finder);
    } catch {
      this.#finder = undefined;
      if (asked === this.#asked) this.#tell('The requests cannot be read here.');
    } finally {
      clearTimeout(waiting);
    }
  }

  /** The choice between the collection of the page and all is there where there are others. */
  #nameCollection({ list }: Library): void {
    const own = list.collections.find(({ slug }) => slug === this.#button.dataset['findIn']);
    const label = this.#within.parentElement;
    if (!label) return;
    label.hidden = !own || list.collections.length < 2;
    if (own) this.#part<HTMLElement>('label span').textContent = `Only in ${own.title}`;
  }

  #show({ found, haveAllWords }: Findings, { engine, library }: Finder): void {
    const { words } = engine.readQuery(this.#field.value);
    const target = this.#button.dataset['findTarget'] ?? '';
    const shown = found.slice(0, maximumOptions);
    this.#offer(
      shown.map((one, number) =>
        engine.makeOption(one, number, words, (place) => library.address(one.index, place, target)),
      ),
    );
    this.#tell(words.length === 0 ? '' : outcome(found.length, shown.length, haveAllWords));
    this.#offerMore(library, found.length);
  }

  #offer(options: HTMLAnchorElement[]): void {
    this.#options = options;
    this.#list.replaceChildren(...this.#options);
    this.#field.setAttribute('aria-expanded', String(this.#options.length > 0));
    this.#activate(this.#options.length > 0 ? 0 : -1);
    this.#list.scrollTop = 0;
  }

  /** The page of the search has them all. */
  #offerMore({ list: { form } }: Library, count: number): void {
    this.#more.hidden = form === undefined || count <= maximumOptions;
    const address = new URL(form ?? '', location.href);
    address.searchParams.set('q', this.#field.value);
    const slug = this.#button.dataset['findIn'];
    if (slug && this.#within.checked) address.searchParams.set('in', slug);
    this.#more.href = address.href;
  }

  #tell(text: string): void {
    this.#status.textContent = text;
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void this.#follow(event.ctrlKey || event.metaKey);
      return;
    }
    const next = steps[event.key]?.(this.#active, this.#options.length);
    if (next === undefined || this.#options.length === 0 || event.shiftKey || event.ctrlKey) return;
    event.preventDefault();
    this.#activate(next);
  }

  /** Who types and presses Enter at once means what that finds. */
  async #follow(inNewTab: boolean): Promise<void> {
    await this.#answer;
    const option = this.#options[this.#active];
    if (!option) return;
    if (inNewTab) window.open(option.href, '_blank', 'noopener');
    else location.assign(option.href);
  }

  #activate(number: number): void {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = number;
    const option = this.#options[number];
    if (!option) {
      this.#field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    this.#field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
}

/** What finds requests, and the requests. */
interface Finder {
  readonly engine: SearchEngine;
  readonly library: Library;
}

async function loadFinder({ findScript = '', find = '' }: DOMStringMap): Promise<Finder> {
  if (!globalThis.wireproofSearchEngine) await runScript(findScript);
  const engine = globalThis.wireproofSearchEngine;
  if (!engine) throw new Error(`${findScript} has not run.`);
  return { engine, library: await engine.openLibrary(find) };
}

/** Where a key leads to among so many options. */
const steps: Readonly<Record<string, (active: number, count: number) => number>> = {
  ArrowDown: (active, count) => (active + 1) % count,
  ArrowUp: (active, count) => (active + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
  PageDown: (active, count) => Math.min(active + 8, count - 1),
  PageUp: (active) => Math.max(active - 8, 0),
};

const markup = `
<div class="palette-field">
  <input type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="found-options"
    aria-label="Method, path, name, folder or parameter" placeholder="Method, path, name, folder or parameter"
    autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="300">
  <form method="dialog"><button type="submit" class="quiet">Close</button></form>
</div>
<label class="within" hidden><input type="checkbox"> <span></span></label>
<div role="listbox" id="found-options" aria-label="Requests"></div>
<p class="palette-foot small"><span role="status"></span> <a class="more" hidden>All of them on a page</a>
  <span class="palette-keys"><kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> open, <kbd>Ctrl</kbd> <kbd>Enter</kbd> in a new tab, <kbd>Esc</kbd> close</span></p>
`;

function outcome(count: number, shown: number, haveAllWords: boolean): string {
  if (count === 0) return 'Nothing here has any of these words.';
  const all = `${count === 1 ? '1 request' : `${count.toLocaleString('en-US')} requests`}`;
  const part = shown < count ? `, the first ${shown} shown` : '';
  return `${all}${part}.${haveAllWords ? '' : ' None has all of the words.'}`;
}
