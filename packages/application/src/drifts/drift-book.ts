import {
  type DeliverySnapshot,
  type Drift,
  type DriftKind,
  type FoundDrift,
  type GroupSnapshot,
  type Instant,
  KNOWN_HERE,
  PROPOSED_REPAIRS,
  type StatusReport,
  type TicketDistributionId,
  awaitedTickets,
  findKnownDrifts,
  sameDrift,
  findReportedDrifts,
  ticketsOf,
  waitsForOthers,
} from '@ticket-distribution/domain';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';

type DriftTransaction = Pick<Transaction, 'drifts'>;

/** Keeps the list of drifts equal to what groups and sightings show. Runs inside the transaction that changes them. */
export class DriftBook {
  constructor(private readonly ids: Ids) {}

  /**
   * Writes what a group shows by itself, as it is after a change. A drift whose tickets are under way to their system is
   * not over before that is answered: what made it may be refused once more.
   *
   * @param open the unanswered deliveries of the group
   * @param others the other groups of the order, as far as its tickets wait for theirs
   */
  async writeKnown(
    transaction: DriftTransaction,
    group: GroupSnapshot,
    open: readonly DeliverySnapshot[],
    others: readonly GroupSnapshot[],
    at: Instant,
  ): Promise<void> {
    const setAside = open.filter(({ state }) => state === 'SET_ASIDE');
    const found = findKnownDrifts(group, setAside, others);
    const underWay = new Set(open.flatMap(({ state, handOver }) => (state === 'SET_ASIDE' ? [] : ticketsOf(handOver))));
    const concerns = (drift: Drift): boolean =>
      isKnownHere(drift.kind) &&
      (found.some((finding) => sameDrift(drift, finding)) ||
        !concernedTickets([group, ...others], drift).some((id) => underWay.has(id)));
    await this.write(transaction, group, found, concerns, at);
  }

  /**
   * Writes what a look at one issue showed.
   *
   * @param busy tickets of which the look can tell nothing
   */
  async writeReported(
    transaction: DriftTransaction,
    group: GroupSnapshot,
    report: StatusReport,
    busy: ReadonlySet<string>,
    at: Instant,
  ): Promise<void> {
    const found = findReportedDrifts(group, report, busy);
    const isOfThisLook = ({ kind, key, ticketDistributionId: id }: FoundDrift): boolean =>
      !isKnownHere(kind) && key === report.key && !busy.has(id);
    await this.write(transaction, group, found, isOfThisLook, at);
  }

  private async write(
    { drifts }: DriftTransaction,
    group: GroupSnapshot,
    found: readonly FoundDrift[],
    concerns: (drift: Drift) => boolean,
    at: Instant,
  ): Promise<void> {
    const lasting = (await drifts.lastingOf(group.id)).filter(concerns);
    for (const finding of found) {
      const known = lasting.find((drift) => sameDrift(drift, finding));
      if (known === undefined) await drifts.save(this.newDrift(group, finding, at));
      else if (known.ours !== finding.ours || known.theirs !== finding.theirs) {
        await drifts.save({ ...known, ...finding, updatedAt: at });
      }
    }
    for (const drift of lasting.filter((known) => !found.some((finding) => sameDrift(known, finding)))) {
      await drifts.save({ ...drift, state: 'RESOLVED', updatedAt: at });
    }
  }

  private newDrift(group: GroupSnapshot, found: FoundDrift, at: Instant): Drift {
    return {
      ...found,
      id: this.ids.nextDriftId(),
      revision: 0,
      ticketDistributionGroupId: group.id,
      orderId: group.orderId,
      organisationId: group.organisationId,
      state: 'OPEN',
      since: at,
      proposedRepair: PROPOSED_REPAIRS[found.kind],
      repair: null,
      updatedAt: at,
    };
  }
}

/** Whether the drifts of a group may have changed, as far as the group alone can tell. */
export function mayShowDrifts(...groups: readonly GroupSnapshot[]): boolean {
  return groups.some((group) => waitsForOthers(group) || findKnownDrifts(group, []).length > 0);
}

/** The ticket of a drift and those that are to take its place. */
export function concernedTickets(groups: readonly GroupSnapshot[], drift: Drift): readonly TicketDistributionId[] {
  const all = groups.flatMap(({ tickets }) => tickets);
  const ticket = all.find(({ id }) => id === drift.ticketDistributionId);
  const awaited = ticket === undefined ? [] : awaitedTickets(ticket, (id) => all.find((known) => known.id === id));
  const anew = all.filter(({ standing }) => standing.replaces === drift.ticketDistributionId);
  return [drift.ticketDistributionId, ...[...awaited, ...anew].map(({ id }) => id)];
}

function isKnownHere(kind: DriftKind): boolean {
  return KNOWN_HERE.includes(kind);
}
