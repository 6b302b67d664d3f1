import type { Chance } from './chance.ts';
import { capitalised, type Makers, oneOf } from './maker.ts';
import { words } from './words.ts';

const { firstName, lastName, jobDescriptor, jobArea, jobType } = words;

/** Numbers that nobody has: 555-01xx of every North American area. */
const phone = ({ integer, pattern }: Chance) => `${integer(201, 989)}-${pattern('555-01##')}`;
const street = ({ pick }: Chance) => `${pick(lastName)} ${pick(words.streetEnd)}`;
const degrees = ({ integer, pattern }: Chance, most: number) =>
  `${integer(1 - most, most - 1)}${pattern('.####')}`;

export const people: Makers = {
  $randomFirstName: oneOf(firstName),
  $randomLastName: oneOf(lastName),
  $randomFullName: ({ pick }) => `${pick(firstName)} ${pick(lastName)}`,
  $randomNamePrefix: oneOf(words.namePrefix),
  $randomNameSuffix: oneOf(words.nameSuffix),
  $randomJobTitle: ({ pick }) => [jobDescriptor, jobArea, jobType].map(pick).join(' '),
  $randomJobDescriptor: oneOf(jobDescriptor),
  $randomJobArea: oneOf(jobArea),
  $randomJobType: oneOf(jobType),
  $randomPhoneNumber: phone,
  $randomPhoneNumberExt: (chance) => `${chance.integer(1, 99)}-${phone(chance)}`,
};

export const places: Makers = {
  $randomCity: ({ pick }) => `${pick(lastName)}${pick(words.cityEnd)}`,
  $randomStreetName: street,
  $randomStreetAddress: (chance) => `${chance.integer(1, 9999)} ${street(chance)}`,
  $randomCountry: oneOf(words.country),
  $randomCountryCode: oneOf(words.countryCode),
  $randomLatitude: (chance) => degrees(chance, 90),
  $randomLongitude: (chance) => degrees(chance, 180),
  $randomLocale: oneOf(words.locale),
};

const catchPhrase = [words.catchAdjective, words.catchDescriptor, words.catchNoun];
const business = [words.bsVerb, words.bsAdjective, words.bsNoun];

export const trade: Makers = {
  $randomColor: oneOf(words.color),
  $randomDepartment: oneOf(words.department),
  $randomProductName: ({ pick }) =>
    [words.productAdjective, words.material, words.product].map(pick).join(' '),
  $randomProductAdjective: oneOf(words.productAdjective),
  $randomProductMaterial: oneOf(words.material),
  $randomProduct: oneOf(words.product),
  $randomCompanyName: ({ pick }) => `${pick(lastName)} ${pick(words.companySuffix)}`,
  $randomCompanySuffix: oneOf(words.companySuffix),
  $randomCatchPhrase: ({ pick }) => catchPhrase.map(pick).join(' '),
  $randomCatchPhraseAdjective: oneOf(words.catchAdjective),
  $randomCatchPhraseDescriptor: oneOf(words.catchDescriptor),
  $randomCatchPhraseNoun: oneOf(words.catchNoun),
  $randomBs: ({ pick }) => business.map(pick).join(' '),
  $randomBsAdjective: oneOf(words.bsAdjective),
  $randomBsBuzz: oneOf(words.bsVerb),
  $randomBsNoun: oneOf(words.bsNoun),
};

export const money: Makers = {
  $randomBankAccount: ({ pattern }) => pattern('########'),
  $randomBankAccountName: oneOf(words.accountName),
  $randomCreditCardMask: ({ pattern }) => pattern('####'),
  $randomPrice: ({ integer, pattern }) => `${integer(0, 999)}${pattern('.##')}`,
  $randomTransactionType: oneOf(words.transaction),
  $randomCurrencyCode: oneOf(words.currencyCode),
  $randomCurrencyName: oneOf(words.currencyName),
  $randomCurrencySymbol: oneOf(words.currencySymbol),
  $randomBitcoin: ({ pattern }) => pattern(`1${'?'.repeat(32)}`, base58),
  $randomBankAccountIban: germanIban,
  $randomBankAccountBic: ({ pattern }) => pattern('????DE##', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
};

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** An IBAN whose check digits are right (ISO 7064, MOD 97-10); D is 13 and E is 14 there. */
function germanIban({ pattern }: Chance): string {
  const account = pattern('##################');
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}

const { abbreviation, adjective, noun, verb } = words;

export const talk: Makers = {
  $randomAbbreviation: oneOf(abbreviation),
  $randomAdjective: oneOf(adjective),
  $randomNoun: oneOf(noun),
  $randomVerb: oneOf(verb),
  $randomIngverb: oneOf(words.ingverb),
  $randomPhrase: ({ pick }) =>
    `${capitalised(pick(verb))} the ${pick(adjective)} ${pick(abbreviation)} ${pick(noun)}!`,
};
