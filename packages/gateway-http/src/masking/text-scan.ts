import { isAlphanumeric, isAlphanumericOr, isDigit, isOneOf, isSpace } from './characters.js';
import type { CountedText } from './counted-text.js';
import { jsonFieldValue } from './json-field.js';
import { MASK, type MaskedPart, Masks } from './masks.js';
import { PERSONAL_FIELDS } from './personal-fields.js';
import type { WordMatcher } from './word-matcher.js';
import { isElementName } from './xml-element.js';

/** The fewest digits of a number that is masked wherever it stands: those of customers and cards have as many. */
const LONG_NUMBER = 7;

/** What to look for in a text. */
interface Search {
  readonly personal: WordMatcher;
  readonly readable: WordMatcher;
  /** Whether the text goes on after what is seen of it. */
  readonly isCut: boolean;
  /** The longest word of the personal values, UTF-16 units. */
  readonly longestWord: number;
}

/** A part of the text, UTF-16 units; `to` is not included. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** A run of ASCII letters and digits, or one other UTF-16 unit. */
interface Word extends Part {
  readonly text: string;
}

/** One reading of a text, word by word. */
export class TextScan {
  private readonly found = new Masks();
  /** Where the words begin that the matchers have read. */
  private starts: number[] = [];
  /** Where the word begins in which the text was cut; the end of the text where it was not cut in one. */
  private unread: number;
  /** The run of letters, digits and underscores that is being read, and the one before it. */
  private run: Part = { from: 0, to: 0 };
  private runBefore: Part = { from: 0, to: 0 };
  /** The reference to a customer account that is being read, and where the last one ended. */
  private reference: Part | null = null;
  private referenceEnd = 0;
  /** Whether it reads the attributes of a personal element. */
  private isInTag = false;

  constructor(
    private readonly text: CountedText,
    private readonly search: Search,
  ) {
    this.unread = text.length;
  }

  /** Reads the text; what is to be masked in it. To be called once. */
  masks(): Masks {
    this.forget();
    for (let place = 0; place < this.text.length; ) {
      const word = this.word(place);
      this.follow(word);
      const masked = this.fieldValue(word) ?? this.elementContent(word);
      if (masked === null) this.read(word);
      else this.pass(masked);
      place = masked?.to ?? word.to;
    }
    if (this.search.isCut) this.maskBegun();
    return this.found;
  }

  private word(from: number): Word {
    const to = Math.min(this.text.wordEnd(from), this.text.length);
    return { from, to, text: this.text.slice(from, to) };
  }

  private follow({ from, to }: Word): void {
    if (!isAlphanumericOr(this.text.at(from), '_')) return;
    if (this.run.to < from) this.runBefore = this.run;
    this.run = { from: this.run.to < from ? from : this.run.from, to };
  }

  /** The value of a personal field in JSON, where the word is its name; in XML its start tag is entered. */
  private fieldValue({ from, to, text }: Word): MaskedPart | null {
    if (!PERSONAL_FIELDS.has(text)) return null;
    const value = jsonFieldValue(this.text, from, to);
    if (value !== null) return value;
    const endsName = this.text.has('>', to) || isSpace(this.text.at(to));
    if (endsName && isElementName(this.text, from)) this.isInTag = true;
    return null;
  }

  /** The content of a personal element, where the word ends its start tag. */
  private elementContent({ to, text }: Word): MaskedPart | null {
    if (!this.isInTag || text !== '>') return null;
    this.isInTag = false;
    return { from: to, to: this.text.next('<', to), by: MASK };
  }

  /** Masks what is personal of the word and of those before it. */
  private read(word: Word): void {
    this.reference ??= this.accountReference(word);
    this.readValue(word);
    if (this.reference === null || word.to < this.reference.to) return;
    this.mask(this.reference.from, this.reference.to);
    this.reference = null;
  }

  /** The reference to a customer account (`ENT:CustomerAccount:1`) of which the word is the middle. */
  private accountReference({ from, to, text }: Word): Part | null {
    if (text !== 'CustomerAccount' || this.run.from !== from) return null;
    const { runBefore } = this;
    const isAfterRun = runBefore.to === from - 1 && runBefore.from < runBefore.to;
    if (!isAfterRun || !this.text.has(':', from - 1) || !this.text.has(':', to)) return null;
    let end = Math.max(to + 1, this.referenceEnd);
    while (isOfReference(this.text.at(end))) end += 1;
    this.referenceEnd = end;
    return end === to + 1 ? null : { from: runBefore.from, to: end };
  }

  /** Goes on after something masked: nothing reaches from before it to after it. */
  private pass(masked: MaskedPart): void {
    this.found.add(masked);
    this.forget();
    this.run = { from: masked.to, to: masked.to };
  }

  private forget(): void {
    this.search.personal.forget();
    this.search.readable.forget();
    this.starts = [];
  }

  /** Masks the longest personal value that ends with the word, or the word; but for what is within a readable value. */
  private readValue(word: Word): void {
    if (this.mayGoOn(word)) {
      this.unread = word.from;
      return;
    }
    this.starts.push(word.from);
    const personal = this.search.personal.read(word.text);
    const readable = this.search.readable.read(word.text);
    if (personal > 0) this.maskValue(this.start(personal), word.to);
    else if (this.isLongNumber(word)) this.mask(word.from, word.to);
    if (readable > 0) this.found.keep(this.start(readable));
  }

  /** A value that is a reference, or its beginning, ends where it ends: what follows it is not personal. */
  private maskValue(from: number, to: number): void {
    this.mask(from, to);
    if (this.reference !== null && from <= this.reference.from) this.reference = null;
  }

  /** Whether the text was cut in the word, and the whole of it may be personal. */
  private mayGoOn(word: Word): boolean {
    const isCutIn = this.search.isCut && word.to === this.text.length && isAlphanumeric(this.text.at(word.from));
    return isCutIn && (word.text.length <= this.search.longestWord || this.isNumber(word));
  }

  /** Masks what may be the first half of something personal: the values begun, and the word in which the text was cut. */
  private maskBegun(): void {
    const { begun } = this.search.personal;
    const from = begun > 0 ? this.start(begun) : this.unread;
    if (from < this.text.length) this.mask(from, this.text.length);
  }

  /** Where the last so many words begin that the matchers have read. */
  private start(words: number): number {
    return this.starts[this.starts.length - words] ?? 0;
  }

  private isLongNumber(word: Word): boolean {
    if (word.text.length < LONG_NUMBER || !this.isNumber(word)) return false;
    return !isOneOf(this.text.at(word.from - 1), '_:.-') && !isOneOf(this.text.at(word.to), '_-');
  }

  private isNumber({ from, to }: Word): boolean {
    let place = from;
    while (place < to && isDigit(this.text.at(place))) place += 1;
    return place === to;
  }

  private mask(from: number, to: number): void {
    this.found.add({ from, to, by: MASK });
  }
}

function isOfReference(unit: number): boolean {
  return unit >= 0 && !isSpace(unit) && !isOneOf(unit, '"\'<>,;');
}
