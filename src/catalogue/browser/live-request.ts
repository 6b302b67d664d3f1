import { onlyVariable } from '../../collection/resolve/text.ts';
import type { Input } from '../../wire/template.ts';
import type { Chosen } from '../chosen.ts';
import type { LiveItem } from '../live-item.ts';
import { type PageValue, requestInPage, templateAt } from '../request-in-page.ts';

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
    const value = now.choice.values[name];
    if (value !== before.choice.values[name]) give(`value.${name}`, value ?? usualValue(live, input, isHost));
    if (isHost || kind !== 'credential') give(`value.${name}`, secrets.get(name));
  }
  if (isHost && now.choice.base !== before.choice.base) give('base', now.choice.base ?? now.documentedBase);
}

/** What the form has where nothing is typed. */
function usualValue({ simulator }: LiveItem, { name, kind, value }: Input, isHost: boolean): string {
  if (isHost) return value ?? '';
  const isUnknown = (kind === 'path' || kind === 'variable') && !value;
  return simulator?.values[name] ?? (isUnknown ? '1' : (value ?? ''));
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
  const text = form
    ? requestOfForm(live, form, showsSecrets)
    : requestInPage(chosen.template, secretValues(secrets), showsSecrets);
  if (place.textContent !== text) place.textContent = text;
}

function secretValues(secrets: ReadonlyMap<string, string>): Record<string, PageValue> {
  return Object.fromEntries(Array.from(secrets, ([name, value]) => [name, { value, isSecret: true }]));
}

function requestOfForm({ item, simulator }: LiveItem, form: HTMLFormElement, showsSecrets: boolean): string {
  const isHost = goesToHost(form);
  const base = isHost ? field(form, 'base')?.value : simulator?.baseUrl;
  const template = templateAt(item, onlyVariable(item.request.url.base) ?? 'baseUrl', base);
  const values: Record<string, PageValue> = {};
  for (const { name, kind, from, value: own } of template.inputs) {
    const typed = field(form, `value.${name}`);
    if (!typed) continue;
    const isMissing = isHost && typed.value === '' && (kind === 'credential' || kind === 'path');
    if (isMissing) continue;
    const isSecret = isHost
      ? kind === 'credential' || (from !== 'program' && typed.value !== own)
      : kind === 'credential' && typed.value !== typed.defaultValue;
    values[name] = { value: typed.value, isSecret: isSecret && typed.value !== '' };
  }
  return requestInPage(template, values, showsSecrets);
}
