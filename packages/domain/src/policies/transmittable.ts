/** The form of a text in what is told. */
export interface ToldForm {
  /** As it stands in the schemas (docs/protocols); to be read as Unicode, so that lengths count characters. */
  readonly pattern: RegExp;
  /** Any text of that many UTF-16 code units has the form: it need not be matched. Absent: there is no such length. */
  readonly anyText?: { readonly from: number; readonly to: number };
  /** Said when a text has another form, after the name of the field. */
  readonly says: string;
}

/**
 * The forms of what is told. The schemas of docs/protocols have the same ones, and a test holds them together. NOD's texts for
 * people are missing here: whatever they hold, its gateway trims, cuts and cleans them.
 */
export const TOLD_FORMS = {
  /** The id of something, in NOD's descriptions: `\S{1,200}` over the characters of XML 1.0. */
  reference: {
    pattern: /^[\u{21}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]{1,200}$/u,
    says: 'must be 1 to 200 characters without spaces, line ends and what XML cannot carry',
  },
  /** NOD's CompanyID, written in digits. */
  company: { pattern: /^[0-9]{1,10}$/, says: 'must be a whole number of 1 to 10 digits' },
  /** How many there are of a supplement, written in digits. */
  count: { pattern: /^[1-9][0-9]{0,5}$/, says: 'must be a whole number from 1 to 999999' },
  /** A text that a JSON message cannot do without. */
  text: { pattern: /^[\s\S]{1,500}$/u, anyText: { from: 1, to: 500 }, says: 'must be 1 to 500 characters' },
  /** A text that the system behind a JSON message only keeps. */
  keptText: { pattern: /^[\s\S]{0,500}$/u, anyText: { from: 0, to: 500 }, says: 'must be at most 500 characters' },
} as const satisfies Readonly<Record<string, ToldForm>>;
