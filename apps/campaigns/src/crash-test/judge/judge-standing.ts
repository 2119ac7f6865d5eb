import type { HeldTicket } from '../../http/answers.js';
import type { TicketEvidence } from './evidence.js';
import { isValidAtSystem } from './ticket-states.js';
import type { Judges } from './violation.js';

/** How a ticket at rest has to stand at its system, by promise. */
export const STANDING_JUDGES: Judges<TicketEvidence> = {
  'nothing-lost': [lost],
  'valid-once': [valid],
  'ended-is-ended': [ended],
  'as-ordered': [otherThere],
  'comes-to-rest': [unfinished],
  'nothing-stuck': [unlisted],
};

/** What was handed over is valid at its system; account-based tickets wait for nobody. */
function lost(evidence: TicketEvidence): string[] {
  const { ticket, group, held } = evidence;
  if (isUnknown(evidence)) return [];
  if (ticket.status === 'GENERATED' && group.fulfillmentMethod === 'ACCOUNT_BASED_TICKETING') {
    return ['was never handed over to its account'];
  }
  const isThere = held.some(({ system, key }) => system === group.fulfillmentMethod && !isNamed(evidence, key));
  return isValidAtSystem(ticket.status) && !isThere ? ['is not valid there'] : [];
}

/** It is valid in no second place, unless a drift names that. */
function valid(evidence: TicketEvidence): string[] {
  if (isUnknown(evidence)) return evidence.held.length > 2 ? [`is valid ${evidence.held.length} times`] : [];
  return isValidAtSystem(evidence.ticket.status) ? strays(evidence).slice(1) : [];
}

/** What has ended, or was never handed over, is valid nowhere, unless a drift names the place. */
function ended(evidence: TicketEvidence): string[] {
  const { status } = evidence.ticket;
  if (isUnknown(evidence) || isValidAtSystem(status)) return [];
  return status === 'CANCELLING' ? strays(evidence).slice(1) : strays(evidence);
}

/** Its content there is the one that the API shows. */
function otherThere(evidence: TicketEvidence): string[] {
  const { ticket, held, drifts } = evidence;
  const one = held.find(({ key }) => !isNamed(evidence, key));
  const isExcused = isUnknown(evidence) || drifts.some(({ kind }) => kind === 'change-refused');
  return one === undefined || isExcused || !isValidAtSystem(ticket.status) ? [] : differences(ticket, one);
}

/** Nothing goes on for ever. */
function unfinished(evidence: TicketEvidence): string[] {
  if (isUnknown(evidence)) return [];
  switch (evidence.ticket.status) {
    case 'DISTRIBUTING':
      return ['is on its way still'];
    case 'CANCELLING':
      return isCancellingForAReason(evidence) ? [] : ['is CANCELLING still, for no reason that is listed'];
    case 'FAILED':
      return wasRefused(evidence) ? [] : ['is FAILED, and no ticket system refused it'];
    default:
      return [];
  }
}

/** Where nobody knows how a hand-over ended, that is listed with a reason. */
function unlisted({ drifts, deliveries }: TicketEvidence): string[] {
  const setAside = deliveries.filter(({ state }) => state === 'SET_ASIDE');
  const isListed = setAside.length === 0 || drifts.some(({ kind }) => kind === 'outcome-unknown');
  return [
    ...(isListed ? [] : ['has a delivery that is set aside, and no drift says so']),
    ...setAside.flatMap(({ key, lastError }) => (lastError === null ? [`has ${key} set aside without a reason`] : [])),
  ];
}

function isUnknown({ deliveries }: TicketEvidence): boolean {
  return deliveries.some(({ state }) => state === 'SET_ASIDE');
}

function differences(ticket: TicketEvidence['ticket'], there: HeldTicket): string[] {
  const { customerAccountRef: account } = ticket.distributionDetails;
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['product', ticket.fareProduct.id, there.product.id],
    ['product version', ticket.fareProduct.version, there.product.version],
    ['start of validity', ticket.startOfValidity, there.startOfValidity],
    ['end of validity', ticket.endOfValidity, there.endOfValidity],
    ['account', account, there.customerAccountRef],
  ];
  return pairs.flatMap(([name, here, other]) =>
    here === other ? [] : [`has ${name} ${other} there and ${here} here`],
  );
}

/** A ticket stays while its place is not taken, or because its system does not give it up. */
function isCancellingForAReason({ group, drifts }: TicketEvidence): boolean {
  const isAwaited = group.ticketDistributions.some(({ status }) => /^(GENERATED|FAILED)$/.test(status));
  return isAwaited || drifts.some(({ kind }) => /^(cancel-refused|replacement-refused)$/.test(kind));
}

function wasRefused({ ledger }: TicketEvidence): boolean {
  return ledger.some(({ outcome }) => outcome === 'refused');
}

/** The places where it is valid and that no drift names. */
function strays(evidence: TicketEvidence): string[] {
  return evidence.held
    .filter(({ key }) => !isNamed(evidence, key))
    .map(({ system, key, status }) => `is valid at ${system} under ${key} (${status}), and no drift says so`);
}

function isNamed({ drifts }: TicketEvidence, key: string): boolean {
  return drifts.some((drift) => drift.key === key && /^(cancel-refused|valid-there)$/.test(drift.kind));
}
