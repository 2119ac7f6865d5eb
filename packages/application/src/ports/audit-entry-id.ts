import { type Id, madeId } from '@ticket-distribution/domain';

export type AuditEntryId = Id<'Act'>;

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function auditEntryId(text: string): AuditEntryId {
  return madeId('auditEntryId', text);
}
