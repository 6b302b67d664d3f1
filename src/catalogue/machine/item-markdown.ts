import { plainText } from '../text/markdown.ts';
import type { AnswerShape, InputShape, ItemShape, ParameterShape } from './item-shape.ts';
import { codeSpan, fence, inline, link, quotation } from './markdown-text.ts';

/** An item as Markdown: what a reader of the page for people has, in the same order. */
export function itemMarkdown(item: ItemShape): string {
  const { program, proof, target } = item;
  return sections([
    `# ${inline(item.name)}`,
    [
      ...[item.collection, ...item.folders].map((name) => inline(name)),
      `${target.language}, ${target.library}`,
    ].join(' / '),
    [
      `- Request: ${codeSpan(`${item.method} ${item.address}`)}`,
      `- ${link('All requests', item.list)}`,
      `- ${link('Page for people', item.page)}`,
    ].join('\n'),
    item.description && quotation(item.description),
    list('Parameters', item.parameters.map(parameterLine)),
    list('Inputs', item.inputs.map(inputLine)),
    `## Program\n\n${proofLine(item)}`,
    howToRun(item),
    program.text === undefined
      ? `It is long: ${link(program.file, program.download)}.`
      : fence(program.text, program.language),
    item.curl !== undefined && `## curl\n\n${fence(item.curl, 'bash')}`,
    item.answers.length > 0 && ['## Documented answers', ...item.answers.map(answerPart)].join('\n\n'),
    list(
      'Noticed while reading',
      item.problems.map(({ severity, message, advice }) => `${severity}: ${inline(`${message} ${advice}`)}`),
    ),
    `## Postman Collection Item JSON\n\n${link('item.json', item.sourceFile)}\n\n${fence(item.source, 'json')}`,
    list(
      'Other targets',
      item.otherTargets.map(({ id, address }) => link(id, address)),
    ),
    proof.page && link('The whole proof', proof.page),
  ]);
}

/** Parts with an empty line between them; what is not there is left out. */
export function sections(parts: readonly (string | false | undefined)[]): string {
  return `${parts.filter((part) => part).join('\n\n')}\n`;
}

/** A heading with a list; nothing where the list is empty. */
export function list(title: string, lines: readonly string[]): string | false {
  return lines.length > 0 && `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function parameterLine({ name, place, isRequired, isSent, type, meaning, example }: ParameterShape): string {
  const marks = [
    ...[place, ...(type === undefined ? [] : [inline(type)])],
    ...[...(isRequired ? ['required'] : []), ...(isSent ? [] : ['off'])],
  ].join(', ');
  const about = meaning ? inline(plainText(meaning), 2000) : example && `example ${codeSpan(example)}`;
  return `${codeSpan(name)} (${marks})${about ? `: ${about}` : ''}`;
}

function inputLine({ name, from, environment, value, meaning }: InputShape): string {
  const place =
    from === 'program' ? 'a constant of the program' : `environment variable ${codeSpan(environment ?? '')}`;
  const known = value === undefined ? '' : `, ${codeSpan(value)} in the collection`;
  return `${codeSpan(name)}: ${place}${known}${meaning ? `. ${inline(meaning)}` : ''}`;
}

function proofLine({ proof }: ItemShape): string {
  const versions = proof.versions.map((version) => inline(version)).join('; ');
  const counted = `${proof.exactCases} of ${proof.recordedCases} recorded cases of this target arrived exactly`;
  return `Proof: **${inline(proof.says)}**. ${versions ? `Versions: ${versions}. ` : ''}${counted}.`;
}

function howToRun({ program }: ItemShape): string {
  const lines = [
    ...(program.install === undefined ? [] : [`- Install: ${codeSpan(program.install)}`]),
    `- File: ${link(program.file, program.download)}`,
    ...(program.build === undefined ? [] : [`- Build: ${codeSpan(program.build)}`]),
    `- Run: ${codeSpan(program.run)}`,
  ];
  return lines.join('\n');
}

function answerPart({ status, title, message, request }: AnswerShape): string {
  const asked = request === undefined ? [] : ['The request of this example:', fence(request, 'http')];
  return [`### ${status} ${inline(title)}`, ...asked, fence(message, 'http')].join('\n\n');
}
