import {
  type Calendar,
  DomainError,
  type Instant,
  type ShownTicket,
  type TicketDistributionId,
  findTicket,
  shownTicket,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { CodeForm, Picture, PictureFormat, TicketCodes } from '../ports/ticket-codes.js';
import type { KeptDocument } from '../ports/returned-document-repository.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket } from '../shared/find-group.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { signedCode } from './signed-code.js';
import type { DocumentKind, TicketDocument, TicketDocuments } from './ticket-document.js';

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
    const [{ snapshot: group }, returned] = await this.work.read(async ({ groups, returnedDocuments }) => {
      const found = await findGroupOfTicket(groups, id, caller, 'read');
      return [found, await returnedDocuments.ofTicket(id)] as const;
    });
    const ticket = findTicket(group, id);
    const { status } = ticket;
    const at = this.clock.now();
    const shown = shownTicket(ticket, at, customerId);
    if (typeof shown === 'string') return { ticketDistributionId: id, status, documents: [], withheld: shown };
    const current = returned.filter(({ receivedAt }) => shown.since === null || receivedAt >= shown.since);
    const kept = current.map((document) => keptDocument(shown, document));
    if (this.codes === undefined) return { ticketDistributionId: id, status, documents: kept, withheld: 'not-offered' };
    if (!this.codes.forms.includes(form)) {
      throw new DomainError('documents/form-not-offered', `No code is made as ${form} here.`, {
        offered: this.codes.forms,
      });
    }
    const code = await signedCode(this.codes, group.orderId, shown, form);
    const drawn = documentOf(shown, 'CODE', this.codes.picture(code, format), { code, belongsTo: null });
    const day = localDay(this.options.calendar, at);
    const moving = documentOf(shown, 'ANIMATION', await this.codes.animation(day), { code: null, belongsTo: drawn.id });
    return { ticketDistributionId: id, status, documents: [drawn, moving, ...kept], withheld: null };
  }
}

function documentOf(
  { ticket, held: { validity }, codeNumber }: ShownTicket,
  kind: DocumentKind,
  { contentType, bytes }: Picture,
  own: Pick<TicketDocument, 'code' | 'belongsTo'>,
): TicketDocument {
  const id = `${ticket.id}.${kind.toLowerCase()}.${codeNumber}`;
  return { ...own, ...validity, id, kind, contentType, content: { bytes }, version: codeNumber };
}

/** What its ticket system returned of a ticket, as it is. */
function keptDocument({ ticket, held: { validity }, codeNumber }: ShownTicket, document: KeptDocument): TicketDocument {
  const { contentType, base64, sha256, href, expiresAt, number } = document;
  const content = base64 === null ? { href: href ?? '', expiresAt } : { base64, sha256: sha256 ?? '' };
  const own = { id: `${ticket.id}.returned.${number}`, kind: 'RETURNED', belongsTo: null, code: null } as const;
  return { ...own, ...validity, contentType, content, version: codeNumber };
}

/** The day of an instant where the tickets are valid, such as `2026-12-05`. */
function localDay(calendar: Calendar, at: Instant): string {
  return new Date(calendar.localTime(at)).toISOString().slice(0, 10);
}
