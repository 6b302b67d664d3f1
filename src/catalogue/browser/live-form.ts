import type { Input } from '../../wire/template.ts';
import { type Choice, readChoice } from '../item/choice.ts';
import type { Remembered } from './live-memory.ts';

/** The fields of the inputs of a page. */
export class LiveForm {
  readonly #panel: HTMLElement;

  constructor(panel: HTMLElement) {
    this.#panel = panel;
  }

  /** What the server would read of the form: as it is now, or as it came with the page. */
  choice(state: 'value' | 'defaultValue' = 'value'): Choice {
    const fields = this.#fields<HTMLInputElement>('input[name]');
    return readChoice(new URLSearchParams(fields.map((field) => [field.name, field[state]])));
  }

  /** Secrets that were typed, by the name of their input. They are in these fields and nowhere else. */
  secrets(): Map<string, string> {
    const fields = this.#fields<HTMLInputElement>('[data-secret]');
    return new Map(
      fields.flatMap(({ dataset, value }) => (value === '' ? [] : [[dataset['secret'] ?? '', value]])),
    );
  }

  /** Writes what is remembered into the fields that this item has. */
  write({ host, base, values }: Remembered): void {
    for (const [name, value] of Object.entries(values)) this.#set(`value.${name}`, value);
    this.chooseHost(host, base);
  }

  /** Chooses a host; the simulator only where there is one. */
  chooseHost(host: Choice['host'], base = ''): void {
    this.#set('base', base);
    this.#panel.querySelector('input[name="host"]')?.remove();
    if (host !== 'simulator') return;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'host';
    field.value = host;
    this.#panel.append(field);
  }

  /** Shows what came of it: which host counts, and the values of inputs that nobody typed. */
  show({ host }: Choice, inputs: readonly Input[]): void {
    for (const link of this.#fields('[data-host]')) mark(link, link.dataset['host'] === host);
    const base = this.#panel.querySelector<HTMLInputElement>('input[name="base"]');
    const label = base?.closest('label');
    if (label) mark(label, host === 'own');
    const isInvalid = String(base !== null && base.value.trim() !== '' && host !== 'own');
    if (base?.getAttribute('aria-invalid') !== isInvalid) base?.setAttribute('aria-invalid', isInvalid);
    for (const { name, value = '' } of inputs) {
      if (document.activeElement?.getAttribute('name') !== `value.${name}`) this.#set(`value.${name}`, value);
    }
  }

  /** Empties what was typed. */
  reset(inputs: readonly Input[]): void {
    for (const { name, value = '' } of inputs) this.#set(`value.${name}`, value);
    for (const field of this.#fields<HTMLInputElement>('[data-secret]')) field.value = '';
    this.chooseHost('documented');
  }

  revealSecrets(isShown: boolean): void {
    for (const field of this.#fields<HTMLInputElement>('[data-secret]'))
      field.type = isShown ? 'text' : 'password';
  }

  #set(name: string, value: string): void {
    const field = this.#fields<HTMLInputElement>('input[name]').find((one) => one.name === name);
    if (field && field.value !== value) field.value = value;
  }

  #fields<Kind extends HTMLElement>(selector: string): Kind[] {
    return [...this.#panel.querySelectorAll<Kind>(selector)];
  }
}

/** Writes nothing that stands there already, so that nothing is laid out again for it. */
function mark(element: Element, isCurrent: boolean): void {
  if (element.hasAttribute('aria-current') === isCurrent) return;
  if (isCurrent) element.setAttribute('aria-current', 'true');
  else element.removeAttribute('aria-current');
}
