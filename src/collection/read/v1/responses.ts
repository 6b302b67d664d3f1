import type { Example } from '../../model.ts';
import { readList } from '../entries.ts';
import { parseJson } from '../json.ts';
import { isAbsent, isObject, type JsonObject, kindOf, textOf } from '../shape.ts';
import { below, note, type Spot } from '../spot.ts';
import { headerForm, readFlatRequest } from './request.ts';

/** Reads the saved answers of a request of version 1, as `responses_order` orders them. */
export function readResponses(own: JsonObject, spot: Spot): Example[] {
  const { responses, responses_order: order } = own;
  if (isAbsent(responses)) return [];
  const place = below(spot, 'responses');
  if (!Array.isArray(responses)) {
    note(place, 'unexpected-shape', 'list of examples', kindOf(responses));
    return [];
  }
  const ranks = new Map((Array.isArray(order) ? order : []).map((id, rank) => [textOf(id), rank]));
  const rankOf = ({ id }: Example) => ranks.get(id) ?? ranks.size;
  return responses
    .flatMap((response, index) => readResponse(response, below(place, index)) ?? [])
    .sort((one, other) => rankOf(one) - rankOf(other));
}

function readResponse(value: unknown, spot: Spot): Example | undefined {
  if (!isObject(value)) {
    note(spot, 'unexpected-shape', 'example', kindOf(value));
    return undefined;
  }
  const id = textOf(value['id']);
  const line = isObject(value['responseCode']) ? value['responseCode'] : {};
  const code = Number(textOf(line['code']) || Number.NaN);
  const status = textOf(line['name']);
  return {
    name: textOf(value['name']) ?? '',
    ...(id && { id }),
    ...(Number.isInteger(code) && { code }),
    ...(status && { status }),
    headers: readList(headerForm, value['headers'], below(spot, 'headers')),
    body: textOf(value['text']) ?? '',
    ...requestOf(value, spot),
  };
}

/** The request of an answer: an object, its JSON as a text, or an id, which is that of the item's own. */
function requestOf(value: JsonObject, spot: Spot): Pick<Example, 'request'> {
  const key = isAbsent(value['requestObject']) ? 'request' : 'requestObject';
  const place = below(spot, key);
  const given = value[key];
  const isJson = typeof given === 'string' && /^\s*\{/.test(given);
  const request = isJson ? parseJson(given, place) : given;
  return isObject(request) ? { request: readFlatRequest(request, place) } : {};
}
