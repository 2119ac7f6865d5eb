import type { DeliveryJson, LedgerEntry } from '../../http/answers.js';
import type { TrackedOrder } from '../load/tracked-order.js';
import type { TicketEvidence } from './evidence.js';

const FINAL = /^(DONE|REFUSED|WITHDRAWN|SET_ASIDE)$/;

/** Every hand-over ended, as the ticket system's own book says; each key was applied at most once, and in order. */
export function brokenDeliveries(evidence: TicketEvidence, told: TrackedOrder): string[] {
  const { deliveries, ledger } = evidence;
  const known = new Set(deliveries.map(({ key }) => key));
  return [
    ...deliveries.flatMap((delivery) => brokenDelivery(delivery, ledger)),
    ...ledger.flatMap(({ key, outcome }) =>
      outcome === 'dropped' || known.has(key) ? [] : [`was told under ${key}, which no delivery has`],
    ),
    ...brokenOrderOfCalls(ledger),
    ...brokenDecisions(evidence, told),
    ...brokenDrifts(evidence, told),
  ];
}

function brokenDelivery({ key, state, fulfillmentMethod }: DeliveryJson, ledger: readonly LedgerEntry[]): string[] {
  const calls = ledger.filter((entry) => entry.key === key && entry.system === fulfillmentMethod);
  const count = (outcome: string): number => calls.filter((entry) => entry.outcome === outcome).length;
  const applied = count('applied');
  if (!FINAL.test(state)) return [`has the delivery ${key} still ${state}`];
  if (applied > 1) return [`was handed over ${applied} times under ${key}`];
  switch (state) {
    case 'DONE':
      return applied === 1 ? [] : [`has the delivery ${key} DONE, which its system never applied`];
    case 'REFUSED':
      return applied === 0 && count('refused') > 0 ? [] : [`has the delivery ${key} REFUSED, which its system applied`];
    case 'WITHDRAWN':
      return applied === 0 ? [] : [`has the delivery ${key} WITHDRAWN, which its system applied`];
    default:
      return [];
  }
}

/** Hand-overs of a ticket were applied in the order in which they were decided: that of the ordinals in their keys. */
function brokenOrderOfCalls(ledger: readonly LedgerEntry[]): string[] {
  const keys = ledger.filter(({ outcome }) => outcome === 'applied').map(({ key }) => key);
  const late = keys.filter((key, index) => index > 0 && ordinalOf(key) < ordinalOf(keys[index - 1] ?? ''));
  return late.map((key) => `was handed over under ${key} after a later decision`);
}

function ordinalOf(key: string): number {
  return Number(key.split('.').at(-1));
}

/** A ticket is issued once, and anew only when somebody asked for that or changed it. */
function brokenDecisions(
  { deliveries }: TicketEvidence,
  { sent, startsAsked, redistributions }: TrackedOrder,
): string[] {
  const wishes = [...startsAsked.values()].reduce((sum, { size }) => sum + size, sent.size);
  const limits = { issue: 1, redistribute: redistributions, update: wishes };
  return Object.entries(limits).flatMap(([purpose, limit]) => {
    const done = deliveries.filter(
      (delivery) => delivery.operation === 'issue' && delivery.purpose === purpose && delivery.state === 'DONE',
    );
    return done.length <= limit ? [] : [`was issued ${done.length} times for ${purpose}, wanted ${limit} times`];
  });
}

/** With ticket systems that keep their promises, nothing comes apart but by what happened outside. */
function brokenDrifts({ drifts, ticket }: TicketEvidence, { cancelledOutside }: TrackedOrder): string[] {
  return drifts.flatMap(({ kind, ours, theirs }) => {
    const isImpossible = /^(valid-there|missing-there|account-differs)$/.test(kind);
    const isUnheard = kind === 'cancelled-externally' && !cancelledOutside.has(ticket.id);
    return isImpossible || isUnheard ? [`has come apart: ${kind}, here ${ours}, there ${theirs}`] : [];
  });
}
