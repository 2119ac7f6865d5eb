import type { PdfLanguage } from '../model/pdf-language.js';
import { ENG } from './eng.js';
import { NNO } from './nno.js';
import { NOB } from './nob.js';
import type { Words } from './words.js';

const WORDS: Readonly<Record<PdfLanguage, Words>> = { nob: NOB, nno: NNO, eng: ENG };

export function wordsOf(language: PdfLanguage): Words {
  return WORDS[language];
}
