import { type GeneratedProgram, generate } from '../../generate.ts';
import type { Target } from '../../targets/target.ts';
import type { WireTemplate } from '../../wire/template.ts';
import { inputLines } from '../text/input-lines.ts';

/** Characters of a program, of the command beside it, and of the item's JSON, on a page. */
export const maximumProgram = 16_000;
export const maximumCurl = 4_000;
export const maximumJson = 12_000;

/** A program with what a page shows of it. */
export interface ShownProgram extends GeneratedProgram {
  /** What stands in the page: the lines that there is room for. */
  readonly shown: string;
  /** Lines that an input writes, counted from 1. */
  readonly marked: ReadonlySet<number>;
  /** Lines that the page leaves out; the download has them. */
  readonly hidden: number;
}

/** Prints a program for a page, which shows at most so many characters of it. */
export function showProgram(template: WireTemplate, target: Target, maximumLength: number): ShownProgram {
  const program = generate(template, target);
  const { text } = program;
  const { shown, hidden } = firstLines(text, maximumLength);
  return {
    ...program,
    // HTML has no CR LF, and a lone CR would be a line of its own.
    shown: shown.replaceAll('\r\n', '\n'),
    marked: inputLines(template, target, text),
    hidden,
  };
}

/** The whole lines of a text that there is room for, and how many more there are; of an endless line its beginning. */
export function firstLines(text: string, maximumLength: number): { shown: string; hidden: number } {
  const lines =
    text.length <= maximumLength ? text : text.slice(0, text.lastIndexOf('\n', maximumLength) + 1);
  return {
    shown: lines || text.slice(0, maximumLength),
    hidden: text.split('\n').length - (lines || text).split('\n').length,
  };
}

/** How long a program is, in words. */
export function sizeInWords(text: string): string {
  const lines = text.split('\n').length - 1;
  return `${lines} lines, ${(new TextEncoder().encode(text).length / 1000).toFixed(1)} kB`;
}

/** What is said of lines that a page leaves out. */
export function moreLines(hidden: number): string {
  return `${hidden} more lines are in the file: download it to have it whole.`;
}

/** What is said of an item's JSON. */
export function jsonNote(length: number, isAsGiven: boolean): string {
  return `${isAsGiven ? 'as documented' : 'with your values'}, ${(length / 1000).toFixed(1)} kB`;
}
