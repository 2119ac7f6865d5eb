import { cleaned } from '../text/cleaned.js';
import { INSTANT_RULE, parseInstant } from '../time/parse-instant.js';
import { UnprintableTicketError } from './unprintable-ticket-error.js';

/** A value of a document with the way to it. Whatever is not as it has to be is an `UnprintableTicketError`. */
export class Field {
  constructor(
    readonly path: string,
    readonly value: unknown,
  ) {}

  refused(rule: string): never {
    throw new UnprintableTicketError(this.path, rule);
  }

  member(name: string): Field {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      return this.refused('must be an object');
    }
    return new Field(this.#below(name), Object.hasOwn(this.value, name) ? Reflect.get(this.value, name) : undefined);
  }

  /** The members of an object; of which there may be any. */
  members(): readonly (readonly [string, Field])[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      return this.refused('must be a text, or an object of texts by language');
    }
    return Object.entries(this.value).map(([name, value]) => [name, new Field(this.#below(name), value)]);
  }

  /** What `read` makes of it; null when there is nothing. */
  optional<T>(read: (field: Field) => T): T | null {
    return this.value === undefined || this.value === null ? null : read(this);
  }

  /** What `read` makes of each entry; none when there is no list. */
  list<T>(longest: number, read: (field: Field) => T): readonly T[] {
    if (this.value === undefined) return [];
    if (!Array.isArray(this.value)) return this.refused('must be a list');
    if (this.value.length > longest) return this.refused(`must have at most ${longest} entries`);
    return Array.from(this.value, (value, index) => read(new Field(this.#below(String(index)), value)));
  }

  /** A text in one line, which may be empty. */
  anyText(longest: number): string {
    if (typeof this.value !== 'string') return this.refused('must be a text');
    if (this.value.length > longest) return this.refused(`must have at most ${longest} characters`);
    return cleaned(this.value);
  }

  text(longest: number): string {
    const text = this.anyText(longest);
    return text === '' ? this.refused('must have a visible character') : text;
  }

  oneOf<const T extends string>(values: readonly T[]): T {
    return values.find((value) => value === this.value) ?? this.refused(`must be one of ${values.join(', ')}`);
  }

  /** Milliseconds since 1970 in UTC. */
  instant(): number {
    const instant = typeof this.value === 'string' ? parseInstant(this.value) : null;
    return instant ?? this.refused(INSTANT_RULE);
  }

  wholeNumber(least: number, greatest: number): number {
    const { value } = this;
    const isIn = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= greatest;
    return isIn ? value : this.refused(`must be a whole number from ${least} to ${greatest}`);
  }

  booleans(longest: number): readonly boolean[] {
    const { value } = this;
    const isList = Array.isArray(value) && value.length <= longest && value.every((each) => typeof each === 'boolean');
    return isList ? value : this.refused(`must be a list of at most ${longest} times true or false`);
  }

  #below(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
