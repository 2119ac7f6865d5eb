import {
  type FareProduct,
  type FoundDrift,
  type GroupSnapshot,
  type TicketDistribution,
  type TicketDistributionGroup,
  isLive,
  isHeldNowhere,
  isPickedUp,
  notTransmittable,
  findKnownDrifts,
  findReportedDrifts,
  ticketToTell,
  ticketsOf,
  toldContent,
  withheldReason,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { ValidTicket } from '../fakes/ticket-register.js';
import type { HistoryStage } from './history-stage.js';

/** One ticket at rest, what its ticket system holds valid of it, and the drifts that name it. */
interface RestingTicket {
  readonly ticket: TicketDistribution;
  readonly group: GroupSnapshot;
  readonly there: readonly ValidTicket[];
  readonly drifts: readonly FoundDrift[];
}

/** Compares every ticket with what its ticket system holds: what differs is named by a drift. */
export function expectAgreement(stage: HistoryStage): void {
  for (const group of stage.groups) {
    const drifts = driftsOf(stage, group);
    for (const ticket of group.snapshot.tickets) {
      const { valid } = stage.systems[ticket.fulfillmentMethod];
      const there = valid.filter(({ ticketDistributionId }) => ticketDistributionId === ticket.id);
      const named = drifts.filter(({ ticketDistributionId }) => ticketDistributionId === ticket.id);
      expectAccounted({ ticket, group: group.snapshot, there, drifts: named }, stage);
    }
  }
}

function driftsOf(stage: HistoryStage, group: TicketDistributionGroup): readonly FoundDrift[] {
  const issues = stage.handOvers.filter(
    ({ operation, ticketDistributionGroupId }) => operation === 'issue' && ticketDistributionGroupId === group.id,
  );
  const reports = issues.flatMap(({ key, fulfillmentMethod }) => stage.systems[fulfillmentMethod].see([key]).reports);
  const found = reports.flatMap((report) => findReportedDrifts(group.snapshot, report, stage.busyIn(group)));
  expect(found, 'nobody told the systems anything but we, so that a look finds nothing new').to.deep.equal([]);
  return findKnownDrifts(group.snapshot, [], stage.facts(group).others);
}

function expectAccounted(resting: RestingTicket, stage: HistoryStage): void {
  const { ticket, there } = resting;
  const { status, id } = ticket;
  expect(status, `${id} is on no way`).to.not.equal('DISTRIBUTING');
  if (isLive(status) && !isHeldNowhere(status)) return expectValidOnce(resting, stage);
  if (status === 'GENERATED') expectReasonToWait(resting, stage);
  if (status === 'CANCELLING') expectReasonToStay(resting, stage);
  else expectNamed(resting, there, `${id} is ${status}`);
}

function expectValidOnce(resting: RestingTicket, stage: HistoryStage): void {
  const { ticket, there, drifts } = resting;
  const { held, changeRefused } = ticket.standing;
  const [now, ...more] = there.filter(({ key }) => held !== null && key === held.key);
  expect(more).to.have.length(0);
  expectNamed(
    resting,
    there.filter((entry) => entry !== now),
    `${ticket.id} is held elsewhere`,
  );
  if (now === undefined || held === null) throw new Error(`${ticket.id} is ${ticket.status} and not valid there`);
  const valid = seen(now.product, now, ticket, stage);
  expect(valid, `${ticket.id} is there as it is held here`).to.deep.equal(
    seen(held.product, held.validity, ticket, stage),
  );
  expect(now.pickedUp, `${ticket.id} is ${ticket.status}`).to.equal(isPickedUp(ticket.status));
  expect(now.customerAccountRef, `${ticket.id} is on the account that is held here`).to.equal(held.customerAccountRef);
  if (changeRefused !== null) {
    expect(drifts.map(({ kind }) => kind as string)).to.include('change-refused');
    expectRefusedAsWanted(resting, stage);
    return;
  }
  const wanted = seen(ticket.product, ticket.validity, ticket, stage);
  expect(valid, `${ticket.id} is there as it is wanted`).to.deep.equal(wanted);
  const { customerAccountRef: account } = ticket.parties;
  if (stage.policies[ticket.fulfillmentMethod].transfers && account !== null) {
    expect(now.customerAccountRef, `${ticket.id} is on the account that is wanted`).to.equal(account);
  }
}

/**
 * What was refused for good was told of the newest wish; an older one would say nothing of it. What could never be told is
 * refused without a call.
 */
function expectRefusedAsWanted({ ticket, group }: RestingTicket, stage: HistoryStage): void {
  if (notTransmittable(stage.policies[ticket.fulfillmentMethod], ticketToTell(group, ticket)) !== null) return;
  const last = stage.handOvers.findLast((told) => told.operation !== 'cancel' && ticketsOf(told).includes(ticket.id));
  if (last === undefined || last.operation === 'cancel') throw new Error(`nothing was told of ${ticket.id}`);
  if (last.operation === 'transfer') {
    expect(last.customerAccountRef, 'the refused account').to.equal(ticket.parties.customerAccountRef);
    return;
  }
  const all = last.operation === 'issue' ? last.tickets : [last.ticket];
  const told = all.flatMap((one) =>
    one.ticketDistributionId === ticket.id ? [seen(one.product, one, ticket, stage)] : [],
  );
  expect(told, 'the refused content').to.deep.equal([seen(ticket.product, ticket.validity, ticket, stage)]);
}

/** Only callers hand tickets over, but for those that generate hands over, and those that replace one that was. */
function expectReasonToWait({ ticket, group }: RestingTicket, { policies }: HistoryStage): void {
  const policy = policies[ticket.fulfillmentMethod];
  const waits =
    (policy.handedOverBy === 'distribute' && ticket.standing.carries?.byItself !== true) ||
    withheldReason(policy, ticketToTell(group, ticket)) !== null;
  expect(waits, `${ticket.id} has a reason to be GENERATED still`).to.equal(true);
}

/** A ticket that is to end stays because its place is not taken yet, or because its system does not give it up. */
function expectReasonToStay({ ticket, drifts }: RestingTicket, { tickets }: HistoryStage): void {
  const waits = awaited(ticket, tickets).some(({ status }) => status === 'GENERATED');
  const named = drifts.some(({ kind }) => kind === 'cancel-refused' || kind === 'replacement-refused');
  expect(waits || named, `${ticket.id} has a reason to be CANCELLING still`).to.equal(true);
}

/** All tickets that come after a ticket in any number of steps. */
function awaited(
  { standing }: TicketDistribution,
  tickets: readonly TicketDistribution[],
): readonly TicketDistribution[] {
  const after = standing.cancellation?.after ?? [];
  const next = tickets.filter(({ id }) => after.some((one) => one === id));
  return next.flatMap((one) => [one, ...awaited(one, tickets)]);
}

function expectNamed({ drifts }: RestingTicket, there: readonly ValidTicket[], what: string): void {
  for (const { key } of there) {
    expect(
      drifts.map((drift) => drift.key as string | null),
      `${what} and valid there under ${key}`,
    ).to.include(key);
  }
}

/** What the ticket system of a ticket sees of its content. */
function seen(
  product: FareProduct,
  { startOfValidity, endOfValidity }: TicketDistribution['validity'],
  { fulfillmentMethod }: TicketDistribution,
  { policies }: HistoryStage,
): unknown {
  const validity = { startOfValidity, endOfValidity };
  return toldContent({ product, validity }, policies[fulfillmentMethod]);
}
