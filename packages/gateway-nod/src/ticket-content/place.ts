import { type XmlElement, element } from '../xml/xml-element.js';
import { shownText } from './shown-text.js';

/** A zone or a stop place; null without an id, which a description cannot do without. */
export function place(elementName: string, id: string | null, name: string | null): XmlElement | null {
  return id === null ? null : element(elementName, [element('id', id), shownText('name', name)]);
}
