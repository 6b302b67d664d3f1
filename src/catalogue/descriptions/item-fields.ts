import type { Entry, FormField, Item, RequestBody } from '../../collection/model.ts';
import { type DescribedField, describedField } from './described-field.ts';
import { type JsonMember, jsonMembers } from './json-members.ts';

/** One thing that a request is made of, with all that the collection says of it. */
export interface ItemField extends DescribedField {
  readonly name: string;
  /** What stands before the name of a member of a JSON body: `settings.`. Empty elsewhere. */
  readonly above: string;
  readonly depth: number;
  /** Switched off in the collection: it is not sent. */
  readonly isOff: boolean;
}

export interface FieldGroup {
  readonly place: 'Path' | 'Query' | 'Headers' | 'Body';
  readonly fields: readonly ItemField[];
}

/** Members of a JSON body: more say little. */
const maximumMembers = 60;

/** Path variables, query entries, headers and body fields of an item, in its own order; groups without any are left out. */
export function itemFields({ request: { url, headers, body } }: Item): FieldGroup[] {
  const groups: FieldGroup[] = [
    // A path variable that is not filled is another address: there is no leaving it out.
    { place: 'Path', fields: url.variables.map((entry) => ({ ...fieldOf(entry), presence: 'required' })) },
    { place: 'Query', fields: url.query.map(fieldOf) },
    { place: 'Headers', fields: headers.filter(({ key }) => !/^content-type$/i.test(key)).map(fieldOf) },
    { place: 'Body', fields: body ? bodyFields(body) : [] },
  ];
  return groups.filter(({ fields }) => fields.length > 0);
}

function bodyFields(body: RequestBody): ItemField[] {
  switch (body.mode) {
    case 'urlencoded':
      return body.fields.map(fieldOf);
    case 'formdata':
      return body.fields.map(formField);
    case 'raw':
      return /^\s*[{[]/.test(body.raw) ? jsonMembers(body.raw, maximumMembers).map(memberField) : [];
    case 'graphql':
      return jsonMembers(body.variables, maximumMembers).map(memberField);
    case 'file':
      return [];
  }
}

function fieldOf({ key, value, description, disabled }: Entry): ItemField {
  // Where nothing better was known, converters write the name of a field as its value.
  const described = describedField(description, value === key ? '' : value);
  return { name: key, above: '', depth: 0, isOff: disabled === true, ...described };
}

function formField(field: FormField): ItemField {
  return { ...fieldOf(field), ...(field.type === 'file' && { type: 'file' }) };
}

function memberField({ path, name, depth, type, example }: JsonMember): ItemField {
  const above = path.slice(0, path.length - name.length);
  return { ...describedField(), name, above, depth, isOff: false, type, ...(example && { example }) };
}
