import { describe, expect, it } from 'vitest';
import { seededRandom } from './chance.ts';
import { dynamicExample, dynamicNames, dynamicValue } from './dynamic.ts';

const now = new Date('2024-05-06T07:08:09.510Z');
const made = (name: string, seed = 'a') => dynamicValue(name, { now, random: seededRandom(seed) }) ?? '';

describe.each(dynamicNames)('%s', (name) => {
  it('is made by chance, and alike for the same numbers', () => {
    expect(made(name)).toBe(made(name));
    expect(made(name)).not.toMatch(/^\s|\s$|undefined|NaN|[#?]{2}/);
    expect(made(name)).not.toBe('');
    expect(dynamicExample(name, 'x')).toBe(dynamicExample(name, 'x'));
  });

  it('is whole at both ends of the numbers', () => {
    for (const number of [0, 1 - Number.EPSILON]) {
      expect(dynamicValue(name, { now, random: () => number })).not.toMatch(/undefined|NaN|^$/);
    }
  });
});

it.each([
  ['$guid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['$timestamp', /^1714979290$/],
  ['$isoTimestamp', /^2024-05-06T07:08:09\.510Z$/],
  ['$randomInt', /^(\d{1,3}|1000)$/],
  [
    '$randomDatePast',
    /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d 202[34] \d\d:\d\d:\d\d GMT\+0000 \(Coordinated Universal Time\)$/,
  ],
  ['$randomDateRecent', /^(Sun May 05|Mon May 06) 2024 /],
  ['$randomPhoneNumber', /^\d{3}-555-01\d\d$/],
  ['$randomPhoneNumberExt', /^\d{1,2}-\d{3}-555-01\d\d$/],
  ['$randomEmail', /^[A-Za-z]+_[A-Za-z]+\d+@example\.com$/],
  ['$randomIP', /^(\d{1,3}\.){3}\d{1,3}$/],
  ['$randomIPV6', /^([0-9a-f]{4}:){7}[0-9a-f]{4}$/],
  ['$randomMACAddress', /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/],
  ['$randomHexColor', /^#[0-9a-f]{6}$/],
  ['$randomPrice', /^\d{1,3}\.\d\d$/],
  ['$randomBankAccount', /^\d{8}$/],
  ['$randomPassword', /^[0-9A-Za-z]{15}$/],
  ['$randomUserAgent', /^Mozilla\/5\.0 \(.*\) Gecko\/20100101 Firefox\/[\d.]+$/],
  ['$randomLatitude', /^-?\d{1,2}\.\d{4}$/],
  ['$randomSemver', /^\d\.\d\.\d$/],
])('%s looks like what it is called', (name, pattern) => {
  for (const seed of 'abcdefgh') expect(made(name, seed)).toMatch(pattern);
});

it('an IBAN has the right check digits', () => {
  const iban = made('$randomBankAccountIban');
  expect(iban).toMatch(/^DE\d{20}$/);
  expect(BigInt(`${iban.slice(4)}1314${iban.slice(2, 4)}`) % 97n).toBe(1n);
});

it('needs a clock or numbers, whichever it is made from', () => {
  const random = () => 0;
  expect(dynamicValue('$timestamp', { now })).toBeDefined();
  expect(dynamicValue('$timestamp', { random })).toBeUndefined();
  expect(dynamicValue('$guid', { random })).toBeDefined();
  expect(dynamicValue('$guid', { now })).toBeUndefined();
  expect(dynamicValue('$randomDatePast', { random })).toBeUndefined();
  expect(dynamicValue('$constructor', { now, random })).toBeUndefined();
  expect(dynamicValue('constructor', { now, random })).toBeUndefined();
});

it('examples of two places differ', () => {
  expect(dynamicExample('$guid', 'One')).not.toBe(dynamicExample('$guid', 'Two'));
});
