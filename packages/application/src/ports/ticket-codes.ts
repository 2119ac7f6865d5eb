import type {
  FareProduct,
  FulfillmentMethod,
  Instant,
  OrderId,
  TicketDistributionId,
  Validity,
} from '@ticket-distribution/domain';
import type { Revocation } from './revocation-repository.js';

export const SYMBOLOGIES = ['QR', 'AZTEC'] as const;
/** What a code is drawn as. */
export type Symbology = (typeof SYMBOLOGIES)[number];

export const CODE_FORMS = [...SYMBOLOGIES, 'UIC'] as const;
/** Our own code as a QR or an Aztec symbol; or that of a rail ticket (UIC), which says all of the ticket. */
export type CodeForm = (typeof CODE_FORMS)[number];

export const PICTURE_FORMATS = ['SVG', 'PNG'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** What a code may say of a ticket: what its ticket system holds. */
export interface CodedTicket {
  readonly ticketDistributionId: TicketDistributionId;
  readonly orderId: OrderId;
  /** From 1. */
  readonly codeNumber: number;
  readonly validity: Validity;
  readonly product: FareProduct;
}

/** A signed code. */
export interface SignedCode {
  readonly symbology: Symbology;
  /** As the symbology knows it: `M` for QR, a percentage for Aztec. */
  readonly errorCorrection: string;
  /** What the symbol holds: text as it stands, or bytes. */
  readonly payload: string | Uint8Array;
  readonly keyId: string;
}

export interface Picture {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What revokes codes, as inspectors fetch it. */
export interface RevocationStatement {
  /** The second of its issue, since 1970. */
  readonly cursor: number;
  /** What came after that second, and some of what came before; absent: everything that is outstanding. */
  readonly since?: number;
  readonly issuedAt: Instant;
  /** From when on it is too old to say that a code counts. */
  readonly validUntil: Instant;
  readonly revocations: readonly Revocation[];
}

/** What became of a ticket on its way to the traveller. Null: it did not come, or nobody knows of it. */
export interface ReceiptStatement {
  readonly issuedAt: Instant;
  readonly ticketDistributionId: TicketDistributionId;
  readonly orderId: OrderId;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly codeNumber: number | null;
  /** When its ticket system first had it. */
  readonly acceptedAt: Instant | null;
  readonly pickupPossibleAt: Instant | null;
  readonly pickedUpAt: Instant | null;
}

/** Codes of tickets, and other statements that are signed with the same keys. Signing may need a device, and fail like one. */
export abstract class TicketCodes {
  /** The forms for which there are keys. */
  abstract readonly forms: readonly CodeForm[];

  /**
   * The id of the key that signs now.
   *
   * @throws DomainError `documents/not-offered` when none does
   */
  abstract readonly keyId: string;
  /** Whether what a key signed may be believed: it is among those that are published, and not withdrawn. */
  abstract trusts(keyId: string): boolean;

  /** @throws DomainError `documents/not-codable` when the form cannot say what the ticket is */
  abstract sign(ticket: CodedTicket, form: CodeForm): Promise<SignedCode>;
  abstract picture(code: SignedCode, format: PictureFormat): Picture;
  /**
   * What is shown beside a code and moves, the same for every ticket on one day: whoever inspects knows the day's.
   *
   * @param day such as `2026-12-05`
   */
  abstract animation(day: string): Promise<Picture>;
  /** The public keys, as JSON. */
  abstract keySet(): Promise<object>;
  /** @returns a compact JWS */
  abstract signRevocations(statement: RevocationStatement): Promise<string>;
  /** @returns a compact JWS */
  abstract signReceipt(statement: ReceiptStatement): Promise<string>;
}
