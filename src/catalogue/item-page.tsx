import type { Item } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import { headerValue } from '../send/answer.ts';
import { documentedAnswers } from '../simulator/documented.ts';
import type { Target } from '../targets/target.ts';
import type { Input } from '../wire/template.ts';
import { itemAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { type Choice, withChoice } from './choice.ts';
import { describeItem, type ItemDescription } from './describe-item.ts';
import type { Links } from './links.ts';
import { liveScripts, runCommand } from './live-scripts.ts';
import { bodyText, clip, messageText } from './message-text.ts';
import { ItemPage } from './pages/item.tsx';
import type { AnswersProps, RunField, ShownRun } from './parts/answers.tsx';
import { workingValues } from './play.ts';
import type { PlayedRun } from './runs.ts';
import type { Opened } from './shelf.ts';
import { readableValues, requestText, shownAnswers } from './shown-answers.ts';
import { shownJson } from './shown-json.ts';
import { atSimulator, type Simulated } from './simulated.ts';

export interface ItemPlace {
  readonly opened: Opened;
  readonly item: Item;
  readonly target: Target;
}

/** The page of an item in a language, with what its reader has chosen. */
export async function itemPage(catalogue: Catalogue, links: Links, place: ItemPlace, asked: Choice) {
  const { opened, item, target } = place;
  const description = await describeItem(catalogue, opened, item, target, asked);
  const { simulated: here } = description;
  const run = catalogue.runs.find(asked.run, itemAddress(opened, item, target.id));
  return (
    <ItemPage
      catalogue={catalogue}
      links={links}
      description={description}
      answers={here ? liveAnswers(description, links, here, run) : documentedOnly(description, links)}
      json={await shownJson(description, links)}
      command={runCommand(description)}
      live={liveScripts(description, links)}
    />
  );
}

function documentedOnly({ item, template, choice }: ItemDescription, links: Links): AnswersProps {
  const documented = documentedAnswers(item);
  const values = readableValues(template);
  return {
    links,
    answers: shownAnswers(item, documented, values, (own) => resolve(own, {}).value),
    chosen: documented.find(({ key }) => key === choice.answer)?.key,
    request: { text: requestText(template, values), note: 'As the collection documents it' },
  };
}

function liveAnswers(
  { opened, item, target, choice }: ItemDescription,
  links: Links,
  here: Simulated,
  run: PlayedRun | undefined,
): AnswersProps {
  const documented = documentedAnswers(item);
  const asked = run ? run.answer : choice.answer;
  const template = atSimulator(item, here);
  const values = { ...workingValues(template, here), ...choice.values, ...run?.values };
  const { run: _, answer: __, ...kept } = choice;
  return {
    links,
    answers: shownAnswers(item, documented, values, (own) => atSimulator(own, here)),
    chosen: documented.find(({ key, answer }) => key === asked || String(answer.status) === asked)?.key,
    request: { text: requestText(template, values), note: 'To the simulator' },
    play: {
      action: withChoice(`${itemAddress(opened, item, target.id)}_run`, kept),
      simulator: new URL(here.baseUrl).origin,
      hasRules: here.hasRules,
      fields: fieldsOf(template.inputs, values),
    },
    run: run && shownRun(run),
  };
}

function fieldsOf(inputs: readonly Input[], values: Readonly<Record<string, string>>): RunField[] {
  return inputs
    .filter(({ kind }) => kind !== 'base-url')
    .map(({ name, kind, environment }) => ({
      name,
      label: kind === 'credential' ? (environment ?? name) : name,
      value: values[name] ?? '',
    }));
}

function shownRun({ result }: PlayedRun): ShownRun {
  if ('fault' in result)
    return { request: result.fault, requestNote: 'not sent', answer: '', answerNote: 'none' };
  const { sent, outcome, milliseconds } = result;
  const request = { request: messageText(sent), requestNote: `${sent.length} bytes` };
  if (!outcome.answered) return { ...request, answer: outcome.why, answerNote: 'no answer' };
  const { status, reason, headers, body } = outcome.answer;
  const rule = headerValue(headers, 'Wireproof-Rule');
  const head = [
    `HTTP/1.1 ${status} ${reason}`.trimEnd(),
    ...headers.map(({ name, value }) => `${name}: ${value}`),
  ];
  return {
    ...request,
    answer: clip(`${head.join('\n')}${body.length > 0 ? `\n\n${bodyText(body)}` : ''}`),
    answerNote: `${Math.max(1, Math.round(milliseconds))} ms`,
    ...(rule !== undefined && { rule }),
  };
}
