import { cut } from './cut.js';
import { CountedText } from './counted-text.js';
import { escapedForms } from './escaped-forms.js';
import { TextScan } from './text-scan.js';
import { WordMatcher } from './word-matcher.js';

/** How much of a text is read to show a part of it, as a multiple of what is shown: masked, a text is shorter. */
const READ_FOR_SHOWN = 4;

/**
 * Masks personal data in what crosses the wire: by the names of fields, by values wherever they stand as a word, and by
 * form. A text is read once, from left to right, and no further than what is shown of it needs.
 */
export class Masker {
  private readonly personal: WordMatcher;
  private readonly readable: WordMatcher;
  private readonly longestWord: number;
  private looks = 0;

  /**
   * @param personal values to mask wherever they stand as words, also as JSON and XML escape them
   * @param readable values that stay readable, whatever of them looks personal; not in personal fields
   */
  constructor(personal: readonly string[], readable: readonly string[]) {
    const isPersonal = new Set(personal);
    const personalWords = wordsOf(personal.flatMap(escapedForms));
    this.personal = new WordMatcher(personalWords);
    this.readable = new WordMatcher(wordsOf(readable.filter((value) => !isPersonal.has(value))));
    this.longestWord = personalWords.flat().reduce((longest, { length }) => Math.max(longest, length), 0);
  }

  /** How much work was done so far: looks at characters, and moves to find values. */
  get steps(): number {
    return this.looks + this.personal.steps + this.readable.steps;
  }

  /**
   * The text with what is personal masked, at most `limit` characters of it. What is not read is not shown, and neither
   * is what may be the first half of something personal where reading stopped.
   */
  mask(text: string, limit: number = Number.POSITIVE_INFINITY): string {
    const length = Math.min(text.length, limit * READ_FOR_SHOWN);
    const seen = new CountedText(text, length);
    const isCut = length < text.length;
    const { personal, readable, longestWord } = this;
    const masks = new TextScan(seen, { personal, readable, isCut, longestWord }).masks();
    this.looks += seen.steps;
    const masked = masks.applyTo(text.slice(0, length));
    return cut(isCut ? `${masked}…` : masked, limit);
  }
}

/** Each value that is not blank as its words. */
function wordsOf(values: readonly string[]): readonly (readonly string[])[] {
  return values.filter((value) => value.trim() !== '').map(words);
}

function words(value: string): readonly string[] {
  const text = new CountedText(value);
  const found: string[] = [];
  for (let from = 0; from < value.length; ) {
    const to = text.wordEnd(from);
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}
