/** One text as a list: words between commas, or lines. */
function list(text: string): readonly string[] {
  return text.split(text.includes('\n') ? '\n' : ',').map((word) => word.trim());
}

/** What dynamic variables choose from: words of our own choice. */
export const words = {
  firstName: list(
    'Ada, Alan, Amina, Bruno, Carla, Chen, Dora, Elif, Emil, Grace, Hana, Ivan, Joao, Kofi, Lena, Mira',
  ),
  lastName: list(
    'Adler, Baker, Costa, Diaz, Evans, Fischer, Garcia, Haas, Ito, Jansen, Khan, Lopez, Moreau, Novak',
  ),
  namePrefix: list('Mr., Mrs., Ms., Miss, Dr.'),
  nameSuffix: list('Jr., Sr., I, II, III, IV, MD, PhD'),
  jobDescriptor: list('Senior, Junior, Lead, Chief, Regional, National, Global, Principal'),
  jobArea: list(
    'Accounts, Branding, Communications, Data, Marketing, Operations, Research, Security, Usability',
  ),
  jobType: list(
    'Administrator, Agent, Analyst, Architect, Consultant, Designer, Developer, Engineer, Manager',
  ),

  cityEnd: list('field, ford, haven, mouth, port, side, stad, ton, ville, wick'),
  streetEnd: list('Avenue, Bridge, Court, Drive, Lane, Path, Road, Square, Street, Way'),
  country: list(
    'Argentina, Brazil, Canada, Denmark, Egypt, France, Ghana, India, Japan, Kenya, Norway, Peru, Spain',
  ),
  countryCode: list('AR, BR, CA, DK, EG, FR, GH, IN, JP, KE, NO, PE, ES'),
  locale: list(
    'ar, bn, cs, da, de, el, en, es, fi, fr, he, hi, hu, id, it, ja, ko, nl, pl, pt, ru, sv, tr, uk, vi, zh',
  ),

  color: list(
    'azure, black, blue, cyan, gold, green, grey, indigo, lime, magenta, olive, orange, red, silver, white',
  ),
  department: list(
    'Automotive, Books, Clothing, Electronics, Games, Garden, Grocery, Health, Home, Music, Sports, Tools',
  ),
  productAdjective: list(
    'Compact, Elegant, Ergonomic, Handmade, Light, Practical, Refined, Rustic, Small, Tasty',
  ),
  material: list('Bronze, Concrete, Cotton, Glass, Granite, Leather, Linen, Plastic, Rubber, Steel, Wooden'),
  product: list(
    'Bike, Bottle, Chair, Gloves, Hat, Keyboard, Lamp, Mouse, Pants, Shirt, Shoes, Soap, Table, Towels',
  ),

  companySuffix: list('Inc, LLC, Group, and Sons'),
  catchAdjective: list(
    'Adaptive, Balanced, Digitized, Enhanced, Integrated, Managed, Open, Robust, Secured, Shared',
  ),
  catchDescriptor: list(
    'asynchronous, bottom-line, cohesive, dynamic, global, local, modular, optimal, scalable, stable',
  ),
  catchNoun: list(
    'ability, access, alliance, archive, framework, interface, model, policy, protocol, strategy, toolset',
  ),
  bsVerb: list(
    'aggregate, deliver, drive, embrace, enable, evolve, extend, integrate, optimize, scale, streamline',
  ),
  bsAdjective: list(
    'collaborative, cross-platform, dynamic, efficient, extensible, global, innovative, open-source, robust',
  ),
  bsNoun: list(
    'applications, channels, communities, content, experiences, markets, networks, partnerships, systems',
  ),

  column: list(
    'id, title, name, email, phone, token, group, category, password, comment, avatar, status, createdAt, updatedAt',
  ),
  columnType: list(
    'int, varchar, text, date, datetime, tinyint, time, timestamp, smallint, bigint, decimal, float, double',
  ),
  collation: list(
    'utf8_unicode_ci, utf8_general_ci, utf8_bin, ascii_bin, ascii_general_ci, cp1250_bin, cp1250_general_ci',
  ),
  engine: list('InnoDB, MyISAM, MEMORY, CSV, BLACKHOLE, ARCHIVE'),

  month: list(
    'January, February, March, April, May, June, July, August, September, October, November, December',
  ),
  weekday: list('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday'),

  accountName: list(
    'Checking Account, Savings Account, Credit Card Account, Home Loan Account, Investment Account',
  ),
  transaction: list('deposit, invoice, payment, withdrawal'),
  currencyCode: list('ARS, BRL, CAD, DKK, EGP, EUR, GHS, INR, JPY, KES, NOK, PEN, USD'),
  currencyName: list(
    'Argentine Peso, Brazilian Real, Canadian Dollar, Danish Krone, Euro, Indian Rupee, Yen, US Dollar',
  ),
  currencySymbol: list('$, €, £, ¥, kr, ₹, ₦, zł'),

  abbreviation: list('API, CSS, DNS, HTTP, JSON, PNG, RAM, SQL, SSL, TCP, USB, XML'),
  adjective: list(
    'auxiliary, bluetooth, digital, haptic, mobile, multi-byte, neural, online, open-source, virtual, wireless',
  ),
  noun: list(
    'alarm, array, bandwidth, bus, card, circuit, driver, feed, firewall, hard drive, matrix, panel, port, sensor',
  ),
  verb: list(
    'back up, bypass, calculate, compress, connect, copy, generate, index, navigate, parse, program, quantify',
  ),
  ingverb: list(
    'backing up, bypassing, calculating, compressing, connecting, copying, generating, indexing, navigating',
  ),

  domainSuffix: list('com, org, net'),
  agent: list(
    `Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0
    Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0
    Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:121.0) Gecko/20100101 Firefox/121.0`,
  ),
  lorem: list(
    'ad, aliqua, amet, aute, cillum, commodo, consectetur, culpa, deserunt, dolor, dolore, ea, elit, enim, esse, est, et, ex, fugiat, id, in, ipsum, irure, labore, laborum, lorem, magna, minim, mollit, nisi, non, nulla, pariatur, proident, quis, sed, sint, sit, tempor, ullamco, ut, velit, veniam, voluptate',
  ),

  folder: list(
    '/bin, /boot, /etc, /etc/mail, /home, /home/user, /lib, /media, /opt, /opt/share, /srv, /tmp, /usr, /usr/bin, /var/log',
  ),
  commonExtension: list('pdf, png, jpg, gif, mp3, mp4, html, txt, wav, jpeg'),
  extension: list(
    'bin, bmp, css, csv, doc, epub, gif, html, jar, jpg, json, mid, mp3, odt, pdf, png, svg, tar, txt, xml, zip',
  ),
  commonFileType: list('video, audio, image, text, application'),
  fileType: list('application, audio, font, image, message, model, multipart, text, video'),
  mimeType: list(
    'application/json, application/pdf, application/xml, application/zip, audio/mpeg, image/png, text/csv, text/html, video/mp4',
  ),
} as const satisfies Readonly<Record<string, readonly string[]>>;
