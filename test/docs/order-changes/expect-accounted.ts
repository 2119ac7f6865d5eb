import {
  type TicketDistribution,
  fulfillmentPolicies,
  holdingsOf,
  isAnswered,
  isLive,
  isHeldNowhere,
  visibleChanges,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Sight } from './stage.js';

/**
 * At rest, nothing is lost, doubled or left on the way: each ticket that was handed over is valid exactly once, where it
 * is held and as it is wanted; one that has ended is valid nowhere; nothing is left to be told. A drift names whatever
 * differs.
 */
export function expectAccounted(sight: Sight): void {
  const open = sight.deliveries.filter(({ state }) => !isAnswered(state));
  expect(
    open.map(({ key, state }) => `${key} ${state}`),
    'unanswered deliveries',
  ).to.deep.equal([]);
  for (const ticket of sight.tickets) expectTicket(ticket, sight);
}

function expectTicket(ticket: TicketDistribution, { valid, drifts }: Sight): void {
  const { id, status, standing } = ticket;
  const there = valid.filter(({ ticketDistributionId }) => ticketDistributionId === id).map(({ key }) => key);
  const ofTicket = drifts.filter((drift) => drift.ticketDistributionId === id);
  const named = ofTicket.map(({ key }) => key);
  expect(new Set(there).size, `${id} is valid once per place`).to.equal(there.length);
  expect(status, `${id} is on no way`).to.not.equal('DISTRIBUTING');
  if (status === 'CANCELLING') {
    expect(there, `${id} is where it is held`).to.deep.equal(holdingsOf(standing).map(({ key }) => key));
    expect(named, `${id} has a reason to stay`).to.not.have.length(0);
    return;
  }
  const isWanted = isLive(status) && !isHeldNowhere(status);
  if (isWanted) expect(there, `${id} is ${status}`).to.include(standing.held?.key);
  const held = valid.find(({ ticketDistributionId, key }) => ticketDistributionId === id && key === standing.held?.key);
  if (isWanted && held !== undefined && !ofTicket.some(({ kind }) => kind === 'change-refused')) {
    const { product, startOfValidity, endOfValidity } = held;
    const asHeld = { product, validity: { startOfValidity, endOfValidity } };
    const policy = fulfillmentPolicies[ticket.fulfillmentMethod];
    expect(visibleChanges(asHeld, ticket, policy), `${id} is there as it is wanted`).to.deep.equal([]);
  }
  for (const key of there.filter((place) => !isWanted || place !== standing.held?.key)) {
    expect(named, `${id} is ${status} and valid under ${key}`).to.include(key);
  }
}
