/** An element to be written: its text, or its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
}

/** What an element may be given as children; null: there is nothing to say. */
export type XmlContent = string | readonly (XmlElement | null)[];

/** An element of a document. Children that are null are left out. */
export function element(
  name: string,
  content: XmlContent,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return {
    name,
    attributes,
    content: typeof content === 'string' ? content : content.filter((child) => child !== null),
  };
}

/** The element where there is a text for it; null where there is none. */
export function optionalElement(name: string, text: string | null): XmlElement | null {
  return text === null ? null : element(name, text);
}

/** A list as an element around its entries; null where it is empty. */
export function optionalList(name: string, entries: readonly XmlElement[]): XmlElement | null {
  return entries.length === 0 ? null : element(name, entries);
}
