/** The namespace of the back office's messages. */
export const NOD_NAMESPACE = 'urn:ticket-distribution:nod:backoffice:1';

/** REPEATED: the key was applied before with the same content; nothing was done now. */
export const APPLIED_OUTCOMES = ['APPLIED', 'REPEATED'] as const;
export type AppliedOutcome = (typeof APPLIED_OUTCOMES)[number];
