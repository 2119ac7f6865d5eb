import type { HeldTicket } from '../../http/answers.js';
import type { TicketEvidence } from './evidence.js';
import { isValidAtSystem } from './ticket-states.js';

/** A ticket that was handed over is valid exactly once, at its system, as the app shows it; any other one nowhere. */
export function brokenStanding(evidence: TicketEvidence): string[] {
  const { ticket, held, deliveries } = evidence;
  if (deliveries.some(({ state }) => state === 'SET_ASIDE')) return brokenWhileSetAside(evidence);
  if (isValidAtSystem(ticket.status)) return brokenValid(evidence);
  const strays = strayed(evidence, held);
  switch (ticket.status) {
    case 'CANCELLING':
      return isCancellingForAReason(evidence) ? strays.slice(1) : ['is CANCELLING still, for no reason that is listed'];
    case 'FAILED':
      return [...strays, ...(wasRefused(evidence) ? [] : ['is FAILED, and no ticket system refused it'])];
    case 'DISTRIBUTING':
      return ['is on its way still'];
    case 'CANCELLED_EXTERNALLY':
    case 'CANCELLED':
    case 'GENERATED':
      return strays;
    default:
      return [`has a status that is not known`];
  }
}

function brokenValid(evidence: TicketEvidence): string[] {
  const { ticket, held, drifts } = evidence;
  const [one, ...more] = held.filter(({ key }) => !isNamed(evidence, key));
  if (one === undefined) return held.length > 0 ? ['is valid there under a given-up key only'] : ['is not valid there'];
  const isChangeRefused = drifts.some(({ kind }) => kind === 'change-refused');
  return [...strayed(evidence, more), ...(isChangeRefused ? [] : differences(ticket, one))];
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

/** Nobody knows how its hand-over ended: that has to be listed, and it must not be there twice. */
function brokenWhileSetAside({ held, drifts, deliveries }: TicketEvidence): string[] {
  const isListed = drifts.some(({ kind }) => kind === 'outcome-unknown');
  const unexplained = deliveries.filter(({ state, lastError }) => state === 'SET_ASIDE' && lastError === null);
  return [
    ...(isListed ? [] : ['has a delivery that is set aside, and no drift says so']),
    ...unexplained.map(({ key }) => `has the delivery ${key} set aside without a reason`),
    ...(held.length > 2 ? [`is valid ${held.length} times`] : []),
  ];
}

/** A ticket stays while its place is not taken, or because its system does not give it up. */
function isCancellingForAReason({ group, drifts }: TicketEvidence): boolean {
  const isAwaited = group.ticketDistributions.some(({ status }) => /^(GENERATED|FAILED)$/.test(status));
  return isAwaited || drifts.some(({ kind }) => /^(cancel-refused|replacement-refused)$/.test(kind));
}

function wasRefused({ ledger }: TicketEvidence): boolean {
  return ledger.some(({ outcome }) => outcome === 'refused');
}

/** What is valid there and should not be, unless a drift names it. */
function strayed(evidence: TicketEvidence, held: readonly HeldTicket[]): string[] {
  return held
    .filter(({ key }) => !isNamed(evidence, key))
    .map(({ system, key, status }) => `is valid at ${system} under ${key} (${status}), and no drift says so`);
}

function isNamed({ drifts }: TicketEvidence, key: string): boolean {
  return drifts.some((drift) => drift.key === key && /^(cancel-refused|valid-there)$/.test(drift.kind));
}
