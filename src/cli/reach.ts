import { readFile } from 'node:fs/promises';
import { type PublicUrl, readPublicUrl } from '../catalogue/serving/public-url.ts';
import { Failure } from './failure.ts';

/** Who reaches a catalogue, and with what. */
export interface Reach {
  readonly token?: string;
  readonly publicUrl?: PublicUrl;
}

const fewestCharacters = 16;
const howToMake = '"openssl rand -base64 24" makes a good one.';

/** Reads the token and the public address. There is no option with the token itself: every user of a machine sees those. */
export async function readReach({
  tokenFile,
  publicUrl,
}: {
  readonly tokenFile?: string;
  readonly publicUrl?: string;
}): Promise<Reach> {
  const token = tokenFile === undefined ? process.env['WIREPROOF_TOKEN'] : await readToken(tokenFile);
  const where = publicUrl === undefined ? undefined : readPublicUrl(publicUrl);
  if (publicUrl !== undefined && !where) {
    throw new Failure(
      2,
      '--public-url takes an address like https://docs.example.com/api/, without a query.',
    );
  }
  return { ...(token && { token: checked(token.trim()) }), ...(where && { publicUrl: where }) };
}

/** What whoever starts a server should know about who can do what. */
export function reachLines(host: string, { token, publicUrl }: Reach): string[] {
  const isAlone = publicUrl === undefined && /^(?:localhost|::1|127\..*)$/.test(host);
  return [
    ...(publicUrl ? [`For readers the pages are at ${publicUrl.origin}${publicUrl.base}/`] : []),
    ...(token ? ['Opening and running need the token.'] : []),
    ...(token || isAlone ? [] : ['Without a token (WIREPROOF_TOKEN) these pages can only be read.']),
  ];
}

async function readToken(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Failure(1, `Cannot read the token file ${file}: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** A token goes through headers and forms: visible ASCII, and long enough that nobody guesses it. */
function checked(token: string): string {
  if (!/^[\x21-\x7e]*$/.test(token))
    throw new Failure(2, `The token has other characters than visible ASCII; ${howToMake}`);
  if (token.length < fewestCharacters) {
    throw new Failure(2, `The token needs at least ${fewestCharacters} characters; ${howToMake}`);
  }
  return token;
}
