import { type TicketDistribution, isAnswered, isLive, isHeldNowhere } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { World } from './world.js';

/** Every ticket of the order is at its system just as it is wanted, or nowhere; nothing is under way, no drift is open. */
export async function expectAgreement(world: World): Promise<void> {
  const unanswered = (await world.deliveries()).filter(({ state }) => !isAnswered(state));
  expect(unanswered, 'unanswered deliveries').to.deep.equal([]);
  const drifts = (await world.drifts()).filter(({ state }) => state !== 'RESOLVED');
  expect(drifts, 'open drifts').to.deep.equal([]);
  const groups = await world.groups();
  const wanted = groups.flatMap((group) => group.tickets.flatMap(wantedThere));
  const there = world.allSystems.flatMap(({ valid }) =>
    valid.map(({ key, ticketDistributionId, product, startOfValidity, endOfValidity, customerAccountRef }) => ({
      key,
      ticketDistributionId,
      product,
      startOfValidity,
      endOfValidity,
      customerAccountRef,
    })),
  );
  expect(there, 'what the ticket systems hold').to.have.deep.members(wanted);
}

function wantedThere({ id, status, product, validity, parties, standing }: TicketDistribution) {
  if (!isLive(status) || isHeldNowhere(status)) return [];
  const key = standing.held?.key;
  return [{ key, ticketDistributionId: id, product, ...validity, customerAccountRef: parties.customerAccountRef }];
}

/** What became of the order, without the names and times that differ from one telling to the next. */
export async function outcomeOf(world: World) {
  return (await world.groups()).map(({ orderLineId, orderVersion, tickets }) => ({
    orderLineId,
    orderVersion,
    tickets: tickets.map(
      ({ status, product, validity, parties, standing: { held, outdated }, distributionDetails }) => ({
        status,
        product,
        validity,
        parties,
        pickup: held?.pickup ?? null,
        outdated: outdated.length,
        mediaSerialNumberId: distributionDetails.mediaSerialNumberId,
      }),
    ),
  }));
}

/** What was carried out at the ticket systems, in no particular order. */
export function carriedOut(world: World): readonly string[] {
  return world.allSystems
    .flatMap(({ calls }) => calls)
    .filter(({ outcome }) => outcome === 'applied' || outcome === 'refused')
    .map(({ operation, outcome }) => `${operation} ${outcome}`)
    .toSorted();
}
