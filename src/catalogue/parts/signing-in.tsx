import { signInAddress } from '../addresses.ts';
import type { Links } from '../links.ts';

/** The way to the page that asks for the token, or out again; nothing where there is no token. */
export const SigningIn = ({ links, address }: { links: Links; address?: string | undefined }) => {
  const { reader } = links;
  if (reader !== 'signed-in' && reader !== 'signed-out') return null;
  const here = address?.replace(/\?.*$/, '');
  return (
    <p class="small">
      {reader === 'signed-in' ? 'Signed in. ' : 'To open and to send: '}
      <a href={links.to(signInAddress(here))}>{reader === 'signed-in' ? 'Sign out' : 'Sign in'}</a>
    </p>
  );
};
