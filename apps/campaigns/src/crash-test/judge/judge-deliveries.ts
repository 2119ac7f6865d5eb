import type { DeliveryJson, LedgerEntry } from '../../http/answers.js';
import type { TrackedOrder } from '../load/tracked-order.js';
import type { TicketEvidence } from './evidence.js';
import type { Judges } from './violation.js';

const FINAL = /^(DONE|REFUSED|WITHDRAWN|SET_ASIDE)$/;

interface Told {
  readonly ticket: TicketEvidence;
  readonly told: TrackedOrder;
}

/** How the hand-overs of a ticket at rest have to have ended, by promise. */
export const DELIVERY_JUDGES: Judges<Told> = {
  'nothing-stuck': [stuck],
  'handed-over-once': [appliedTwice, decidedTwice],
  'outcome-as-it-was': [untrue, unheard],
  'order-per-ticket': [late],
  'no-drift-of-itself': [causeless],
};

function stuck({ ticket }: Told): string[] {
  const open = ticket.deliveries.filter(({ state }) => !FINAL.test(state));
  return open.map(({ key, state }) => `has the delivery ${key} still ${state}`);
}

function appliedTwice({ ticket: { deliveries, ledger } }: Told): string[] {
  return deliveries.flatMap((delivery) => {
    const applied = countOf(delivery, ledger, 'applied');
    return applied > 1 ? [`was handed over ${applied} times under ${delivery.key}`] : [];
  });
}

/** Every outcome is the one in the ticket system's own book. */
function untrue({ ticket: { deliveries, ledger } }: Told): string[] {
  return deliveries.flatMap((delivery) => {
    const [applied, refused] = [countOf(delivery, ledger, 'applied'), countOf(delivery, ledger, 'refused')];
    const isTrue =
      delivery.state === 'DONE'
        ? applied > 0
        : delivery.state === 'REFUSED'
          ? applied === 0 && refused > 0
          : delivery.state !== 'WITHDRAWN' || applied === 0;
    const said = `applied ${applied} times and refused ${refused} times`;
    return isTrue ? [] : [`has the delivery ${delivery.key} ${delivery.state}, which its system ${said}`];
  });
}

/** No call was made of which nothing is stored. */
function unheard({ ticket: { deliveries, ledger } }: Told): string[] {
  const known = new Set(deliveries.map(({ key }) => key));
  const calls = ledger.filter(({ key, outcome }) => outcome !== 'dropped' && !known.has(key));
  return calls.map(({ key }) => `was told under ${key}, which no delivery has`);
}

function countOf({ key, fulfillmentMethod }: DeliveryJson, ledger: readonly LedgerEntry[], outcome: string): number {
  return ledger.filter((one) => one.key === key && one.system === fulfillmentMethod && one.outcome === outcome).length;
}

/** Hand-overs of a ticket were applied in the order in which they were decided: that of the ordinals in their keys. */
function late({ ticket }: Told): string[] {
  const keys = ticket.ledger.filter(({ outcome }) => outcome === 'applied').map(({ key }) => key);
  const overtaken = keys.filter((key, index) => index > 0 && ordinalOf(key) < ordinalOf(keys[index - 1] ?? ''));
  return overtaken.map((key) => `was handed over under ${key} after a later decision`);
}

function ordinalOf(key: string): number {
  return Number(key.split('.').at(-1));
}

/** A ticket is issued once, and anew only when somebody asked for that or changed it. */
function decidedTwice({ ticket: { deliveries }, told: { sent, startsAsked, redistributions } }: Told): string[] {
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
function causeless({ ticket: { drifts, ticket }, told: { cancelledOutside } }: Told): string[] {
  return drifts.flatMap(({ kind, ours, theirs }) => {
    const isImpossible = /^(valid-there|missing-there|account-differs)$/.test(kind);
    const isUnheard = kind === 'cancelled-externally' && !cancelledOutside.has(ticket.id);
    return isImpossible || isUnheard ? [`has come apart: ${kind}, here ${ours}, there ${theirs}`] : [];
  });
}
