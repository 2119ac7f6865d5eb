import {
  type Instant,
  NOT_SHOWN_REASONS,
  type TicketDistributionId,
  type TicketStatus,
} from '@ticket-distribution/domain';
import type { SignedCode } from '../ports/ticket-codes.js';

export const DOCUMENT_KINDS = ['CODE', 'ANIMATION', 'RETURNED'] as const;
/** A code of ours; what moves beside it; what the ticket system returned. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const WITHHELD_REASONS = ['not-offered', ...NOT_SHOWN_REASONS] as const;
/** Why there is no code: nobody has set keys for it, or the ticket shows none. */
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** The bytes of a document; in Base64 with their hash, as they are kept; or where they can be fetched. */
export type DocumentContent =
  | { readonly bytes: Uint8Array }
  | { readonly base64: string; readonly sha256: string }
  | { readonly href: string; readonly expiresAt: Instant | null };

/** Something that can be shown of a ticket. */
export interface TicketDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  /** The document beside which it is shown; null: it stands by itself. */
  readonly belongsTo: string | null;
  readonly contentType: string;
  readonly content: DocumentContent;
  /** Null: it is no code of ours. */
  readonly code: SignedCode | null;
  /** From when until when it may be shown. */
  readonly startOfValidity: Instant;
  readonly endOfValidity: Instant;
  /** The number of the code of the ticket. */
  readonly version: number;
}

export interface TicketDocuments {
  readonly ticketDistributionId: TicketDistributionId;
  readonly status: TicketStatus;
  readonly documents: readonly TicketDocument[];
  /** Why there is no code; null: there is one. */
  readonly withheld: WithheldReason | null;
}
