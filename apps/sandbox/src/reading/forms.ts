/** The forms of texts in the protocols (docs/protocols); lengths count characters, not the halves of some. */
export const forms = {
  /** What a message cannot do without. */
  text: /^[\s\S]{1,500}$/u,
  /** What is only kept, and may be empty. */
  keptText: /^[\s\S]{0,500}$/u,
  /** An id of somebody else's in NOD: no white space of XML in it. */
  reference: /^[^ \t\n\r]{1,200}$/u,
} as const;
