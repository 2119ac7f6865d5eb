import type { PdfLanguage } from './pdf-language.js';

/**
 * A text in some languages. Printed is that of the document, else that of the nearest language that is there (the other Norwegian,
 * then English; for English Bokmål, then Nynorsk), else any. A string is the same in all.
 */
export type PdfText = string | Readonly<Partial<Record<PdfLanguage | (string & {}), string>>>;
