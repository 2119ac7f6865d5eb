import { type TicketDistribution, holdingsOf, isAnswered, isLive, isOnlyHere } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Sight } from './stage.js';

/**
 * At rest, nothing is lost, doubled or left on the way: each ticket that was handed over is valid exactly once, where it
 * is held; one that has ended is valid nowhere, unless a drift names the place; nothing is left to be told.
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
  const named = drifts.filter((drift) => drift.ticketDistributionId === id).map(({ key }) => key);
  expect(new Set(there).size, `${id} is valid once per place`).to.equal(there.length);
  expect(status, `${id} is on no way`).to.not.equal('DISTRIBUTING');
  if (status === 'CANCELLING') {
    expect(there, `${id} is where it is held`).to.deep.equal(holdingsOf(standing).map(({ key }) => key));
    expect(named, `${id} has a reason to stay`).to.not.have.length(0);
    return;
  }
  const isWanted = isLive(status) && !isOnlyHere(status);
  if (isWanted) expect(there, `${id} is ${status}`).to.include(standing.held?.key);
  for (const key of there.filter((place) => !isWanted || place !== standing.held?.key)) {
    expect(named, `${id} is ${status} and valid under ${key}`).to.include(key);
  }
}
