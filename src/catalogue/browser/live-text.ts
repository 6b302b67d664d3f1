import { lineClass, lineContent } from '../text/listing-html.ts';
import { repaint } from '../text/repainted.ts';

/** A text with colours that the server painted, and that the page changes. */
export class LiveText {
  readonly #element: HTMLElement;
  readonly #isListing: boolean;
  /** As it came with the page. */
  readonly #painted: readonly string[];
  #shown: readonly string[];

  constructor(element: HTMLElement) {
    this.#element = element;
    const lines = [...element.querySelectorAll(':scope > .line')];
    this.#isListing = lines.length > 0;
    this.#painted = this.#isListing
      ? lines.map((line) => line.innerHTML.replace(/\n$/, ''))
      : element.innerHTML.split('\n');
    this.#shown = this.#painted;
  }

  /** The text that stands there now, without a line feed at its end. */
  get text(): string {
    return (this.#element.textContent ?? '').replace(/\n$/, '');
  }

  show(text: string, marked: ReadonlySet<number> = new Set()): void {
    const lines = repaint(this.#painted, text);
    if (this.#isListing) this.#showLines(lines, marked);
    else if (lines.some((line, index) => line !== this.#shown[index]) || lines.length !== this.#shown.length)
      this.#element.innerHTML = lines.join('\n');
    this.#shown = lines;
  }

  /** Only lines that change are touched: the others keep their place and whatever is selected in them. */
  #showLines(lines: readonly string[], marked: ReadonlySet<number>): void {
    while (this.#element.children.length > lines.length) this.#element.lastElementChild?.remove();
    for (const [index, line] of lines.entries()) {
      const there = this.#element.children[index] ?? this.#addLine(index);
      if (line !== this.#shown[index] || there.childNodes.length === 0) there.innerHTML = lineContent(line);
      const isLinked = there.classList.contains('linked') ? ' linked' : '';
      const name = `${lineClass(index, marked)}${isLinked}`;
      if (there.className !== name) there.className = name;
    }
  }

  #addLine(index: number): Element {
    const line = document.createElement('span');
    line.id = `L${index + 1}`;
    this.#element.append(line);
    return line;
  }
}
