import { forms } from '../../reading/forms.js';
import { Malformed } from '../../reading/malformed.js';
import type { Names, Place } from '../../state/ticket-content.js';
import { languages } from '../../state/words.js';
import { ElementReader, entriesOf, textOf } from '../../xml/element-reader.js';
import type { XmlElement } from '../../xml/xml-element.js';

/** Reads a `names` element: at most one name per language. Throws `Malformed`. */
export const readNames = (element: XmlElement, path: string): Names => {
  const names = entriesOf(element, 'name', path, (name, here) => {
    const language = languages.find((candidate) => candidate === name.attributes['language']);
    if (language === undefined) throw new Malformed(`${here}/name/@language`, `must be one of ${languages.join(', ')}`);
    return [language, textOf(name, here)] as const;
  });
  const byLanguage = Object.fromEntries(names);
  if (names.length === 0 || Object.keys(byLanguage).length !== names.length) {
    throw new Malformed(`${path}/${element.name}`, 'must hold at least one name, and one per language at most');
  }
  return byLanguage;
};

/** Reads a zone or a stop place: its id, its name, or both. Throws `Malformed`. */
export const readPlace = (element: XmlElement, path: string): Place => {
  const fields = new ElementReader(element, path, ['id', 'name']);
  const place = { id: fields.optionalText('id', forms.reference), name: fields.optionalText('name') };
  if (place.id === null && place.name === null) {
    throw new Malformed(`${path}/${element.name}`, 'must have an id or a name');
  }
  return place;
};
