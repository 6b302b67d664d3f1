import type { StateCounts } from '../../prove/matrix.ts';
import { itemMarkdown, list, sections } from './item-markdown.ts';
import type { ItemShape } from './item-shape.ts';
import type { LanguageShape, LanguagesShape, TargetShape } from './language-shape.ts';
import type { ItemRow, ListShape, StartShape } from './list-shape.ts';
import { codeSpan, fence, inline, link, quotation } from './markdown-text.ts';
import type { ProofRecordShape, ProofsShape } from './proof-shape.ts';

/** Every page for machines, by its `kind`. */
export type Shape =
  | StartShape
  | ListShape
  | ItemShape
  | LanguagesShape
  | LanguageShape
  | ProofsShape
  | ProofRecordShape;

/** A page as Markdown. */
export function pageMarkdown(shape: Shape): string {
  switch (shape.kind) {
    case 'start':
      return startMarkdown(shape);
    case 'list':
      return listMarkdown(shape);
    case 'item':
      return itemMarkdown(shape);
    case 'languages':
      return languagesMarkdown(shape);
    case 'language':
      return sections([`# ${shape.title}`, ...shape.targets.map(targetPart)]);
    case 'proofs':
      return proofsMarkdown(shape);
    case 'proof':
      return proofMarkdown(shape);
  }
}

function startMarkdown({ collections, languages, proofs }: StartShape): string {
  return sections([
    '# Wireproof',
    'Programs from API collections, each proven by running it and reading the wire.',
    list(
      'Collections',
      collections.map(({ title, address, items }) => `${link(title, address)}: ${requests(items)}`),
    ),
    list('More', [link('Languages', languages), link('Proofs', proofs)]),
  ]);
}

function listMarkdown({ title, target, page, items, description, groups, folders, next }: ListShape): string {
  return sections([
    `# ${inline(title)}`,
    `${requests(items)}, with programs for ${codeSpan(target)}. ${link('Page for people', page)}.`,
    description && quotation(description),
    ...groups.map((group) => {
      const shown = group.rows.map(rowLine);
      const rest = group.rows.length < group.items && group.address;
      return list(inline(group.title), rest ? [...shown, link(`All ${group.items}`, rest)] : shown);
    }),
    list(
      'Folders',
      folders.map((folder) => `${link(folder.title, folder.address)}: ${requests(folder.items)}`),
    ),
    next && link('More of them', next),
  ]);
}

function rowLine({ name, method, path, address, proof }: ItemRow): string {
  return `${link(name, address)}: ${codeSpan(`${method} ${path}`)}; ${inline(proof)}`;
}

function languagesMarkdown({ languages }: LanguagesShape): string {
  return sections([
    '# Languages',
    languages
      .map(({ title, address, targets }) => `- ${link(title, address)}: ${targets.map(codeSpan).join(', ')}`)
      .join('\n'),
  ]);
}

function targetPart(target: TargetShape): string {
  const { id, library, link: site, minimum, file, install, build, run, proofs, limits, collections } = target;
  const facts = [
    `Library: ${link(library, site)}${minimum === undefined ? '' : `, at least ${inline(minimum)}`}`,
    `File: ${codeSpan(file)}`,
    ...(install === undefined ? [] : [`Install: ${codeSpan(install)}`]),
    ...(build === undefined ? [] : [`Build: ${codeSpan(build)}`]),
    `Run: ${codeSpan(run)}`,
    `Proofs: ${counted(proofs)}`,
    ...limits.map(({ does, source }) => `Limit: ${inline(`${does} ${source}`, 2000)}`),
    ...collections.map(({ title, address }) => link(title, address)),
  ];
  return `## ${inline(id)}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`;
}

function proofsMarkdown({ page, cases, counts, targets }: ProofsShape): string {
  return sections([
    '# Proofs',
    `${cases.length} cases in ${targets.length} targets: ${counted(counts)}. ${link('Page for people', page)}.`,
    ...targets.map(({ id, counts: own, others }) =>
      list(inline(id), [
        counted(own),
        ...others.map(
          ({ case: name, state, reason }) =>
            `${codeSpan(name)}: ${state}${reason ? `, ${inline(reason)}` : ''}`,
        ),
      ]),
    ),
  ]);
}

function proofMarkdown(proof: ProofRecordShape): string {
  return sections([
    `# ${inline(`${proof.case} in ${proof.target}`)}`,
    proof.idea && inline(proof.idea, 2000),
    link('Page for people', proof.page),
    `**${inline(proof.state)}**: ${inline(proof.says, 2000)}. ${proof.versions.map((version) => inline(version)).join('; ')}`,
    proof.build && `Build: ${codeSpan(proof.build.line)}, exit ${proof.build.exit ?? 'by a signal'}`,
    ...proof.runs.map((run) =>
      sections([
        `## Answered with ${inline(run.answer)}: exit ${run.exit ?? 'by a signal'}`,
        ...run.differences.map(
          ({ where, expected, arrived }) =>
            `- ${inline(where)}: expected ${codeSpan(expected ?? 'nothing')}, arrived ${codeSpan(arrived ?? 'nothing')}`,
        ),
        ...run.requests.map((request) => fence(request, 'http')),
        run.output !== '' && fence(run.output),
        run.errors !== '' && fence(run.errors),
      ]).trimEnd(),
    ),
    proof.programText !== undefined && `## Program\n\n${fence(proof.programText)}`,
  ]);
}

function counted(counts: StateCounts): string {
  const present = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    present.map(([state, count]) => `${count} ${state === 'ran' ? 'exact' : state}`).join(', ') || 'none'
  );
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}
