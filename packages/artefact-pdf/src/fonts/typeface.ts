import { type Font, type Glyph, create } from 'fontkit';
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

/** Where a glyph stands, and how far on the next one does; pdfkit scales it to its own units. */
interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

interface ShapedText {
  readonly glyphs: readonly Pick<Glyph, 'id' | 'advanceWidth' | 'codePoints'>[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

const MARK = /\p{M}/u;
/** So many pairs of letters are remembered with their kerning. */
const MOST_PAIRS = 20_000;

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
  readonly #advances = new Map<string, number>();

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
    let shown = '';
    for (const character of text) {
      shown += this.#printable.has(character.codePointAt(0) ?? 0) ? character : SUBSTITUTE;
    }
    return shown;
  }

  /** How wide a text is that can be shown, in parts of the size. */
  widthOf(text: string): number {
    let [width, last] = [0, ''];
    for (const character of text) {
      if (last !== '') width += this.#advance(last + character);
      last = character;
    }
    return (last === '' ? 0 : width + this.#advance(last)) / this.unitsPerEm;
  }

  /** A glyph for each character of a text that can be shown, with kerning. Lengths are in units of the font. */
  layout(text: string): ShapedText {
    const characters = Array.from(text);
    const glyphs = characters.map((character) => this.#glyph(character));
    const positions = MARK.test(text) ? this.#shaped(text) : this.#kerned(characters);
    return {
      glyphs,
      positions,
      // pdfkit scales the positions, and then asks for their sum.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  }

  #glyph(character: string): ShapedText['glyphs'][number] {
    const codePoint = character.codePointAt(0) ?? 0;
    const { id, advanceWidth } = this.#font.glyphForCodePoint(codePoint);
    return { id, advanceWidth, codePoints: [codePoint] };
  }

  /** By fontkit, which also sets marks on letters. */
  #shaped(text: string): readonly Position[] {
    return this.#font.layout(text, { ...NO_SUBSTITUTION }, undefined, undefined, 'ltr').positions;
  }

  /** The same for letters alone, pair by pair: most of them have been met before. */
  #kerned(characters: readonly string[]): readonly Position[] {
    return characters.map((character, index) => {
      const next = characters[index + 1] ?? '';
      return { xAdvance: this.#advance(character + next), yAdvance: 0, xOffset: 0, yOffset: 0 };
    });
  }

  /** How far a second letter stands from a first. */
  #advance(pair: string): number {
    const known = this.#advances.get(pair);
    if (known !== undefined) return known;
    const advance = this.#shaped(pair)[0]?.xAdvance ?? 0;
    if (this.#advances.size < MOST_PAIRS) this.#advances.set(pair, advance);
    return advance;
  }
}
