import type { Language } from '../../languages/language.ts';
import { countStates, proofStates } from '../../prove/matrix.ts';
import type { Target } from '../../targets/target.ts';
import { languageAddress, listAddress, proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { Crumb, Frame } from '../parts/frame.tsx';
import { stateWords } from '../parts/proof-states.ts';
import { WireMark } from '../parts/wire-mark.tsx';
import { commandLine } from '../text/shell-command.ts';

/** The languages of the targets, each once. */
export function languagesOf(targets: readonly Target[]): Language[] {
  return [...new Set(targets.map(({ language }) => language))];
}

export const LanguagesPage = ({ catalogue, links }: { catalogue: Catalogue; links: Links }) => (
  <Frame
    title="Languages"
    description="The languages and libraries that programs are printed for, with what was proven of each."
    links={links}
    address={languageAddress()}
    current="languages"
  >
    <main id="main" class="plain" tabindex={-1}>
      <div class="lead">
        <h1>Languages</h1>
        <p>
          What each library sent on the wire, case by case: <a href={links.to(proofAddress())}>the proofs</a>.
        </p>
      </div>
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
            <span class="small">{countedOf(catalogue, language)}</span>
          </li>
        ))}
      </ul>
    </main>
  </Frame>
);

/** `12 exact, 1 limited`: the proofs of a language's targets. */
function countedOf({ targets, proofs }: Catalogue, language: Language): string {
  const own = targets.filter((target) => target.language === language);
  const counts = countStates(own.flatMap(({ id }) => proofs.byTarget.get(id) ?? []));
  return proofStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${stateWords[state].word}`)
    .join(', ');
}

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
      address={languageAddress(language.id)}
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
      <ProofLine catalogue={catalogue} links={links} target={target} />
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
      <Limits links={links} catalogue={catalogue} target={target} />
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

interface LimitsProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly target: Target;
}

/** What the library does to the wire that no program can turn off. */
const Limits = ({ catalogue, links, target: { id, library, limits } }: LimitsProps) => {
  const proofs = catalogue.proofs.byTarget.get(id) ?? [];
  if (limits.length === 0) return null;
  return (
    <>
      <h3>Limits of the library</h3>
      <ul class="limits small">
        {limits.map(({ does, cases, source, tried }) => (
          <li>
            {library.name} {does}. {source} Tried: {tried} Seen in{' '}
            {proofs
              .filter((proof) => Object.hasOwn(cases, proof.case))
              .map((proof, index) => (
                <>
                  {index > 0 && ', '}
                  {links.hasProofPages ? (
                    <a href={links.to(proofAddress(proof))}>{proof.case}</a>
                  ) : (
                    proof.case
                  )}
                </>
              ))}
            .
          </li>
        ))}
      </ul>
    </>
  );
};

/** How many of a target's proofs are in each state. */
const ProofLine = ({ catalogue, links, target }: { catalogue: Catalogue; links: Links; target: Target }) => {
  const proofs = catalogue.proofs.byTarget.get(target.id) ?? [];
  const counts = countStates(proofs);
  if (proofs.length === 0) return <p class="row-proof">No proof is stored.</p>;
  return (
    <ul class="legend">
      {proofStates
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <li class={`is-${stateWords[state].mark}`}>
            <WireMark mark={stateWords[state].mark} />
            {counts[state]} {stateWords[state].word}
          </li>
        ))}
      <li>
        of {proofs.length} cases; <a href={links.to(`${proofAddress()}#${target.id}`)}>all proofs</a>
      </li>
      {target.standIn && <li>{target.standIn.why}</li>}
    </ul>
  );
};

function facts({ file, install, build, run, library }: Target) {
  return [
    { name: 'File', text: file },
    ...(library.minimum === undefined
      ? []
      : [{ name: 'At least', text: `${library.name} ${library.minimum}` }]),
    ...(install === undefined ? [] : [{ name: 'Install', text: install }]),
    ...(build ? [{ name: 'Build', text: commandLine(build) }] : []),
    { name: 'Run', text: commandLine(run) },
  ];
}
