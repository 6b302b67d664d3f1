import { ownValues } from '../../wire/fill.ts';
import type { Input, WireTemplate } from '../../wire/template.ts';
import { valueFor } from '../../wire/values.ts';
import { baseName, type Chosen } from '../item/chosen.ts';
import type { LiveItem } from '../item/live-item.ts';
import { type PageValue, requestInPage, templateAt } from '../item/request-in-page.ts';
import { clip } from '../text/message-text.ts';

/** The form that sends the item's request: its fields are called as those of the inputs are. */
function runForm(): HTMLFormElement | undefined {
  return document.querySelector<HTMLFormElement>('form#run') ?? undefined;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : undefined;
}

/** Whether it goes to a real host, and not to the simulator. */
function goesToHost(form: HTMLFormElement): boolean {
  return field(form, 'to')?.value === 'host';
}

/** Hands inputs that changed to the form that sends. A simulator has its own credentials, and keeps them. */
export function syncRunFields(
  live: LiveItem,
  before: Chosen,
  now: Chosen,
  secrets: ReadonlyMap<string, string>,
): void {
  const form = runForm();
  if (!form) return;
  const isHost = goesToHost(form);
  const give = (name: string, value: string | undefined) => {
    const own = field(form, name);
    if (own && value !== undefined) own.value = value;
  };
  for (const input of now.documented.inputs) {
    const { name, kind } = input;
    const value = valueFor(now.choice.values, name);
    if (value !== valueFor(before.choice.values, name))
      give(`value.${name}`, value ?? usualValue(live, input, isHost));
    if (isHost || kind !== 'credential') give(`value.${name}`, secrets.get(name));
  }
  if (isHost && now.choice.base !== before.choice.base) give('base', now.choice.base ?? now.documentedBase);
}

/** What the form has where nothing is typed. */
function usualValue({ simulator }: LiveItem, { name, kind, value }: Input, isHost: boolean): string {
  if (isHost) return value ?? '';
  const isUnknown = (kind === 'path' || kind === 'variable') && !value;
  return valueFor(simulator?.values ?? {}, name) ?? (isUnknown ? '1' : (value ?? ''));
}

/** Shows the request that would be sent, in the page's own place for it. */
export function showRequest(
  live: LiveItem,
  chosen: Chosen,
  secrets: ReadonlyMap<string, string>,
  showsSecrets: boolean,
): void {
  const place = document.getElementById('request-text');
  if (!place) return;
  const form = runForm();
  const template = form ? templateOfForm(live, form) : chosen.template;
  const values = form ? valuesOfForm(template, form, secrets) : secretValues(secrets);
  const text = requestInPage(template, values, showsSecrets);
  if (place.textContent !== text) dropCaption(place);
  write(place, text);
}

/** What the page said of its own text: that it was sent, and how long it is. */
function dropCaption(place: Element): void {
  const caption = place.closest('figure')?.querySelector('figcaption');
  if (caption?.firstElementChild) caption.firstElementChild.textContent = 'Request';
  caption?.querySelector('span')?.remove();
}

/** Shows the requests that examples were saved with; their secrets stay names. */
export function showExampleRequests(live: LiveItem, chosen: Chosen): void {
  const form = runForm();
  for (const [key, request] of Object.entries(live.requests)) {
    const place = placeOfExample(key);
    if (!place) continue;
    const item = { ...live.item, request };
    const base = form && !goesToHost(form) ? live.simulator?.baseUrl : undefined;
    const template = templateAt(item, baseName(item), base);
    const own = templateOfForm(live, form);
    const values = form ? valuesOfForm(own, form, new Map()) : valuesOf(chosen);
    const open = Object.entries(values).filter(([, { isSecret }]) => !isSecret);
    write(place, clip(requestInPage(template, Object.fromEntries(open), false), live.room));
  }
}

/** Stands in the tab of an answer, which has its key. */
function placeOfExample(key: string): Element | undefined {
  const tabs = [...document.querySelectorAll<HTMLInputElement>('input[name="answer"]')];
  const tab = tabs.find(({ value }) => value === key);
  return (
    (tab && document.querySelector(`figure.${tab.id} pre[aria-label="Request of the example"]`)) ?? undefined
  );
}

function write(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function secretValues(secrets: ReadonlyMap<string, string>): Record<string, PageValue> {
  return Object.fromEntries(Array.from(secrets, ([name, value]) => [name, { value, isSecret: true }]));
}

function valuesOf({ template }: Chosen): Record<string, PageValue> {
  const own = Object.entries(ownValues(template));
  return Object.fromEntries(own.map(([name, value]) => [name, { value, isSecret: false }]));
}

function templateOfForm({ item, simulator }: LiveItem, form: HTMLFormElement | undefined): WireTemplate {
  const base = form && goesToHost(form) ? field(form, 'base')?.value : simulator?.baseUrl;
  return templateAt(item, baseName(item), base);
}

/** What the fields of the form say, and which of it is a secret; one that was typed as such is one everywhere. */
function valuesOfForm(
  template: WireTemplate,
  form: HTMLFormElement,
  secrets: ReadonlyMap<string, string>,
): Record<string, PageValue> {
  const isHost = goesToHost(form);
  const values: Record<string, PageValue> = {};
  for (const { name, kind, from, value: own } of template.inputs) {
    const typed = field(form, `value.${name}`);
    if (!typed) continue;
    const isMissing = isHost && typed.value === '' && (kind === 'credential' || kind === 'path');
    if (isMissing) continue;
    const isSecret = isHost
      ? kind === 'credential' || (from !== 'program' && typed.value !== own)
      : kind === 'credential' && typed.value !== typed.defaultValue;
    const isHidden = isSecret || secrets.get(name) === typed.value;
    values[name] = { value: typed.value, isSecret: isHidden && typed.value !== '' };
  }
  return values;
}
