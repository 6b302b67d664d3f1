import type { Links } from '../links.ts';
import { Frame } from '../parts/frame.tsx';

export interface NearPage {
  readonly text: string;
  readonly address: string;
}

/** What stands in the place of a page that does not exist, or that cannot be given. */
export const NotFoundPage = ({
  links,
  title = 'There is no such page',
  sentence = 'What this address names is not here, or not any more.',
  near = [],
  nearTitle = 'Did you mean',
}: {
  links: Links;
  title?: string;
  sentence?: string;
  near?: readonly NearPage[];
  nearTitle?: string;
}) => (
  <Frame title={title} description={sentence} links={links}>
    <main id="main" class="plain" tabindex={-1}>
      <h1>{title}</h1>
      <p>{sentence}</p>
      {near.length > 0 && (
        <>
          <h2>{nearTitle}</h2>
          <ul>
            {near.map(({ text, address }) => (
              <li>
                <a href={links.to(address)}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={links.to('/')}>Start page</a>
      </p>
    </main>
  </Frame>
);
