import { forms } from '../reading/forms.js';
import { readInstant } from '../reading/instant.js';
import { Malformed } from '../reading/malformed.js';
import type { XmlElement } from './xml-element.js';

/**
 * Reads the children of an element by name, strictly: each at most once (but for the entries of a list), in the element's own namespace, and
 * none that is not expected. What does not fit throws `Malformed` with the path of the element.
 */
export class ElementReader {
  readonly #children = new Map<string, XmlElement>();
  readonly #path: string;

  constructor(
    private readonly element: XmlElement,
    parent: string,
    expected: readonly string[],
  ) {
    this.#path = parent === '' ? element.name : `${parent}/${element.name}`;
    if (element.text.trim() !== '') throw new Malformed(this.#path, 'has text where elements are due');
    for (const child of element.children) this.#take(child, expected);
  }

  has(name: string): boolean {
    return this.#children.has(name);
  }

  text(name: string, pattern: RegExp = forms.text): string {
    return textOf(this.#required(name), this.#path, pattern);
  }

  optionalText(name: string, pattern?: RegExp): string | null {
    return this.has(name) ? this.text(name, pattern) : null;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const text = this.text(name);
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new Malformed(`${this.#path}/${name}`, `must be one of ${words.join(', ')}`);
    return word;
  }

  optionalOneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    return this.has(name) ? this.oneOf(name, words) : null;
  }

  instant(name: string): string {
    const instant = readInstant(this.text(name).trim());
    if (instant === undefined)
      throw new Malformed(`${this.#path}/${name}`, 'must be an instant such as 2026-12-05T06:00:00.000Z');
    return instant;
  }

  optionalInstant(name: string): string | null {
    return this.has(name) ? this.instant(name) : null;
  }

  /** The child read by another reader. */
  child<Value>(name: string, read: (element: XmlElement, path: string) => Value): Value {
    return read(this.#required(name), this.#path);
  }

  optionalChild<Value>(name: string, read: (element: XmlElement, path: string) => Value): Value | null {
    return this.has(name) ? this.child(name, read) : null;
  }

  /** The entries of a wrapping element that may be absent (then the list is empty). */
  list<Value>(name: string, entry: string, read: (element: XmlElement, path: string) => Value): Value[] {
    const wrapper = this.#children.get(name);
    return wrapper === undefined ? [] : entriesOf(wrapper, entry, this.#path, read);
  }

  #take(child: XmlElement, expected: readonly string[]): void {
    const path = `${this.#path}/${child.name}`;
    if (child.namespace !== this.element.namespace || !expected.includes(child.name))
      throw new Malformed(path, 'is not known here');
    if (this.#children.has(child.name)) throw new Malformed(path, 'stands twice');
    this.#children.set(child.name, child);
  }

  #required(name: string): XmlElement {
    const child = this.#children.get(name);
    if (child === undefined) throw new Malformed(`${this.#path}/${name}`, 'is required');
    return child;
  }
}

/** The entries of an element that is a list. */
export const entriesOf = <Value>(
  list: XmlElement,
  entry: string,
  parent: string,
  read: (element: XmlElement, path: string) => Value,
): Value[] =>
  list.children.map((child) => {
    const path = `${parent}/${list.name}`;
    if (child.name !== entry || child.namespace !== list.namespace)
      throw new Malformed(`${path}/${child.name}`, 'is not known here');
    return read(child, path);
  });

/** The text of an element without children, as it stands. */
export const textOf = (element: XmlElement, parent: string, pattern: RegExp = forms.text): string => {
  const { text } = element;
  if (element.children.length > 0 || !pattern.test(text)) {
    throw new Malformed(`${parent}/${element.name}`, 'is not a text of the right form');
  }
  return text;
};
