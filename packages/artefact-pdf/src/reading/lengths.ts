/** The longest texts, in UTF-16 code units: what names something short, what is a name, and what is a paragraph. */
export const [ID_LENGTH, NAME_LENGTH, LINE_LENGTH] = [120, 1000, 10_000];

/** The most entries of most lists. */
export const LIST_LENGTH = 1000;
