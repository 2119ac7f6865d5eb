import { type Font, type Glyph, type GlyphPosition, create } from 'fontkit';
import { SUBSTITUTE } from '../text/cleaned.js';

/**
 * What fontkit would do to glyphs by itself. Here a character is always its own glyph: what a reader of the file finds behind a glyph
 * is the character that was printed, and neither a ligature nor what another document had there.
 */
const NO_SUBSTITUTION = Object.fromEntries(
  ['rvrn', 'ltra', 'ltrm', 'frac', 'numr', 'dnom', 'ccmp', 'locl', 'rlig', 'calt', 'clig', 'liga', 'rclt'].map(
    (feature) => [feature, false],
  ),
);

/** Private characters, which mean nothing to others, and marks around a letter, which reach into other lines. */
const NEVER_PRINTED = /[\p{Co}\p{Me}]/u;

interface ShapedText {
  readonly glyphs: readonly Pick<Glyph, 'id' | 'advanceWidth' | 'codePoints'>[];
  readonly positions: readonly GlyphPosition[];
  readonly advanceWidth: number;
}

/** What fontkit offers beside its types, and pdfkit reads. */
type WholeFont = Font & {
  readonly post: { readonly isFixedPitch: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
};

/**
 * A font that is read once and printed with in many documents. It offers what pdfkit asks of a font of fontkit, and answers the
 * same whatever was printed before: fontkit keeps with each glyph the characters for which it was first looked up.
 */
export class Typeface {
  readonly #font: WholeFont;
  readonly #printable: ReadonlySet<number>;

  constructor(file: Uint8Array) {
    this.#font = create(file as Buffer) as WholeFont;
    this.#printable = new Set(
      this.#font.characterSet.filter((codePoint) => !NEVER_PRINTED.test(String.fromCodePoint(codePoint))),
    );
  }

  get postscriptName(): string {
    return this.#font.postscriptName;
  }
  get unitsPerEm(): number {
    return this.#font.unitsPerEm;
  }
  get ascent(): number {
    return this.#font.ascent;
  }
  get descent(): number {
    return this.#font.descent;
  }
  get lineGap(): number {
    return this.#font.lineGap;
  }
  get xHeight(): number {
    return this.#font.xHeight;
  }
  get capHeight(): number {
    return this.#font.capHeight;
  }
  get italicAngle(): number {
    return this.#font.italicAngle;
  }
  get bbox(): Font['bbox'] {
    return this.#font.bbox;
  }
  get 'OS/2'(): Font['OS/2'] {
    return this.#font['OS/2'];
  }
  get post(): WholeFont['post'] {
    return this.#font.post;
  }
  get head(): WholeFont['head'] {
    return this.#font.head;
  }

  createSubset(): ReturnType<Font['createSubset']> {
    return this.#font.createSubset();
  }

  getGlyph(id: number): Glyph {
    return this.#font.getGlyph(id);
  }

  /** The text with a box for each character that the font does not have. */
  shown(text: string): string {
    return Array.from(text, (character) =>
      this.#printable.has(character.codePointAt(0) ?? 0) ? character : SUBSTITUTE,
    ).join('');
  }

  /** A glyph for each character of a text that can be shown, with kerning. Lengths are in units of the font. */
  layout(text: string): ShapedText {
    const { glyphs, positions } = this.#font.layout(text, { ...NO_SUBSTITUTION }, undefined, undefined, 'ltr');
    const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return {
      glyphs: glyphs.map(({ id, advanceWidth }, index) => ({
        id,
        advanceWidth,
        codePoints: codePoints.slice(index, index + 1),
      })),
      positions,
      // pdfkit scales the positions, and then asks for their sum.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  }
}
