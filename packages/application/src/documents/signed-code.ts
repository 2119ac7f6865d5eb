import type { OrderId, ShownTicket } from '@ticket-distribution/domain';
import type { CodeForm, SignedCode, TicketCodes } from '../ports/ticket-codes.js';

/** The code of a ticket that is shown. */
export function signedCode(
  codes: TicketCodes,
  orderId: OrderId,
  { ticket, held, codeNumber }: ShownTicket,
  form: CodeForm,
): Promise<SignedCode> {
  const { validity, product } = held;
  return codes.sign({ ticketDistributionId: ticket.id, orderId, codeNumber, validity, product }, form);
}
