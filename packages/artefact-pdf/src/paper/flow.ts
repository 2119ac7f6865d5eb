import { type Line, linesOf, stackedLines } from './lines-of.js';
import type { Element, Paper } from './paper.js';
import { CONTENT_WIDTH, SHEET } from './sheet.js';
import type { Style } from './style.js';

/** Texts above one another in one place of a row. */
export interface Cell {
  readonly element: Element;
  readonly texts: readonly { readonly text: string; readonly style: Style }[];
  /** From the left edge of what is printed on. */
  readonly left: number;
  readonly width: number;
}

/**
 * Where the next thing stands: from the top of a page downwards, and on the next page where there is no room. Nothing is cut: what
 * is higher than a page goes on line by line.
 */
export class Flow {
  #y: number = SHEET.top;
  /** Beside something that stands on the right until here there is less width. */
  #beside: { readonly width: number; readonly until: number } | null = null;
  #leaving: (() => void) | null = null;
  /** Where this page begins, below what is repeated. */
  #top: number = SHEET.top;
  readonly #repeated: (() => void)[] = [];
  readonly #background: () => void;

  /** @param background what is drawn on each page before anything else */
  constructor(
    readonly paper: Paper,
    background: () => void,
  ) {
    this.#background = background;
    paper.addPage();
    background();
  }

  get y(): number {
    return this.#y;
  }

  /** How wide a text may be that begins here. */
  get width(): number {
    return this.#beside !== null && this.#y < this.#beside.until ? this.#beside.width : CONTENT_WIDTH;
  }

  /** Keeps free what is right of `width` from here on for a height; `draw` draws there before the page is left, or at `pass`. */
  keepFree(width: number, height: number, draw: () => void): void {
    this.#beside = { width, until: this.#y + height };
    this.#leaving = draw;
  }

  /** Goes on below what was kept free. */
  pass(): void {
    this.#leave();
    this.#y = Math.max(this.#y, this.#beside?.until ?? 0);
    this.#beside = null;
  }

  space(height: number): void {
    this.#y += height;
  }

  /** Begins a new page when there is less room than that on this one. */
  need(height: number): void {
    if (this.#y + height > SHEET.bottom && this.#y > this.#top) this.#turn();
  }

  /** While `body` is printed, `again` is printed at the top of each new page, as an artefact that is not read out again. */
  repeating(again: () => void, body: () => void): void {
    this.#repeated.push(again);
    body();
    this.#repeated.pop();
  }

  /** Something of one height, which is drawn from there downwards. */
  block(height: number, draw: (top: number) => void): void {
    this.need(height);
    draw(this.#y);
    this.#y += height;
  }

  paragraph(element: Element, text: string, style: Style): void {
    this.lines(element, linesOf(this.paper, text, style, this.width));
  }

  lines(element: Element, lines: readonly Line[]): void {
    for (const { text, style } of lines) {
      this.need(style.leading);
      this.paper.content(element, () => this.paper.text(text, SHEET.left, this.#y + ascent(style), style));
      this.#y += style.leading;
    }
  }

  /** Lines that are not read out. */
  artefactLines(lines: readonly Line[]): void {
    for (const { text, style } of lines) {
      this.paper.artefact('Pagination', () => this.paper.text(text, SHEET.left, this.#y + ascent(style), style));
      this.#y += style.leading;
    }
  }

  /** Cells beside one another, on one page where a page has room for them. */
  row(cells: readonly Cell[]): void {
    let rest = cells.map(({ texts, width, ...cell }) => ({
      ...cell,
      lines: stackedLines(this.paper, texts, width),
    }));
    this.need(Math.max(...rest.map(({ lines }) => heightOf(lines))));
    for (;;) {
      const room = SHEET.bottom - this.#y;
      const parts = rest.map(({ lines }) => lines.slice(0, countWithin(lines, room)));
      for (const [index, { element, left }] of rest.entries()) this.#cell(element, left, parts[index] ?? []);
      this.#y += Math.max(...parts.map(heightOf));
      rest = rest.map((cell, index) => ({ ...cell, lines: cell.lines.slice(parts[index]?.length) }));
      if (rest.every(({ lines }) => lines.length === 0)) return;
      this.#turn();
    }
  }

  #cell(element: Element, left: number, lines: readonly Line[]): void {
    let y = this.#y;
    for (const { text, style } of lines) {
      const baseline = y + ascent(style);
      this.paper.content(element, () => this.paper.text(text, SHEET.left + left, baseline, style));
      y += style.leading;
    }
  }

  #turn(): void {
    this.#leave();
    this.#beside = null;
    this.paper.addPage();
    this.#background();
    this.#y = SHEET.top;
    for (const again of this.#repeated) again();
    this.#top = this.#y;
  }

  #leave(): void {
    this.#leaving?.();
    this.#leaving = null;
  }
}

/** From the top of a line to its baseline: capitals and what hangs below stand in the middle of it. */
export function ascent({ size, leading }: Style): number {
  return (leading + size * CAP_HEIGHT) / 2;
}

/** How high capitals are, in parts of the size. */
const CAP_HEIGHT = 0.727;

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((height, { style }) => height + style.leading, 0);
}

/** How many lines there is room for. */
function countWithin(lines: readonly Line[], room: number): number {
  let height = 0;
  const firstOutside = lines.findIndex(({ style }) => {
    height += style.leading;
    return height > room;
  });
  return firstOutside === -1 ? lines.length : firstOutside;
}
