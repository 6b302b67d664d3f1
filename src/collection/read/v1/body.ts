import type { RequestBody } from '../../model.ts';
import { bodyModes } from '../body.ts';
import { isAbsent, isObject, type JsonObject, kindOf, textOf } from '../shape.ts';
import { below, note, type Spot } from '../spot.ts';

/** How each `dataMode` of version 1 is read. */
const dataModes: ReadonlyMap<string, (own: JsonObject, spot: Spot) => RequestBody> = new Map([
  ['params', (own, spot) => bodyModes.formdata({ formdata: fieldsOf(own) }, placeOfFields(own, spot))],
  [
    'urlencoded',
    (own, spot) => bodyModes.urlencoded({ urlencoded: fieldsOf(own) }, placeOfFields(own, spot)),
  ],
  ['raw', (own, spot) => bodyModes.raw({ raw: rawOf(own, spot), options: own['dataOptions'] })],
  ['binary', (own, spot) => bodyModes.file({ file: rawOf(own, spot) })],
  ['graphql', (own) => bodyModes.graphql({ graphql: graphqlOf(own) })],
]);

/** Reads the body of a version 1 request; undefined where there is none, and where its mode is unknown. */
export function readDataBody(own: JsonObject, spot: Spot): RequestBody | undefined {
  const mode = own['dataDisabled'] === true ? undefined : modeOf(own);
  if (mode === undefined) return undefined;
  const read = dataModes.get(mode);
  if (!read) note(below(spot, 'dataMode'), 'body-mode-unknown', mode);
  return read?.(own, spot);
}

/** What is stated, else what the data look like; null states that there is no body. */
function modeOf({ dataMode, data, rawModeData, graphqlModeData }: JsonObject): string | undefined {
  if (dataMode === null || dataMode === 'none') return undefined;
  const stated = textOf(dataMode);
  if (stated) return stated;
  if (typeof rawModeData === 'string' && rawModeData !== '') return 'raw';
  if (Array.isArray(data) && data.length > 0) return 'params';
  if (isObject(graphqlModeData)) return 'graphql';
  return isAbsent(data) && isAbsent(rawModeData) ? undefined : 'raw';
}

/** A field of a file has its path as value in older versions. */
function fieldsOf(own: JsonObject): unknown {
  const fields = own['data'] ?? own['rawModeData'];
  if (!Array.isArray(fields)) return fields;
  return fields.map((field) =>
    isObject(field) && field['type'] === 'file' && !field['src']
      ? { ...field, src: field['value'], value: null }
      : field,
  );
}

function placeOfFields({ data }: JsonObject, spot: Spot): Spot {
  return below(spot, isAbsent(data) ? 'rawModeData' : 'data');
}

/** A text, also in a list of its own; the oldest versions have it in `data`. */
function rawOf({ rawModeData, data }: JsonObject, spot: Spot): string {
  const raw = Array.isArray(rawModeData) && rawModeData.length < 2 ? rawModeData[0] : rawModeData;
  if (!isAbsent(raw) && typeof raw !== 'string') {
    note(below(spot, 'rawModeData'), 'unexpected-shape', 'body', kindOf(rawModeData));
  } else if (raw) return raw;
  return typeof data === 'string' ? data : '';
}

function graphqlOf({ graphqlModeData, dataOptions, data }: JsonObject): unknown {
  const isInData = isObject(dataOptions) && !isAbsent(dataOptions['graphql']);
  return graphqlModeData ?? (isInData ? data : undefined);
}
