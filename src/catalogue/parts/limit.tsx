import type { Limit, Target } from '../../targets/target.ts';

interface LimitFactsProps {
  readonly target: Target;
  readonly limit: Limit;
}

/** What a library does that no program can turn off, with the line that shows it. */
export const LimitFacts = ({ target, limit }: LimitFactsProps) => (
  <>
    <p>
      {target.library.name} {limit.does}.
    </p>
    <p class="small">
      Source: <Sourced text={limit.source} />
    </p>
    <p class="small">Tried: {limit.tried}</p>
  </>
);

/** A sentence of a target's data; the address that it may begin with is a link. */
const Sourced = ({ text }: { text: string }) => {
  const [, address, rest = text] = /^(https:\/\/\S+?)(:?\s.*)?$/.exec(text) ?? [];
  return address === undefined ? (
    text
  ) : (
    <>
      <a href={address} rel="noopener">
        {address}
      </a>
      {rest === text ? '' : rest}
    </>
  );
};
