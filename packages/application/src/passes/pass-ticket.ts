import {
  type GroupSnapshot,
  type Instant,
  type ShownTicket,
  type TicketDistribution,
  findTicket,
  pickupBegin,
  shownTicket,
} from '@ticket-distribution/domain';
import { signedCode } from '../documents/signed-code.js';
import type { PassTicket } from '../ports/pass-maker.js';
import type { HandedOutPass } from '../ports/pass-repository.js';
import type { TicketCodes } from '../ports/ticket-codes.js';

/**
 * What a pass says now: what the ticket system holds, as long as that is shown and is the holder's whose pass it is.
 *
 * @param group the group of the ticket
 */
export async function passTicketOf(
  codes: TicketCodes,
  pass: HandedOutPass,
  group: GroupSnapshot,
  at: Instant,
): Promise<PassTicket> {
  const ticket = findTicket(group, pass.ticketDistributionId);
  const shown = shownTicket(ticket, at, pass.holderCustomerId);
  const isShown = typeof shown !== 'string' && isOf(pass, shown);
  const { product, validity, language } = isShown ? shown.held : { ...ticket, language: null };
  return {
    serialNumber: pass.serialNumber,
    orderId: group.orderId,
    product,
    validity,
    language: language ?? 'nob',
    code: isShown ? await signedCode(codes, group.orderId, shown, 'QR') : null,
    updatedAt: lastChange(ticket, at),
  };
}

/** The ticket changes by itself when its pickup begins. */
function lastChange({ standing, updatedAt }: TicketDistribution, at: Instant): Instant {
  const begin = pickupBegin(standing.held?.pickup ?? null);
  return begin !== null && begin > updatedAt && begin <= at ? begin : updatedAt;
}

/** Whether the pass was handed out to whom the ticket belongs. */
export function isOf(
  { holderCustomerId, customerAccountRef }: Pick<HandedOutPass, 'holderCustomerId' | 'customerAccountRef'>,
  { held }: Pick<ShownTicket, 'held'>,
): boolean {
  return holderCustomerId === held.holderCustomerId && customerAccountRef === held.customerAccountRef;
}
