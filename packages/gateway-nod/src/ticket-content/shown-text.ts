import { type XmlElement, element } from '../xml/xml-element.js';

/** The longest text that a description takes, UTF-16 units. */
const TEXT_LIMIT = 500;

/** A text for people, cut to what a description takes; null when it says nothing. */
export function shownText(name: string, text: string | null): XmlElement | null {
  if (text === null || text.trim() === '') return null;
  return element(
    name,
    text
      .trim()
      .slice(0, TEXT_LIMIT)
      .replace(/[\uD800-\uDBFF]$/, ''),
  );
}
