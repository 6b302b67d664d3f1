import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describedField } from './described-field.ts';

describe('describedField', () => {
  it.each([
    ['(Required) Id of the room.', 'required', 'Id of the room.'],
    ['[optional] Id of the room.', 'optional', 'Id of the room.'],
    ['**Required**<br>Id of the room.', 'required', 'Id of the room.'],
    ['**Optional.** Id of the room.', 'optional', 'Id of the room.'],
    ['Required. Id of the room.', 'required', 'Id of the room.'],
    ['required - id of the room', 'required', 'id of the room'],
    ['required', 'required', ''],
    ['Id of the room (required)', 'required', 'Id of the room'],
    ['Id of the room. Optional.', 'optional', 'Id of the room.'],
    [
      'Id of the room. This field is **required**.',
      'required',
      'Id of the room. This field is **required**.',
    ],
  ])('reads presence from "%s"', (description, presence, meaning) => {
    expect(describedField(description)).toMatchObject({ presence, meaning });
  });

  it.each([
    'Required if there is no room.',
    '(Required) if there is no room.',
    'This field is required if the room is locked.',
    'The password required to enter.',
    'Optional. Name of the guest. Required when the room is locked.',
    'An optional note.',
    'sometimes required',
    'Either the room or the hall is required.',
    '(Required) Id. This field is optional.',
  ])('takes no mark from "%s"', (description) => {
    expect(describedField(description)).toMatchObject({ meaning: description });
    expect(describedField(description)).not.toHaveProperty('presence');
  });

  it.each([
    ['Colour. (This can only be one of red,dark green)', ['red', 'dark green']],
    ['Colour. One of `red`, `green` or `blue`.', ['red', 'green', 'blue']],
    ['Colour. Can be: `red`, `green`, or `blue` and the default is `red`.', ['red', 'green', 'blue']],
    ['Allowed values: **red**, **green**.', ['red', 'green']],
    ['Possible values are red and green.', ['red', 'green']],
    ['Allowed: `red`<br>`green`', ['red', 'green']],
    ['Enum: red | green', ['red', 'green']],
    ['The value can be one of the following:<br>`1` - First floor.<br>`2` - Second floor.', ['1', '2']],
    ['Must be one of the following:\n* north.wing\n* south.wing', ['north.wing', 'south.wing']],
    ["Can be one of 'a' or 'b'; see below", ['a', 'b']],
  ])('lists the values of "%s"', (description, values) => {
    expect(describedField(description).values).toEqual(values);
  });

  it.each([
    'One of `red`, `green`, etc.',
    'Give one of `room` or `hall`.',
    'One of the colours of the house.',
    'Allowed values are whole numbers.',
    'Possible values: 100-500. Default: 120.',
    'Can be: `a` or any other letter.',
    'Can be one of the following:\n* `a`\nor, on Sundays,\n* `b`',
    'Can be: `only`',
  ])('lists nothing for "%s"', (description) => {
    expect(describedField(description).values).toEqual([]);
  });

  it.each([
    ['Defaults to `20`.', '20'],
    ['How many. Default: 20.', '20'],
    ['Default value is **asc**.', 'asc'],
    ['The order, default: desc', 'desc'],
    ['Defaults to 0 if not specified.', '0'],
    ['Can be `a` (default) or `b`', 'a'],
    ['Can be: `a` or `b`, with `b` as the default.', 'b'],
    ['The default is `60` seconds.', '60'],
  ])('reads the default from "%s"', (description, value) => {
    expect(describedField(description).default).toBe(value);
  });

  it.each([
    'Defaults to the current day.',
    'The default port is 5060.',
    'Defaults to `a` unless the room is locked.',
    'The `order` defaults to `asc`.',
    'Default is 30 minutes.',
    'Defaults to `a`. On Sundays the default is `b`.',
    'Can be: `a` or `b`. Defaults to `c`.',
    'By default the room is open.',
  ])('reads no default from "%s"', (description) => {
    expect(describedField(description)).not.toHaveProperty('default');
  });

  it.each([
    ['', '<integer>', { type: 'integer' }],
    ['', '(Required) <dateTime>', { type: 'dateTime', presence: 'required' }],
    ['', '<your token>', { example: '<your token>' }],
    ['A day, for example: `2030-05-01`.', '<string>', { type: 'string', example: '2030-05-01' }],
    ['A day, for example `from=2030-05-01`.', '', {}],
  ])('takes type and example from "%s" with the value "%s"', (description, value, expected) => {
    const { meaning: _, values: __, ...rest } = describedField(description, value);
    expect(rest).toEqual(expected);
  });

  it('keeps every word of a description that it does not read a mark out of, and is quick with any text', () => {
    const pieces = fc.constantFrom(
      ...[
        '(Required)',
        'Required',
        ' ',
        '\n',
        '`a`',
        '**',
        '"',
        "'",
        ', ',
        'or ',
        'Default: ',
        'one of: ',
        'can be: ',
      ],
      ...[
        '(This can only be one of ',
        ')',
        '<br>',
        '- `b`',
        'defaults to ',
        'Allowed values ',
        '.',
        'for example `',
      ],
    );
    const texts = fc.array(pieces, { maxLength: 3000 }).map((list) => list.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
        const { meaning, presence, values } = describedField(text);
        if (presence === undefined && values.length === 0) expect(text).toContain(meaning);
        expect(values.length).toBeLessThan(10_000);
      }),
      { seed: 7, numRuns: 200 },
    );
    for (const piece of [' ', '\n', '`', '. ', 'can be: `a`, ', 'default: ', "'a "]) {
      const start = performance.now();
      describedField(piece.repeat(10_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
