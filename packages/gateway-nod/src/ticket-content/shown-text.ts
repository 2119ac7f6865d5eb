import { firstCharacters } from '@ticket-distribution/domain';
import { type XmlElement, element } from '../xml/xml-element.js';

/** The longest text that a description takes, in characters as XML Schema counts them. */
const TEXT_LIMIT = 500;

/** A text for people, cut to what a description takes; null when it says nothing. */
export function shownText(name: string, text: string | null): XmlElement | null {
  const said = text?.trim() ?? '';
  return said === '' ? null : element(name, firstCharacters(said, TEXT_LIMIT));
}
