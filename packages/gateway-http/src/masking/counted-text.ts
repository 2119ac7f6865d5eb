import { isAlphanumeric, isSpace } from './characters.js';

/** A text that counts how often one of its characters is looked at. */
export class CountedText {
  private looks = 0;

  /** @param length how much of the text there is to see, UTF-16 units */
  constructor(
    private readonly text: string,
    readonly length: number = text.length,
  ) {}

  /** How often a character was looked at so far. */
  get steps(): number {
    return this.looks;
  }

  /** The UTF-16 unit at a place; -1 where there is none. */
  at(place: number): number {
    this.looks += 1;
    return place >= 0 && place < this.length ? this.text.charCodeAt(place) : -1;
  }

  /** Whether `character` (one UTF-16 unit) stands at a place. */
  has(character: string, place: number): boolean {
    return this.at(place) === character.charCodeAt(0);
  }

  /** What stands from a place to before another. */
  slice(from: number, to: number): string {
    return this.text.slice(from, Math.min(to, this.length));
  }

  /** Where the word ends that begins at a place: a run of ASCII letters and digits is one, and each other character. */
  wordEnd(from: number): number {
    let place = from;
    while (isAlphanumeric(this.at(place))) place += 1;
    return Math.max(place, from + 1);
  }

  /** The first place from here on that is no white space. */
  skipSpace(from: number): number {
    let place = from;
    while (isSpace(this.at(place))) place += 1;
    return place;
  }

  /** Where `character` (one UTF-16 unit) stands next, from a place on; the end of the text when it does not. */
  next(character: string, from: number): number {
    let place = from;
    while (place < this.length && !this.has(character, place)) place += 1;
    return Math.max(from, Math.min(place, this.length));
  }
}
