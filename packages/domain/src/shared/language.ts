/** The languages of ticket texts: Bokmål, Nynorsk, English (ISO 639-3, as the public contract has them). */
export const LANGUAGES = ['nob', 'nno', 'eng'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is spoken where nobody says otherwise. */
export const DEFAULT_LANGUAGE: Language = 'nob';

/** A text in the languages in which it is known. */
export type LocalizedText = Readonly<Partial<Record<Language, string>>>;
