/**
 * Headers that every client library writes as it likes, by lower-case name, with the reason.
 *
 * The list is closed. Each is free only where the item does not set it. What one library adds beside these is declared
 * by its target with a reason of its own. Content-Type is never free.
 */
export const freeHeaders: Readonly<Record<string, string>> = {
  host: 'The connection arrived at the right host and port, or nothing would have been recorded.',
  'user-agent': 'Names the library.',
  accept: 'Libraries accept anything unless told otherwise, and some say so.',
  'accept-encoding': 'Says what the library can decompress.',
  'accept-language': 'Says what the library prefers.',
  connection: 'Belongs to the connection, not to the request (RFC 9110 section 7.6.1).',
  'content-length': 'Frames the body, which is compared byte for byte.',
  'transfer-encoding': 'Frames the body, which is decoded and then compared byte for byte.',
};
