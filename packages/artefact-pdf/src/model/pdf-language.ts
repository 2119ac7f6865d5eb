/** Bokmål, Nynorsk, English. */
export type PdfLanguage = 'nob' | 'nno' | 'eng';
