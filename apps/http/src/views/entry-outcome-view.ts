import type { EntryOutcome } from '@ticket-distribution/application';
import { DOMAIN_ERROR_CODES, type DomainErrorCode } from '@ticket-distribution/domain';
import { type FieldSchemas, TEXT, enumSchema, nullable } from '../schema/schema.js';

/** How one entry of a request with several ended. */
export interface EntryOutcomeView {
  readonly outcome: EntryOutcome['outcome'];
  /** Null unless it was refused. */
  readonly code: DomainErrorCode | null;
  readonly message: string | null;
}

export function toEntryOutcomeView({ outcome, refusal }: EntryOutcome): EntryOutcomeView {
  return { outcome, code: refusal?.code ?? null, message: refusal?.message ?? null };
}

/** Total over the outcomes: a new one does not compile until it stands here. */
const OUTCOMES = Object.keys({
  done: true,
  'under-way': true,
  refused: true,
} satisfies Record<EntryOutcome['outcome'], true>);

export const ENTRY_OUTCOME_FIELDS: FieldSchemas<EntryOutcomeView> = {
  outcome: enumSchema(OUTCOMES, 'under-way: stored, and its ticket system is still to answer.'),
  code: nullable(enumSchema(DOMAIN_ERROR_CODES)),
  message: nullable(TEXT),
};
