import type { PdfLanguage } from '../model/pdf-language.js';

const NEAREST: Readonly<Record<PdfLanguage, readonly PdfLanguage[]>> = {
  nob: ['nob', 'nno', 'eng'],
  nno: ['nno', 'nob', 'eng'],
  eng: ['eng', 'nob', 'nno'],
};

/** The text in the language, else in the nearest one that has a text, else the first that there is. */
export function chosenText(texts: ReadonlyMap<string, string>, language: PdfLanguage): string | undefined {
  const order = [...NEAREST[language], ...texts.keys()];
  return order.map((each) => texts.get(each)).find((text) => text !== undefined && text !== '');
}
