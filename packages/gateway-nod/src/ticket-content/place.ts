import { type XmlElement, optionalElement, optionalList } from '../xml/xml-element.js';
import { shownText } from './shown-text.js';

/** A zone or a stop place by its id, its name, or both; null when there is neither. */
export function place(elementName: string, id: string | null, name: string | null): XmlElement | null {
  const content = [optionalElement('id', id), shownText('name', name)].filter((child) => child !== null);
  return optionalList(elementName, content);
}
