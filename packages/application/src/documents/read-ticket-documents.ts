import {
  type Calendar,
  DomainError,
  type Instant,
  type TicketDistributionId,
  type TicketStatus,
  findTicket,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { CodeForm, Picture, PictureFormat, SignedCode, TicketCodes } from '../ports/ticket-codes.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket } from '../shared/find-group.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { type ShownTicket, type WithheldReason, shownTicket } from './shown-ticket.js';

export const DOCUMENT_KINDS = ['CODE', 'ANIMATION'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Something that can be shown of a ticket. */
export interface TicketDocument extends Picture {
  readonly id: string;
  readonly kind: DocumentKind;
  /** The document beside which it is shown; null: it stands by itself. */
  readonly belongsTo: string | null;
  /** Null: it is no code. */
  readonly code: SignedCode | null;
  /** From when until when it may be shown. */
  readonly startOfValidity: Instant;
  readonly endOfValidity: Instant;
  /** The number of the code. */
  readonly version: number;
}

export interface TicketDocuments {
  readonly ticketDistributionId: TicketDistributionId;
  readonly status: TicketStatus;
  readonly documents: readonly TicketDocument[];
  /** Why there is no code; null: there is one. */
  readonly withheld: WithheldReason | null;
}

export interface ReadTicketDocumentsCommand {
  readonly id: TicketDistributionId;
  readonly form: CodeForm;
  readonly format: PictureFormat;
  /** Who looks at the ticket: a code is shown to its holder alone. Absent: nobody in particular. */
  readonly customerId?: string;
  readonly caller: Caller;
}

/** Reads what can be shown of a ticket: its code, signed anew each time, and the animation beside it. */
export class ReadTicketDocuments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes | undefined,
    private readonly clock: Clock,
    private readonly options: { readonly calendar: Calendar },
  ) {}

  /**
   * @throws DomainError `ticket-distribution/not-found`
   * @throws DomainError `documents/form-not-offered`, `documents/not-codable`
   */
  async execute({ id, form, format, customerId, caller }: ReadTicketDocumentsCommand): Promise<TicketDocuments> {
    const { snapshot: group } = await this.work.read(({ groups }) => findGroupOfTicket(groups, id, caller, 'read'));
    const ticket = findTicket(group, id);
    const { status } = ticket;
    const at = this.clock.now();
    const shown = this.codes === undefined ? 'not-offered' : shownTicket(ticket, at, customerId);
    if (this.codes === undefined || typeof shown === 'string') {
      const withheld = typeof shown === 'string' ? shown : 'not-offered';
      return { ticketDistributionId: id, status, documents: [], withheld };
    }
    if (!this.codes.forms.includes(form)) {
      throw new DomainError('documents/form-not-offered', `No code is made as ${form} here.`, {
        offered: this.codes.forms,
      });
    }
    const code = await signedCode(this.codes, group.orderId, shown, form);
    const drawn = documentOf(shown, 'CODE', this.codes.picture(code, format), { code, belongsTo: null });
    const day = localDay(this.options.calendar, at);
    const moving = documentOf(shown, 'ANIMATION', await this.codes.animation(day), { code: null, belongsTo: drawn.id });
    return { ticketDistributionId: id, status, documents: [drawn, moving], withheld: null };
  }
}

/** The code of a ticket that is shown. */
export function signedCode(
  codes: TicketCodes,
  orderId: Parameters<TicketCodes['sign']>[0]['orderId'],
  { ticket, held, codeNumber }: ShownTicket,
  form: CodeForm,
): Promise<SignedCode> {
  const { validity, product } = held;
  return codes.sign({ ticketDistributionId: ticket.id, orderId, codeNumber, validity, product }, form);
}

function documentOf(
  { ticket, held: { validity }, codeNumber }: ShownTicket,
  kind: DocumentKind,
  picture: Picture,
  own: Pick<TicketDocument, 'code' | 'belongsTo'>,
): TicketDocument {
  const id = `${ticket.id}.${kind.toLowerCase()}.${codeNumber}`;
  return { ...picture, ...own, ...validity, id, kind, version: codeNumber };
}

/** The day of an instant where the tickets are valid, such as `2026-12-05`. */
export function localDay(calendar: Calendar, at: Instant): string {
  return new Date(calendar.localTime(at)).toISOString().slice(0, 10);
}
