import { raw } from 'hono/html';
import type { Item } from '../../collection/model.ts';
import { itemAddress, languageAddress, listAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { withChoice } from '../item/choice.ts';
import type { ItemDescription } from '../item/describe-item.ts';
import type { Printed } from '../item/printed.ts';
import { moreLines, sizeInWords } from '../item/shown-program.ts';
import type { Links } from '../links.ts';
import { Answers, type AnswersProps } from '../parts/answers.tsx';
import { Behaviour } from '../parts/behaviour.tsx';
import { Endpoint } from '../parts/endpoint.tsx';
import { Crumb, Frame } from '../parts/frame.tsx';
import { Inputs, type LiveScripts } from '../parts/inputs.tsx';
import { JsonBlock, type JsonBlockProps } from '../parts/json-block.tsx';
import { Languages } from '../parts/languages.tsx';
import { CopyButton, Listing, WrapButton } from '../parts/listing.tsx';
import { CopyAsMarkdown } from '../parts/machine-links.tsx';
import { Parameters } from '../parts/parameters.tsx';
import { Problems } from '../parts/problems.tsx';
import { ProofBadge, StatesLegend } from '../parts/proof.tsx';
import { Rail } from '../parts/rail.tsx';
import { scrolled } from '../parts/scrolled.ts';
import { Steps } from '../parts/steps.tsx';
import { Icon } from '../parts/wire-mark.tsx';
import { brief } from '../text/brief.ts';
import { plainText, renderMarkdown } from '../text/markdown.ts';

export interface ItemPageProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly description: ItemDescription;
  readonly answers: AnswersProps;
  readonly json: JsonBlockProps;
  /** How the program is run, as one line for a shell. */
  readonly command: string;
  /** What the page loads when its reader types. */
  readonly live: LiveScripts | undefined;
}

export const ItemPage = (props: ItemPageProps) => {
  const { links, description, answers, json } = props;
  const { opened, item, target } = description;
  const summary = plainText(item.request.description ?? '').slice(0, 150);
  const list = links.to(listAddress(opened, target.id));
  return (
    <Frame
      title={`${item.name} in ${target.title} - ${opened.title}`}
      description={summary || `${item.name}: a whole program in ${target.title}.`}
      links={links}
      address={itemAddress(opened, item, target.id)}
      collection={{
        title: opened.title,
        address: listAddress(opened, target.id),
        slug: opened.slug,
        target: target.id,
      }}
    >
      <div class="shell">
        <Rail opened={opened} links={links} target={target.id} item={item} />
        <main id="main" tabindex={-1}>
          <Crumb
            steps={[
              { text: target.language.title, address: links.to(languageAddress(target.language.id)) },
              { text: opened.title, address: list },
              { text: item.name },
            ]}
            back={list}
          >
            <Steps opened={opened} links={links} target={target.id} item={item} />
          </Crumb>
          <article class="item">
            <Summary {...props} />
            <ProgramCard {...props} />
            <div class="rest">
              <Parameters item={item} />
              <Behaviour target={target} template={description.template} />
              {description.curl && <CurlBlock {...props} curl={description.curl} />}
            </div>
            <Answers {...answers} />
            <JsonBlock {...json} />
            <StatesLegend />
          </article>
        </main>
      </div>
    </Frame>
  );
};

const Summary = ({ links, description, command, live }: ItemPageProps) => {
  const { opened, item, target, inputs, problems } = description;
  return (
    <div class="summary">
      <div class="section-head">
        <h1>{brief(item.name, 300)}</h1>
        <CopyAsMarkdown links={links} address={itemAddress(opened, item, target.id)} />
      </div>
      <Endpoint item={item} inputs={inputs} />
      {item.request.description && <div class="prose">{raw(renderMarkdown(item.request.description))}</div>}
      <Problems problems={problems} />
      <Inputs
        {...description}
        address={links.to(itemAddress(opened, item, target.id))}
        isServed={links.isServed}
        isMessage={target.send !== undefined}
        command={command}
        simulator={description.simulated?.baseUrl}
        live={live}
      />
    </div>
  );
};

const ProgramCard = ({ catalogue, links, description }: ItemPageProps) => {
  const { opened, item, target, program, choice } = description;
  const address = itemAddress(opened, item, target.id);
  // A run belongs to its page; the other languages keep the rest.
  const { run: _, ...kept } = choice;
  const inLanguage = (id: string) => links.to(withChoice(itemAddress(opened, item, id), kept));
  return (
    <section class="program" aria-labelledby="program">
      <h2 class="hidden" id="program">
        The program in {target.language.title} with {target.library.name}
      </h2>
      <Languages
        targets={catalogue.targets}
        current={target}
        address={({ id }) => inLanguage(id)}
        {...(links.isServed && { action: links.to(address) })}
      />
      <States of="program" printed={program} item={item} links={links} />
      <div class="toolbar">
        <b>{program.file}</b>
        <span class="lines">{sizeInWords(program.text)}</span>
        <span class="tools">
          {program.hidden === 0 && !target.send && (
            <CopyButton of="text" shortcut={{ key: 'c', says: 'Copy the program' }} />
          )}
          <WrapButton of="text" />
          <a
            class="button quiet"
            href={links.to(withChoice(`${address}${program.file}`, kept))}
            download={program.file}
          >
            <Icon name="download" />
            Download
          </a>
        </span>
      </div>
      <Listing
        id="text"
        label={`Program text, ${program.file}`}
        lines={program.lines}
        marked={program.marked}
      />
      {target.send && (
        <p class="small cut">
          Download it to have its bytes: text that is copied from a page loses the CR of each line end.
        </p>
      )}
      <p class="small cut" id="text-cut" hidden={program.hidden === 0}>
        {moreLines(program.hidden)}
      </p>
    </section>
  );
};

const CurlBlock = ({ links, description, curl }: ItemPageProps & { curl: Printed }) => (
  <section aria-labelledby="curl">
    <div class="section-head">
      <h2 id="curl">Curl Command</h2>
      {curl.hidden === 0 && <CopyButton of="curl-text" />}
    </div>
    <div class="block">
      <States of="command" printed={curl} item={description.item} links={links} />
      <pre class="wrap" {...scrolled('curl command')}>
        <code id="curl-text">{raw(curl.lines.join('\n'))}</code>
      </pre>
    </div>
    <p class="small" id="curl-text-cut" hidden={curl.hidden === 0}>
      More lines are in{' '}
      <a href={links.to(itemAddress(description.opened, description.item, curl.target.id))}>
        the whole command
      </a>
      .
    </p>
  </section>
);

interface StatesProps {
  readonly of: 'program' | 'command';
  readonly printed: Printed;
  readonly item: Item;
  readonly links: Links;
}

/** The state of what is shown, and those that a page changes to while someone types. */
const States = ({ of, printed, item, links }: StatesProps) => {
  const { state, unrun, documented } = printed;
  const others = { unrun, ...(documented && { documented }) };
  return (
    <>
      <div data-state={`${of} shown`}>
        <ProofBadge state={state} program={printed} item={item} links={links} what={of} />
      </div>
      {Object.entries(others)
        .filter(([, other]) => other.state !== state.state || other.proof !== state.proof)
        .map(([name, other]) => (
          <div data-state={`${of} ${name}`} hidden>
            <ProofBadge state={other} program={printed} item={item} links={links} what={of} />
          </div>
        ))}
    </>
  );
};
