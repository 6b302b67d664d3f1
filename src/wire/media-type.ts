/** A media type without its parameters, in lower case: `application/json`. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Whether a media type is JSON: by its name, or by its suffix (RFC 6839 section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^[^/]+\/(?:[^/]+\+)?json$/.test(essenceOf(mediaType));
}

/** Whether a media type is XML: by its name, or by its suffix (RFC 7303 section 4.2). */
export function isXml(mediaType: string): boolean {
  return /^[^/]+\/(?:[^/]+\+)?xml$/.test(essenceOf(mediaType));
}
