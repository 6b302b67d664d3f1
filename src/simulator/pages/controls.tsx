import type { PageContent } from './content.ts';

/** Asks whether a password is the one that a user has now. */
export const SignIn = () => (
  <>
    <h3>Sign in</h3>
    <p class="lead">Whether a password is the one that a user has now.</p>
    <div class="forms">
      <form method="post" action="/_wireproof/sign-in">
        <label>
          E-mail
          <input type="email" name="email" required autocomplete="off" />
        </label>
        <label>
          Password
          <input type="password" name="password" required autocomplete="off" />
        </label>
        <button class="primary" type="submit">
          Check
        </button>
      </form>
    </div>
  </>
);

/** The simulated time, and the way back to the start. */
export const Controls = ({ clock: { now, isFrozen } }: { clock: PageContent['clock'] }) => (
  <>
    <section aria-labelledby="clock">
      <h2 id="clock">Clock</h2>
      <p class="time">
        <time datetime={now}>{now.slice(0, 19).replace('T', ' ')} UTC</time>
        {isFrozen && ', frozen'}
      </p>
      <p class="lead">Limits, lifetimes and dates follow this time, not that of the machine.</p>
      <div class="forms">
        <form method="post" action="/_wireproof/clock">
          <input type="hidden" name="freeze" value={isFrozen ? 'false' : 'true'} />
          <button type="submit">{isFrozen ? 'Let it run' : 'Freeze'}</button>
        </form>
        <form method="post" action="/_wireproof/clock">
          <label>
            Hours
            <input type="number" name="advanceHours" min="0" max="8760" step="any" value="24" required />
          </label>
          <button type="submit">Advance</button>
        </form>
        <form method="post" action="/_wireproof/clock">
          <label>
            Time in UTC
            <input type="datetime-local" name="set" step="1" value={now.slice(0, 19)} required />
          </label>
          <button type="submit">Set</button>
        </form>
      </div>
    </section>
    <section aria-labelledby="reset">
      <h2 id="reset">Reset</h2>
      <p class="lead">Users, settings, limits, mails, requests and the clock begin anew; tokens stay.</p>
      <div class="forms">
        <form method="post" action="/_wireproof/reset">
          <button class="danger" type="submit">
            Reset everything
          </button>
        </form>
      </div>
    </section>
  </>
);
