import { forms } from './forms.js';
import { readInstant } from './instant.js';
import type { Names } from '../state/ticket-content.js';
import { languages } from '../state/words.js';
import { Malformed } from './malformed.js';

/** Reads the fields of a JSON object one by one. null is the same as absent; what does not fit throws `Malformed` with the field's path. */
export class JsonObject {
  private constructor(
    private readonly members: Readonly<Record<string, unknown>>,
    private readonly path: string,
  ) {}

  static of(value: unknown, path = ''): JsonObject {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Malformed(path, 'must be a JSON object');
    }
    return new JsonObject(value as Record<string, unknown>, path);
  }

  has(name: string): boolean {
    return this.#value(name) !== null;
  }

  string(name: string, pattern: RegExp = forms.text): string {
    const value = this.#required(name);
    if (typeof value !== 'string' || !pattern.test(value))
      throw this.#malformed(name, 'is not a text of the right form');
    return value;
  }

  optionalString(name: string, pattern?: RegExp): string | null {
    return this.has(name) ? this.string(name, pattern) : null;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const value = this.#required(name);
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw this.#malformed(name, `must be one of ${words.join(', ')}`);
    return word;
  }

  optionalOneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    return this.has(name) ? this.oneOf(name, words) : null;
  }

  integer(name: string, least: number, most: number): number {
    const value = this.#required(name);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw this.#malformed(name, `must be a whole number from ${least} to ${most}`);
    }
    return value;
  }

  optionalInteger(name: string, least: number, most: number): number | null {
    return this.has(name) ? this.integer(name, least, most) : null;
  }

  instant(name: string): string {
    const instant = readInstant(this.string(name));
    if (instant === undefined) throw this.#malformed(name, 'must be an instant such as 2026-12-05T06:00:00.000Z');
    return instant;
  }

  optionalInstant(name: string): string | null {
    return this.has(name) ? this.instant(name) : null;
  }

  object(name: string): JsonObject {
    return JsonObject.of(this.#required(name), this.#at(name));
  }

  /** Texts by language, or null; languages that are not ours are left out. */
  optionalNames(name: string): Names | null {
    if (!this.has(name)) return null;
    const names = this.object(name);
    return Object.fromEntries(
      languages.flatMap((language) =>
        names.has(language) ? [[language, names.string(language, forms.keptText)]] : [],
      ),
    );
  }

  /** Each entry of a list that may be absent (then it is empty). */
  list<Item>(name: string, read: (value: unknown, path: string) => Item): Item[] {
    const value = this.#value(name) ?? [];
    if (!Array.isArray(value)) throw this.#malformed(name, 'must be a list');
    return value.map((item, index) => read(item, `${this.#at(name)}[${index}]`));
  }

  /** A list of at least one entry, all of them different. */
  distinct(name: string, pattern: RegExp): string[] {
    const items = this.list(name, (item, path) => {
      if (typeof item !== 'string' || !pattern.test(item)) throw new Malformed(path, 'is not a text of the right form');
      return item;
    });
    if (items.length === 0) throw this.#malformed(name, 'must not be empty');
    if (new Set(items).size !== items.length) throw this.#malformed(name, 'names something twice');
    return items;
  }

  /** Refuses every field that is not among these. */
  only(...names: string[]): this {
    const unknown = Object.keys(this.members).find((name) => !names.includes(name));
    if (unknown !== undefined) throw this.#malformed(unknown, 'is not known here');
    return this;
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.members, name) ? (this.members[name] ?? null) : null;
  }

  #required(name: string): unknown {
    const value = this.#value(name);
    if (value === null) throw this.#malformed(name, 'is required');
    return value;
  }

  #at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  #malformed(name: string, problem: string): Malformed {
    return new Malformed(this.#at(name), problem);
  }
}
