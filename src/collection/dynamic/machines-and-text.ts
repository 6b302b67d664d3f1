import type { Chance } from './chance.ts';
import { capitalised, type Maker, type Makers, oneOf } from './maker.ts';
import { words } from './words.ts';

const hexadecimal = '0123456789abcdef';
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A version 4 UUID (RFC 9562 section 5.4). */
const uuid: Maker = ({ integer, pattern }) =>
  pattern(`????????-????-4???-${hexadecimal[integer(8, 11)]}???-????????????`, hexadecimal);

const generalWords = [...words.adjective, ...words.noun, ...words.material, ...words.product];
const word = oneOf(generalWords);

export const plain: Makers = {
  $guid: uuid,
  $randomUUID: uuid,
  $timestamp: (_, now) => String(Math.round(now.getTime() / 1000)),
  $isoTimestamp: (_, now) => now.toISOString(),
  $randomInt: ({ integer }) => String(integer(0, 1000)),
  $randomBoolean: oneOf(['false', 'true']),
  $randomAlphaNumeric: ({ pattern }) => pattern('?', alphanumeric),
  $randomWord: word,
  $randomWords: (chance, now) => chance.several(chance.integer(2, 5), () => word(chance, now)).join(' '),
};

const hour = 60 * 60 * 1000;
const year = 365 * 24 * hour;

/** A moment between two distances from now, in milliseconds, as JavaScript prints it where the zone is UTC. */
function moment({ integer }: Chance, now: Date, least: number, most: number): string {
  const text = new Date(now.getTime() + integer(least, most)).toUTCString();
  const [weekday = '', day, month, ...rest] = text.replace(' GMT', '').split(' ');
  return `${weekday.slice(0, 3)} ${month} ${day} ${rest.join(' ')} GMT+0000 (Coordinated Universal Time)`;
}

export const dates: Makers = {
  $randomDatePast: (chance, now) => moment(chance, now, -year, -1),
  $randomDateFuture: (chance, now) => moment(chance, now, 1, year),
  $randomDateRecent: (chance, now) => moment(chance, now, -24 * hour, -1),
  $randomMonth: oneOf(words.month),
  $randomWeekday: oneOf(words.weekday),
};

const user = ({ pick, integer }: Chance) =>
  `${pick(words.firstName)}_${pick(words.lastName)}${integer(1, 99)}`;
const host = ({ pick }: Chance) => pick(words.lastName).toLowerCase();

/** Names that belong to nobody (RFC 2606), for what a request may be sent to. */
export const internet: Makers = {
  $randomEmail: (chance) => `${user(chance)}@example.com`,
  $randomExampleEmail: (chance) => `${user(chance)}@example.com`,
  $randomUserName: user,
  $randomProtocol: oneOf(['http', 'https']),
  $randomUrl: (chance) => `https://${host(chance)}.example.com`,
  $randomDomainName: (chance) => `${host(chance)}.example.${chance.pick(words.domainSuffix)}`,
  $randomDomainSuffix: oneOf(words.domainSuffix),
  $randomDomainWord: host,
  $randomIP: ({ integer, several }) => several(4, () => String(integer(1, 254))).join('.'),
  $randomIPV6: ({ pattern, several }) => several(8, () => pattern('????', hexadecimal)).join(':'),
  $randomUserAgent: oneOf(words.agent),
  $randomHexColor: ({ pattern }) => `#${pattern('??????', hexadecimal)}`,
  $randomMACAddress: ({ pattern, several }) => several(6, () => pattern('??', hexadecimal)).join(':'),
  $randomPassword: ({ pattern }) => pattern('?'.repeat(15), alphanumeric),
};

const picture =
  (subject: string): Maker =>
  () =>
    `https://images.example.com/640/480${subject}`;

export const images: Makers = {
  $randomAvatarImage: ({ integer }) => `https://images.example.com/avatar/${integer(1, 1249)}.jpg`,
  $randomImageUrl: picture(''),
  $randomImageDataUri: () =>
    'data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%20width%3D%22640%22%20height%3D%22480%22%2F%3E',
  $randomAbstractImage: picture('/abstract'),
  $randomAnimalsImage: picture('/animals'),
  $randomBusinessImage: picture('/business'),
  $randomCatsImage: picture('/cats'),
  $randomCityImage: picture('/city'),
  $randomFoodImage: picture('/food'),
  $randomNightlifeImage: picture('/nightlife'),
  $randomFashionImage: picture('/fashion'),
  $randomPeopleImage: picture('/people'),
  $randomNatureImage: picture('/nature'),
  $randomSportsImage: picture('/sports'),
  $randomTransportImage: picture('/transport'),
};

export const databases: Makers = {
  $randomDatabaseColumn: oneOf(words.column),
  $randomDatabaseType: oneOf(words.columnType),
  $randomDatabaseCollation: oneOf(words.collation),
  $randomDatabaseEngine: oneOf(words.engine),
};

const file = ({ pick, several }: Chance, endings: readonly string[]) =>
  `${several(2, () => pick(words.adjective).replace(/\W/g, '_')).join('_')}.${pick(endings)}`;

export const files: Makers = {
  $randomFileName: (chance) => file(chance, words.extension),
  $randomCommonFileName: (chance) => file(chance, words.commonExtension),
  $randomFilePath: (chance) => `${chance.pick(words.folder)}/${file(chance, words.extension)}`,
  $randomDirectoryPath: oneOf(words.folder),
  $randomMimeType: oneOf(words.mimeType),
  $randomFileType: oneOf(words.fileType),
  $randomCommonFileType: oneOf(words.commonFileType),
  $randomFileExt: oneOf(words.extension),
  $randomCommonFileExt: oneOf(words.commonExtension),
  $randomSemver: ({ integer, several }) => several(3, () => String(integer(0, 9))).join('.'),
};

const latin = ({ pick, several }: Chance, count: number) => several(count, () => pick(words.lorem));
const sentence = (chance: Chance) => `${capitalised(latin(chance, chance.integer(4, 9)).join(' '))}.`;
const sentences = (chance: Chance, least: number, most: number) =>
  chance.several(chance.integer(least, most), () => sentence(chance));
const paragraph = (chance: Chance) => sentences(chance, 3, 6).join(' ');

export const lorem: Makers = {
  $randomLoremWord: oneOf(words.lorem),
  $randomLoremWords: (chance) => latin(chance, 3).join(' '),
  $randomLoremSentence: sentence,
  $randomLoremSentences: (chance) => sentences(chance, 2, 6).join(' '),
  $randomLoremSlug: (chance) => latin(chance, 3).join('-'),
  $randomLoremParagraph: paragraph,
  $randomLoremParagraphs: (chance) => chance.several(3, () => paragraph(chance)).join('\n \r'),
  $randomLoremText: (chance) => sentences(chance, 2, 5).join('\n'),
  $randomLoremLines: (chance) => sentences(chance, 1, 5).join('\n'),
};
