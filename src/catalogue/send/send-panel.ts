import { resolve } from '../../collection/resolve.ts';
import type { Connect } from '../../network/connect.ts';
import { documentedAnswers } from '../../simulator/documented.ts';
import { ownValues } from '../../wire/fill.ts';
import { valueFor } from '../../wire/values.ts';
import { itemAddress, signInAddress } from '../addresses.ts';
import { type Choice, withChoice } from '../item/choice.ts';
import type { ItemDescription } from '../item/describe-item.ts';
import { requestText, shownAnswers } from '../item/shown-answers.ts';
import { atSimulator, type Simulated } from '../item/simulated.ts';
import type { Links } from '../links.ts';
import type { AnswersProps } from '../parts/answers.tsx';
import type { RunField, SendForm } from '../parts/send-form.tsx';
import { messageText } from '../text/message-text.ts';
import {
  atHost,
  atTheSimulator,
  changesData,
  type Destination,
  hostOf,
  withoutSecrets,
} from './destination.ts';
import { readableValues, show } from './play.ts';
import type { PlayedRun, RunResult } from './runs.ts';
import { shownRun } from './shown-run.ts';

interface Panel {
  readonly here: Simulated;
  /** Where requests may go to real hosts. */
  readonly connect: Connect | undefined;
  readonly run: PlayedRun | undefined;
}

/** What a page says of an item's answers where nobody can send it. */
export function documentedOnly({ item, template, choice }: ItemDescription, links: Links): AnswersProps {
  const documented = documentedAnswers(item);
  const values = readableValues(template, ownValues(template));
  return {
    links,
    answers: shownAnswers(item, documented, values, (own) => resolve(own, {}).value),
    chosen: documented.find(({ key }) => key === choice.answer)?.key,
    request: { text: requestText(template, values), note: 'As the collection documents it' },
  };
}

/** The same where it can be sent: to the simulator, or to the host that the reader has chosen. */
export function sendPanel(description: ItemDescription, links: Links, panel: Panel): AnswersProps {
  const { item, choice } = description;
  const { here, run } = panel;
  const base = run?.base ?? choice.base ?? description.documentedBase ?? '';
  const destination =
    choice.to === 'host' && panel.connect ? atHost(item, base, panel.connect) : atTheSimulator(item, here);
  const values = { ...destination.values, ...choice.values, ...run?.values };
  const documented = documentedAnswers(item);
  const asked = run ? run.answer : choice.answer;
  const wanted = documented.find(({ key, answer }) => key === asked || String(answer.status) === asked);
  const readable = readableValues(destination.template, withoutSecrets(destination, values));
  return {
    links,
    answers: shownAnswers(item, documented, readable, (own) =>
      destination.kind === 'host' ? resolve(own, {}).value : atSimulator(own, here),
    ),
    chosen: wanted?.key,
    request: requestOf(run?.result ?? show({ destination, values })),
    form: formOf(description, links, panel, destination, { base, values }),
    run: run && shownRun(run, destination.kind),
  };
}

function requestOf(result: RunResult): { text: string; note: string } {
  if ('fault' in result) return { text: result.fault, note: 'not sent' };
  return { text: messageText(result.request), note: `${result.requestLength} bytes` };
}

function formOf(
  { opened, item, target, choice }: ItemDescription,
  links: Links,
  { here, connect, run }: Panel,
  destination: Destination,
  { base, values }: { readonly base: string; readonly values: Readonly<Record<string, string>> },
): SendForm {
  const { run: _, answer: __, to: ___, ...kept } = choice;
  const address = itemAddress(opened, item, target.id);
  const to = (place: Choice) => links.to(`${withChoice(address, place)}#run`);
  return {
    action: links.to(withChoice(`${address}_run`, kept)),
    reader: links.reader,
    signIn: links.to(signInAddress(withChoice(address, kept))),
    simulator: {
      page: `${new URL(here.baseUrl).origin}/_wireproof/`,
      choose: to(kept),
      hasRules: here.hasRules,
    },
    ...(connect && { host: { choose: to({ ...kept, to: 'host' }) } }),
    to: destination.kind,
    base,
    fields: fieldsOf(destination, values),
    method: destination.template.method,
    ...(changesData(destination) && { changesAt: hostOf(base) }),
    mustAgree: run?.mustAgree === true,
  };
}

/** A credential of the collection's own stays out of the page: it is sent where nothing else is typed. */
function fieldsOf({ kind, template, values: own }: Destination, values: PlayedRun['values']): RunField[] {
  const isHost = kind === 'host';
  return template.inputs
    .filter((input) => input.kind !== 'base-url')
    .map(({ name, kind: inputKind, from, environment }) => {
      const isHidden = isHost && inputKind === 'credential' && valueFor(own, name) !== undefined;
      return {
        name,
        label: inputKind === 'credential' ? (environment ?? name) : name,
        value: isHidden && valueFor(values, name) === own[name] ? '' : (valueFor(values, name) ?? ''),
        isSecret: isHost && from !== 'program',
        hasOwn: isHidden,
      };
    });
}
