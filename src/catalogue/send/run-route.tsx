import type { Context } from 'hono';
import { documentedAnswers } from '../../simulator/documented.ts';
import type { Catalogue } from '../catalogue.ts';
import { readChoice, withChoice } from '../item/choice.ts';
import { itemPage } from '../item/item-page.tsx';
import type { Links } from '../links.ts';
import { html } from '../page.tsx';
import { unreadableForm } from '../serving/refusal.ts';
import { changesData, hostOf, withoutSecrets, withoutUserinfo } from './destination.ts';
import { type PlacedOrder, readOrder } from './order.ts';
import { play, show } from './play.ts';
import type { PlayedRun } from './runs.ts';

/**
 * The POST of the send panel at a decoded path. It shows the request where that is asked for, and where its reader has
 * to agree first; else it sends it and leads back to the page, which shows what came of it.
 */
export async function run(
  context: Context,
  catalogue: Catalogue,
  links: Links,
  path: string,
): Promise<Response> {
  const fields = await readFields(context);
  const order = readOrder(catalogue, path, fields);
  const asked = readChoice(new URL(context.req.url).searchParams);
  const choice = { ...asked, ...(order.destination.kind === 'host' && { to: 'host' as const }) };
  const mustAgree = changesData(order.destination) && fields.get('agreed') !== hostOf(order.base ?? '');
  if (fields.get('act') === 'show' || mustAgree) {
    const result = show(order, fields.get('reveal') === 'yes');
    const shown: PlayedRun = { ...runOf(order), values: order.values, result, mustAgree };
    const body = await itemPage(catalogue, links, order.place, choice, shown);
    return context.html(html(body), mustAgree && fields.get('act') !== 'show' ? 422 : 200);
  }
  const result = await play(order, documentedAnswers(order.place.item));
  const id = catalogue.runs.keep({
    ...runOf(order),
    values: keptValues(order),
    result,
  });
  return context.redirect(links.to(`${withChoice(order.page, { ...choice, run: id })}#run`), 303);
}

/** The texts of a form. */
async function readFields(context: Context): Promise<ReadonlyMap<string, string>> {
  try {
    const form = await context.req.formData();
    return new Map(
      Array.from(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  } catch {
    throw unreadableForm();
  }
}

function runOf({ page, base, wanted }: PlacedOrder): Pick<PlayedRun, 'page' | 'base' | 'answer'> {
  return {
    page,
    ...(base !== undefined && { base: withoutUserinfo(base) }),
    ...(wanted && { answer: wanted.key }),
  };
}

/** The base URL is kept beside them. */
function keptValues({ destination, values }: PlacedOrder): Record<string, string> {
  const bases = new Set(
    destination.template.inputs.flatMap(({ name, kind }) => (kind === 'base-url' ? [name] : [])),
  );
  const kept = Object.entries(withoutSecrets(destination, values)).filter(([name]) => !bases.has(name));
  return Object.fromEntries(kept);
}
