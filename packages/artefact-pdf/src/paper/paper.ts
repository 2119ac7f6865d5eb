import Pdf from 'pdfkit';
import type { Typefaces } from '../fonts/typefaces.js';
import { escapeInMetadata } from './escape-in-metadata.js';
import { SHEET } from './sheet.js';
import { INK, type Style } from './style.js';

/** A node of the tree by which a screen reader reads: `H1`, `P`, `Table` … */
export interface Element {
  readonly tag: string;
  readonly node: PDFKit.PDFStructureElement;
}

/** What an element says beside its content; pdfkit knows more of it than its types do. */
export interface ElementOptions {
  /** What a picture shows. */
  readonly alt?: string;
  /** Where a picture is: left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
  readonly placement?: 'Block';
  /** What a heading of a table is a heading of. */
  readonly scope?: 'Column';
}

/** What stands about the file, and in which language it is. */
export interface Imprint {
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
  /** BCP 47. */
  readonly language: string;
}

/**
 * Sheets that can be drawn on: a tagged PDF/A-1b. Lengths are in points from the upper left corner. Whatever is drawn belongs to an
 * element (`content`), or is an artefact, which is not read out.
 */
export class Paper {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #bytes: Promise<Uint8Array>;
  readonly #typefaces: Typefaces;
  readonly root: Element;
  #pages = 0;

  constructor(typefaces: Typefaces, { title, author, createdAt, language }: Imprint) {
    this.#typefaces = typefaces;
    this.#pdf = new Pdf({
      size: [SHEET.width, SHEET.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      font: '',
      pdfVersion: '1.4',
      subset: 'PDF/A-1b',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Ticket Distribution', CreationDate: createdAt },
    });
    escapeInMetadata(this.#pdf);
    this.#bytes = bytesOf(this.#pdf);
    for (const [name, typeface] of Object.entries(typefaces)) {
      // pdfkit takes what has the members of a font of fontkit; its types know files only.
      this.#pdf.registerFont(name, typeface);
    }
    const node = this.#pdf.struct('Document');
    this.#pdf.addStructure(node);
    this.root = { tag: 'Document', node };
  }

  get pages(): number {
    return this.#pages;
  }

  addPage(): void {
    this.#pdf.addPage();
    this.#pages += 1;
  }

  /** Goes back to a page, by its number from 0 on. */
  turnTo(page: number): void {
    this.#pdf.switchToPage(page);
  }

  element(tag: string, parent: Element, options: ElementOptions = {}): Element {
    const node = this.#pdf.struct(tag, options);
    parent.node.add(node);
    return { tag, node };
  }

  content({ tag, node }: Element, draw: () => void): void {
    const content = this.#pdf.markStructureContent(tag);
    draw();
    this.#pdf.endMarkedContent();
    node.add(content);
  }

  artefact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    draw();
    this.#pdf.endMarkedContent();
  }

  /** @param text as `shown` gives it */
  text(text: string, x: number, baseline: number, { font, size, colour }: Style): void {
    this.#pdf.font(font, size).fillColor(colour);
    this.#pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** A text whose middle is in the middle of the sheet, rising to the right. */
  risingText(text: string, degrees: number, style: Style): void {
    const [x, y] = [SHEET.width / 2, SHEET.height / 2];
    this.#pdf.save().rotate(-degrees, { origin: [x, y] });
    this.text(text, x - this.widthOf(text, style) / 2, y + style.size * 0.364, style);
    this.#pdf.restore();
  }

  /** A text as it can be printed: with a box for each character that the font does not have. */
  shown(text: string, { font }: Style): string {
    return this.#typefaces[font].shown(text);
  }

  /** @param text as `shown` gives it */
  widthOf(text: string, { font, size }: Style): number {
    return this.#typefaces[font].widthOf(text) * size;
  }

  line(fromX: number, fromY: number, toX: number, toY: number, width: number, colour: string): void {
    this.#pdf.lineWidth(width).strokeColor(colour).moveTo(fromX, fromY).lineTo(toX, toY).stroke();
  }

  frame(x: number, y: number, width: number, height: number, colour: string): void {
    this.#pdf.lineWidth(0.75).strokeColor(colour).rect(x, y, width, height).stroke();
  }

  bar(x: number, y: number, width: number, height: number, colour: string): void {
    this.#pdf.rect(x, y, width, height).fill(colour);
  }

  /** Rectangles in units of `unit` from a corner, filled as one shape, so that no seam is seen between them. */
  shape(x: number, y: number, unit: number, rectangles: readonly (readonly [number, number, number, number])[]): void {
    this.#pdf.save().translate(x, y).scale(unit).fillColor(INK);
    for (const rectangle of rectangles) this.#pdf.rect(...rectangle);
    if (rectangles.length > 0) this.#pdf.fill();
    this.#pdf.restore();
  }

  end(): Promise<Uint8Array> {
    this.#pdf.end();
    return this.#bytes;
  }
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
