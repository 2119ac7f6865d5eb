import { ERASED, type Person, redacted } from '@ticket-distribution/domain';
import type { AuditEntry } from '../ports/audit-repository.js';

/** An entry without the person, and without the words of whoever acted: that it was done, by whom and when, stays. */
export function redactedEntry(entry: AuditEntry, person: Person): AuditEntry {
  const reason = entry.reason === null ? null : ERASED;
  const details = redacted(entry.details, person);
  return reason === entry.reason && details === entry.details ? entry : { ...entry, reason, details };
}

/** An entry about no single order without a name that stands in its words. */
export function entryWithout(entry: AuditEntry, name: string): AuditEntry {
  const without = (text: string): string => text.replaceAll(name, ERASED);
  const details = JSON.parse(without(JSON.stringify(entry.details))) as AuditEntry['details'];
  return { ...entry, subject: without(entry.subject), reason: entry.reason && without(entry.reason), details };
}
