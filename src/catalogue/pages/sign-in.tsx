import { signInAddress } from '../addresses.ts';
import type { Links } from '../links.ts';
import { Frame } from '../parts/frame.tsx';

export interface SignInPageProps {
  readonly links: Links;
  /** Where signing in leads: an address of the catalogue. */
  readonly to: string;
  readonly trouble?: string | undefined;
}

/** Asks for the token, or offers to sign out. */
export const SignInPage = ({ links, to, trouble }: SignInPageProps) => (
  <Frame
    title="Sign in"
    description="The token with which collections are opened and requests sent."
    links={links}
  >
    <main id="main" class="plain sign-in" tabindex={-1}>
      <h1>{links.reader === 'signed-in' ? 'Signed in' : 'Sign in'}</h1>
      {links.reader === 'signed-in' ? (
        <form class="drop" method="post" action={links.to('/_sign-out')}>
          <p>You may open collections and send requests from here.</p>
          <button type="submit">Sign out</button>
        </form>
      ) : (
        <form class="drop" method="post" action={links.to(signInAddress())}>
          <p>
            Reading needs nothing. Opening collections and sending requests need the token of this server.
          </p>
          {trouble && (
            <div class="trouble" role="alert">
              <p>{trouble}</p>
            </div>
          )}
          <div>
            <label class="name" for="token">
              Token <small>whoever runs the server has it</small>
            </label>
            <input type="hidden" name="to" value={to} />
            <input type="password" id="token" name="token" autocomplete="current-password" required />
          </div>
          <button type="submit" class="primary">
            Sign in
          </button>
        </form>
      )}
    </main>
  </Frame>
);
