import { readInstant, textOfInstant } from '../instants/instant.js';
import { OPEN_END } from '../payload/ticket-code-content.js';
import { RefusedDocumentError } from './refused-document-error.js';

type Json = Readonly<Record<string, unknown>>;

/** Reads the claims of a signed document by name. Each reader throws a `RefusedDocumentError` with the claim and its rule. */
export class Claims {
  constructor(
    private readonly json: Json,
    private readonly place = '',
  ) {}

  has(name: string): boolean {
    return this.json[name] !== undefined;
  }

  /** A text that is not empty. */
  text(name: string): string {
    const value = this.json[name];
    if (typeof value !== 'string' || value === '') throw this.#bad(name, 'must be text');
    return value;
  }

  whole(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.json[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw this.#bad(name, `must be a whole number from ${least} to ${most}`);
    }
    return value;
  }

  /** Seconds since 1970. */
  seconds(name: string): number {
    return this.whole(name, 0, OPEN_END);
  }

  /** A moment as text, in the one form in which we write it. */
  instant(name: string): string {
    const value = this.json[name];
    const moment = typeof value === 'string' ? readInstant(value) : null;
    if (moment === null) throw this.#bad(name, 'must be date and time with a zone');
    return textOfInstant(moment);
  }

  matching(name: string, form: RegExp, rule: string): string {
    const value = this.text(name);
    if (!form.test(value)) throw this.#bad(name, rule);
    return value;
  }

  /** The objects in a list. */
  objects(name: string): readonly Claims[] {
    const values: unknown = this.json[name];
    if (!Array.isArray(values)) throw this.#bad(name, 'must be a list');
    return values.map((value: unknown, index) => {
      const place = `${this.place}${name}[${index}].`;
      if (typeof value !== 'object' || value === null) throw this.#bad(`${name}[${index}]`, 'must be an object');
      return new Claims(value as Json, place);
    });
  }

  #bad(name: string, rule: string): RefusedDocumentError {
    return new RefusedDocumentError('BAD_CLAIM', `${this.place}${name} ${rule}`);
  }
}
