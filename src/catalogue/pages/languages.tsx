import type { Language } from '../../languages/language.ts';
import type { Target } from '../../targets/target.ts';
import { languageAddress, listAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { Crumb, Frame } from '../parts/frame.tsx';
import { WireMark } from '../parts/wire-mark.tsx';

/** The languages of the targets, each once. */
export function languagesOf(targets: readonly Target[]): Language[] {
  return [...new Set(targets.map(({ language }) => language))];
}

export const LanguagesPage = ({ catalogue, links }: { catalogue: Catalogue; links: Links }) => (
  <Frame
    title="Languages"
    description="The languages and libraries that programs are printed for, with what was proven of each."
    links={links}
    current="languages"
  >
    <main id="main" class="plain" tabindex={-1}>
      <h1>Languages</h1>
      <ul class="cards">
        {languagesOf(catalogue.targets).map((language) => (
          <li>
            <a href={links.to(languageAddress(language.id))}>{language.title}</a>
            <span class="small">
              {catalogue.targets
                .filter((target) => target.language === language)
                .map(({ library }) => library.name)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </main>
  </Frame>
);

interface LanguagePageProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly language: Language;
}

export const LanguagePage = ({ catalogue, links, language }: LanguagePageProps) => {
  const targets = catalogue.targets.filter((target) => target.language === language);
  return (
    <Frame
      title={language.title}
      description={`Programs in ${language.title}: libraries, how they are built and run, and what was proven.`}
      links={links}
      current="languages"
    >
      <main id="main" class="plain" tabindex={-1}>
        <Crumb
          steps={[{ text: 'Languages', address: links.to(languageAddress()) }, { text: language.title }]}
        />
        <h1>{language.title}</h1>
        {targets.map((target) => (
          <TargetSection catalogue={catalogue} links={links} target={target} />
        ))}
      </main>
    </Frame>
  );
};

const TargetSection = ({
  catalogue,
  links,
  target,
}: {
  catalogue: Catalogue;
  links: Links;
  target: Target;
}) => {
  const { library } = target;
  return (
    <section class="target" aria-labelledby={target.id}>
      <h2 id={target.id}>
        {target.language.title} with <a href={library.link}>{library.name}</a>
      </h2>
      <ProofLine catalogue={catalogue} target={target} />
      <dl class="facts-list">
        {facts(target).map(({ name, text }) => (
          <>
            <dt>{name}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </>
        ))}
      </dl>
      <Limits target={target} />
      <h3>Collections in {target.title}</h3>
      <ul class="cards">
        {catalogue.shelf.all().map((opened) => (
          <li>
            <a href={links.to(listAddress(opened, target.id))}>{opened.title}</a>
            <span class="small">{opened.items.length} requests</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the library does to the wire that no program can turn off. */
const Limits = ({ target: { library, limits } }: { target: Target }) =>
  limits.length === 0 ? null : (
    <>
      <h3>Limits of the library</h3>
      <ul class="limits small">
        {limits.map((limit) => (
          <li>
            {library.name} {limit.does}: case {limit.case}. {limit.source} Tried: {limit.tried}
          </li>
        ))}
      </ul>
    </>
  );

const ProofLine = ({ catalogue, target }: { catalogue: Catalogue; target: Target }) => {
  const proofs = catalogue.proofs.byTarget.get(target.id) ?? [];
  const ran = proofs.filter(({ state }) => state === 'ran').length;
  if (target.standIn) {
    return (
      <p class="row-proof is-standin">
        <WireMark mark="standin" />
        Stand-in: {target.standIn.why}
      </p>
    );
  }
  if (ran === 0) {
    return (
      <p class="row-proof is-unproven">
        <WireMark mark="unproven" />
        No proof is stored.
      </p>
    );
  }
  return (
    <p class="row-proof is-ran">
      <WireMark mark="ran" />
      {ran} of {proofs.length} recorded programs ran and were right on the wire.
    </p>
  );
};

function facts({ file, install, build, run, library }: Target) {
  return [
    { name: 'File', text: file },
    ...(library.minimum === undefined
      ? []
      : [{ name: 'At least', text: `${library.name} ${library.minimum}` }]),
    ...(install === undefined ? [] : [{ name: 'Install', text: install }]),
    ...(build ? [{ name: 'Build', text: build.join(' ') }] : []),
    { name: 'Run', text: run.join(' ') },
  ];
}
