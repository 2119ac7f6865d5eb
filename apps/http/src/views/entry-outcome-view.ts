import type { EntryOutcome } from '@ticket-distribution/application';
import type { DomainErrorCode } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import { type FieldSchemas, TEXT, nullable } from '../schema/schema.js';

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

export const ENTRY_OUTCOME_FIELDS: FieldSchemas<EntryOutcomeView> = {
  outcome: enumComponent('EntryOutcome'),
  code: nullable(enumComponent('DomainErrorCode')),
  message: nullable(TEXT),
};
