import type { Language } from '../../languages/language.ts';
import { countStates, type StateCounts } from '../../prove/matrix.ts';
import type { Target } from '../../targets/target.ts';
import { languageAddress, listAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { languagesOf } from '../pages/languages.tsx';
import { commandLine } from '../text/shell-command.ts';
import type { MachineLinks } from './machine-links.ts';

/** The languages, each with its targets. */
export interface LanguagesShape {
  readonly kind: 'languages';
  readonly languages: readonly {
    readonly id: string;
    readonly title: string;
    readonly targets: readonly string[];
    readonly address: string;
  }[];
}

/** A language with what is to be known of its targets. */
export interface LanguageShape {
  readonly kind: 'language';
  readonly title: string;
  readonly page: string;
  readonly targets: readonly TargetShape[];
}

export interface TargetShape {
  readonly id: string;
  readonly library: string;
  readonly link: string;
  readonly minimum?: string;
  readonly file: string;
  readonly install?: string;
  readonly build?: string;
  readonly run: string;
  /** Of the recorded cases, how many are in each state. */
  readonly proofs: StateCounts;
  /** What the library does to the wire that no program can turn off. */
  readonly limits: readonly { readonly does: string; readonly source: string; readonly tried: string }[];
  /** The collections here, in this target. */
  readonly collections: readonly { readonly title: string; readonly address: string }[];
}

export function languagesShape({ targets }: Catalogue, links: MachineLinks): LanguagesShape {
  return {
    kind: 'languages',
    languages: languagesOf(targets).map((language) => ({
      id: language.id,
      title: language.title,
      targets: targets.filter((target) => target.language === language).map(({ id }) => id),
      address: links.to(languageAddress(language.id)),
    })),
  };
}

export function languageShape(catalogue: Catalogue, language: Language, links: MachineLinks): LanguageShape {
  const own = catalogue.targets.filter((target) => target.language === language);
  return {
    kind: 'language',
    title: language.title,
    page: links.plain(languageAddress(language.id)),
    targets: own.map((target) => targetShape(catalogue, target, links)),
  };
}

function targetShape({ proofs, shelf }: Catalogue, target: Target, links: MachineLinks): TargetShape {
  const { id, library, file, install, build, run, limits } = target;
  return {
    id,
    library: library.name,
    link: library.link,
    ...(library.minimum !== undefined && { minimum: library.minimum }),
    file,
    ...(install !== undefined && { install }),
    ...(build && { build: commandLine(build) }),
    run: commandLine(run),
    proofs: countStates(proofs.byTarget.get(id) ?? []),
    limits: limits.map(({ does, source, tried }) => ({ does: `${library.name} ${does}.`, source, tried })),
    collections: shelf
      .all()
      .map((opened) => ({ title: opened.title, address: links.to(listAddress(opened, id)) })),
  };
}
