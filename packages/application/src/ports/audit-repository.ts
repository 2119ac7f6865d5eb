import type { Instant, OrderId } from '@ticket-distribution/domain';
import type { AuditEntryId } from './audit-entry-id.js';

export const AUDIT_KINDS = [
  'retry-delivery',
  'skip-delivery',
  'repair-drift',
  'pause-ticket-system',
  'resume-ticket-system',
  'purge-orders',
  'regenerate-orders',
  'make-webhook',
  'change-webhook',
  'rotate-webhook-secret',
  'ping-webhook',
  'replay-webhook',
  'delete-webhook',
  'disable-webhook',
  'erase-customer',
] as const;
/** What an operator can do; `disable-webhook` is what the engine itself does. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One thing that an operator did, or was refused: written down then, and never changed but by an erasure. */
export interface AuditEntry {
  readonly id: AuditEntryId;
  readonly at: Instant;
  readonly by: string;
  readonly kind: AuditKind;
  /** What it was done to: the key of a delivery, the id of a drift or a webhook, a ticket system, a date. */
  readonly subject: string;
  /** Null: it was about no single order. */
  readonly orderId: OrderId | null;
  readonly organisationId: number | null;
  readonly reason: string | null;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** What the kind has to say besides. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly correlationId: string;
}

/** Which entries are asked for; what is absent narrows nothing. */
export interface AuditSearch {
  readonly kind?: AuditKind;
  readonly by?: string;
  readonly subject?: string;
  readonly orderId?: OrderId;
  readonly organisationId?: number;
  readonly outcome?: string;
  readonly correlationId?: string;
  /** Inclusive. */
  readonly from?: Instant;
  /** Exclusive. */
  readonly until?: Instant;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface AuditPage {
  /** The newest first, by time and then id. */
  readonly items: readonly AuditEntry[];
  readonly totalItems: number;
}

export abstract class AuditReader {
  abstract search(search: AuditSearch): Promise<AuditPage>;
  /** All entries about an order, or about one of the subjects, in no particular order. */
  abstract about(asked: { readonly orderId: OrderId; readonly subjects: readonly string[] }): Promise<AuditEntry[]>;
  /** The entries in whose subject, reason or details the text stands, at most so many. */
  abstract naming(text: string, limit: number): Promise<AuditEntry[]>;
}

/** What operators did; append-only, but for what is to be erased. */
export abstract class AuditRepository extends AuditReader {
  /** @throws ConcurrencyConflict when the id was used */
  abstract append(entry: AuditEntry): Promise<void>;

  /** Stores the entry in the place of that with its id: for what is to be erased of it, and nothing else. */
  abstract rewrite(entry: AuditEntry): Promise<void>;
}
