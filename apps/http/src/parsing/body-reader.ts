import { type Violation, firstCharacters, malformed } from '@ticket-distribution/domain';
import { type BodyClass, type UnknownFields, fieldsOf } from './body-class.js';

/** No body of ours needs more nested objects and list items; it bounds the work that one request can cause. */
const MOST_PARTS = 10_000;
const LONGEST_NAME = 100;

/**
 * Makes instances of body classes out of parsed JSON, reading only what the classes declare and converting nothing.
 * class-transformer's own way drops fields such as `constructor` or `toString` without a word and follows unknown fields
 * to any depth.
 */
export class BodyReader {
  /** The fields that were refused so far. */
  readonly violations: Violation[] = [];
  private parts = 0;

  constructor(private readonly unknownFields: UnknownFields) {}

  /**
   * @throws DomainError `request/malformed` when it holds too much
   */
  read<T extends object>(type: BodyClass<T>, source: object, path = ''): T {
    const fields = fieldsOf(type);
    const instance = new type();
    for (const [name, { nested }] of fields) {
      if (!Object.hasOwn(source, name)) continue;
      const value: unknown = source[name as keyof typeof source];
      const at = `${path}${name}`;
      Object.assign(instance, { [name]: nested === null ? value : this.nested(nested.type, nested.isList, value, at) });
    }
    if (this.unknownFields === 'refused') this.refuseUnknown(source, fields, path);
    return instance;
  }

  /** A list where an object is due, or the other way round, is left for the rules to refuse. */
  private nested(type: BodyClass<object>, isList: boolean, value: unknown, path: string): unknown {
    if (isList && Array.isArray(value)) {
      this.count(value.length);
      return value.map((item: unknown, index) => this.nested(type, false, item, `${path}[${index}]`));
    }
    if (Array.isArray(value)) return false;
    return isList || value === null || typeof value !== 'object' ? value : this.read(type, value, `${path}.`);
  }

  private count(parts: number): void {
    this.parts += parts;
    if (this.parts <= MOST_PARTS) return;
    throw malformed([{ field: 'body', message: `must not hold more than ${MOST_PARTS} list items` }]);
  }

  private refuseUnknown(source: object, fields: ReadonlyMap<string, unknown>, path: string): void {
    for (const name of Object.keys(source)) {
      if (fields.has(name)) continue;
      this.violations.push({ field: `${path}${firstCharacters(name, LONGEST_NAME)}`, message: 'is not a known field' });
    }
  }
}
