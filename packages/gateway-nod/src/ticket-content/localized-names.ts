import { LANGUAGES, type LocalizedText } from '@ticket-distribution/domain';
import { type XmlElement, optionalList } from '../xml/xml-element.js';
import { shownText } from './shown-text.js';

/** The names of something in the languages in which there is one; null when there is none. */
export function localizedNames(names: LocalizedText): XmlElement | null {
  const entries = LANGUAGES.flatMap((language) => {
    const name = shownText('name', names[language] ?? null);
    return name === null ? [] : [{ ...name, attributes: { language } }];
  });
  return optionalList('names', entries);
}
