import { UnreadableAnswer } from '@ticket-distribution/gateway-http';

/** The children of an element that was read, by name. Whatever is not as asked for throws `UnreadableAnswer`. */
export class XmlFields {
  private constructor(
    private readonly path: string,
    private readonly fields: Readonly<Record<string, unknown>>,
  ) {}

  /** @param value what the parser made of an element: an object of its children, or its text */
  static of(value: unknown, path: string): XmlFields {
    if (value === '') return new XmlFields(path, {});
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnreadableAnswer(`the answer holds no single ${path}`);
    }
    return new XmlFields(path, value as Readonly<Record<string, unknown>>);
  }

  /** The names of the children, each once. */
  get names(): readonly string[] {
    return Object.keys(this.fields);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.fields, name);
  }

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string') throw new UnreadableAnswer(`the answer holds no single ${this.path}/${name}`);
    return value;
  }

  optionalText(name: string): string | null {
    return this.has(name) ? this.text(name) : null;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const text = this.text(name);
    const known = words.find((word) => word === text);
    if (known === undefined)
      throw new UnreadableAnswer(`the answer's ${this.path}/${name} is none of ${words.join(', ')}`);
    return known;
  }

  /** XML Schema's boolean: true, false, 1 or 0. */
  boolean(name: string): boolean {
    return ['true', '1'].includes(this.oneOf(name, ['true', 'false', '1', '0']));
  }

  child(name: string): XmlFields {
    return XmlFields.of(this.fields[name], `${this.path}/${name}`);
  }

  optionalChild(name: string): XmlFields | null {
    return this.has(name) ? this.child(name) : null;
  }

  /** The texts of all children of that name, in their order. */
  texts(name: string): readonly string[] {
    const value = this.has(name) ? this.fields[name] : [];
    const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
    return entries.map((entry) => XmlFields.of({ [name]: entry }, this.path).text(name));
  }

  /** All children of that name, in their order. */
  children(name: string): readonly XmlFields[] {
    const value = this.has(name) ? this.fields[name] : [];
    const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
    return entries.map((entry) => XmlFields.of(entry, `${this.path}/${name}`));
  }
}
