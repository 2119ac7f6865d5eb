import {
  type CodeForm,
  type CodedTicket,
  type Picture,
  type PictureFormat,
  type ReceiptStatement,
  type RevocationStatement,
  type SignedCode,
  TicketCodes,
} from '@ticket-distribution/application';
import { DomainError, type Instant, type RevocationCause, millisecondsOf } from '@ticket-distribution/domain';
import {
  type BarcodeSigner,
  codeSeconds,
  endSecond,
  signReceipt,
  signRevocationList,
  signTicketCode,
} from '@ticket-distribution/ticket-code';
import { type SymbolRequest, animationOf, drawSymbol } from '@ticket-distribution/ticket-code/symbols';
import type { IssuerKeys } from './issuer-keys.js';
import { railCode } from './rail-code.js';

/** As robust as scanners at doors need it, and no larger. */
const QR_CORRECTION = 'M';
const AZTEC_CORRECTION = 23;

/** What ended a ticket: no code came after the revoked ones. */
const ENDS: ReadonlySet<RevocationCause> = new Set<RevocationCause>(['CANCELLED', 'CANCELLED_EXTERNALLY', 'REPLACED']);

export interface SignedTicketCodesOptions {
  readonly keys: IssuerKeys;
  readonly now: () => Instant;
  /** Where the tickets are valid: barcodes of rail tickets say local times. */
  readonly timeZone: string;
}

/** Codes, lists and receipts, signed with the keys of an issuer. */
export class SignedTicketCodes extends TicketCodes {
  constructor(private readonly options: SignedTicketCodesOptions) {
    super();
  }

  get forms(): readonly CodeForm[] {
    return this.options.keys.rail === null ? ['QR', 'AZTEC'] : ['QR', 'AZTEC', 'UIC'];
  }

  get keyId(): string {
    return this.signer().keyId;
  }

  trusts(keyId: string): boolean {
    return this.options.keys.keySet.key(keyId)?.withdrawn === null;
  }

  async sign(ticket: CodedTicket, form: CodeForm): Promise<SignedCode> {
    if (form === 'UIC') return this.signForRail(ticket);
    const signer = this.signer();
    const { text } = await signTicketCode(
      {
        ticketId: ticket.ticketDistributionId,
        codeNumber: ticket.codeNumber,
        ...codeSeconds(ticket.validity.startOfValidity, ticket.validity.endOfValidity),
      },
      signer,
    );
    const errorCorrection = form === 'QR' ? QR_CORRECTION : String(AZTEC_CORRECTION);
    return { symbology: form, errorCorrection, payload: text, keyId: signer.keyId };
  }

  picture(code: SignedCode, format: PictureFormat): Picture {
    const request = requestOf(code);
    return format === 'SVG'
      ? { contentType: 'image/svg+xml', bytes: new TextEncoder().encode(drawSymbol({ ...request, format })) }
      : { contentType: 'image/png', bytes: drawSymbol({ ...request, format }) };
  }

  async animation(day: string): Promise<Picture> {
    // Signing is deterministic (RFC 8032), so that every process shows the same, and nobody without the key tomorrow's.
    const seed = await this.signer().sign(new TextEncoder().encode(`animation of ${day}`));
    return { contentType: 'image/apng', bytes: animationOf(seed) };
  }

  keySet(): Promise<object> {
    return Promise.resolve(this.options.keys.published);
  }

  signRevocations({ cursor, since, issuedAt, validUntil, revocations }: RevocationStatement): Promise<string> {
    const told = revocations.map(({ ticketDistributionId: ticketId, upTo, at, cause, until }) => ({
      ticketId,
      upTo,
      since: secondsDown(at),
      reason: cause,
      keepUntil: endSecond(until),
      ...(ENDS.has(cause) ? {} : { newer: upTo + 1 }),
    }));
    const state = { cursor, ...(since === undefined ? {} : { since }) };
    return signRevocationList(
      {
        ...state,
        issuer: this.issuer,
        issuedAt: secondsDown(issuedAt),
        validUntil: secondsDown(validUntil),
        revocations: told,
      },
      this.signer(),
    );
  }

  signReceipt(statement: ReceiptStatement): Promise<string> {
    const { issuedAt, ticketDistributionId: ticketId, orderId, fulfillmentMethod: method, codeNumber } = statement;
    const { acceptedAt, pickupPossibleAt, pickedUpAt } = statement;
    return signReceipt(
      {
        issuer: this.issuer,
        issuedAt,
        ticketId,
        orderId,
        method,
        ...(codeNumber !== null && { codeNumber }),
        ...(acceptedAt !== null && { acceptedAt }),
        ...(pickupPossibleAt !== null && { pickupPossibleAt }),
        ...(pickedUpAt !== null && { pickedUpAt }),
      },
      this.signer(),
    );
  }

  private get issuer(): string {
    return this.options.keys.keySet.issuer;
  }

  private async signForRail(ticket: CodedTicket): Promise<SignedCode> {
    const { keys, now, timeZone } = this.options;
    if (keys.rail === null) throw new Error('There is no key for barcodes of rail tickets');
    const payload = await railCode(ticket, keys.rail, { issuerName: this.issuer, issuedAt: now(), timeZone });
    const keyId = `${keys.rail.issuer}/${keys.rail.keyId}`;
    return { symbology: 'AZTEC', errorCorrection: String(AZTEC_CORRECTION), payload, keyId };
  }

  /**
   * The key that signs now.
   *
   * @throws DomainError `documents/not-offered` when the time of all is over, or has not begun
   */
  private signer(): BarcodeSigner {
    const { keys, now } = this.options;
    const key = keys.keySet.signingKeyAt(now());
    const signer = key === null ? undefined : keys.signers.get(key.keyId);
    if (signer !== undefined) return signer;
    throw new DomainError('documents/not-offered', 'No key of this service signs now.');
  }
}

function requestOf({ symbology, errorCorrection, payload: content }: SignedCode): SymbolRequest {
  return symbology === 'QR'
    ? { symbology, content, errorCorrection: QR_CORRECTION }
    : { symbology, content, errorCorrection: Number(errorCorrection) };
}

function secondsDown(at: Instant): number {
  return Math.floor(millisecondsOf(at) / 1000);
}
