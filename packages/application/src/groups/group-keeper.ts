import {
  type Calendar,
  Delivery,
  type DeliverySnapshot,
  type FollowUpFacts,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type HandOverRequest,
  type Instant,
  type Occasion,
  type Origin,
  type TicketDistribution,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  isAnswered,
  waitsForOthers,
} from '@ticket-distribution/domain';
import { type DriftBook, mayShowDrifts } from '../drifts/drift-book.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import { freeToStart } from './free-to-start.js';

/** The repositories that keeping groups takes. */
export type KeeperTransaction = Pick<Transaction, 'groups' | 'deliveries' | 'drifts' | 'pauses'>;

/** Claims the calls of deliveries that are about to be stored, so that they start at once. */
export interface ClaimAtOnce {
  claimAtOnce(transaction: Pick<Transaction, 'pauses'>, deliveries: readonly Delivery[], at: Instant): Promise<void>;
}

/** On whose word groups are kept, and what is known of their deliveries. */
export interface Keeping {
  readonly occasion: Occasion;
  readonly origin: Origin;
  /** The unanswered deliveries of the groups, as far as they were read; absent: they were not. */
  readonly open?: readonly Delivery[];
  /** What was decided of the groups already and is not stored yet. */
  readonly handedOver?: readonly Delivery[];
  /** Absent: the calls are started once they are stored. */
  readonly claims?: ClaimAtOnce;
  /** Drifts may have ended that the groups do not show by themselves: those of deliveries. Absent: by what is open. */
  readonly mayEndDrifts?: boolean;
}

/**
 * Keeps groups after whatever happened to them: decides what their ticket systems have to be told of it, stores groups and
 * deliveries, and brings the list of drifts up to date; also for groups of the order whose tickets waited for theirs. The
 * one step in which a change becomes stored work; runs inside the transaction of its caller.
 */
export class GroupKeeper {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly drifts: DriftBook,
    private readonly ids: Ids,
    private readonly calendar: Calendar,
  ) {}

  /** @returns the deliveries that were stored, those handed over before among them */
  async keep(
    transaction: KeeperTransaction,
    groups: readonly TicketDistributionGroup[],
    keeping: Keeping,
  ): Promise<readonly Delivery[]> {
    const family = await this.familyOf(transaction, groups);
    const concerned = [...groups, ...releasedBy(groups, family)];
    const facts = (group: TicketDistributionGroup): FollowUpFacts => ({
      policies: this.policies,
      calendar: this.calendar,
      others: family.filter((other) => other !== group).map(({ snapshot }) => snapshot),
    });
    const open = await this.openOf(transaction, groups, concerned, facts, keeping);
    const followed = concerned.map((group) => this.followUp(group, openIn(group, open), facts(group), keeping));
    const stored = [...(keeping.handedOver ?? []), ...followed.flatMap((one) => one.stored)];
    const { occasion, claims } = keeping;
    await claims?.claimAtOnce(transaction, freeToStart(stored, concerned), occasion.at);
    for (const group of concerned) if (group.isChanged) await transaction.groups.save(group);
    const withdrawn = followed.flatMap((one) => one.withdrawn);
    for (const delivery of [...withdrawn, ...stored]) await transaction.deliveries.save(delivery);
    for (const group of concerned) {
      const known = openIn(group, open);
      if (known === null || !mayHaveDrifts(group, known, keeping)) continue;
      const left = [...known, ...stored.filter((delivery) => isOf(group, delivery))];
      await this.writeDrifts(transaction, group, left, facts(group).others ?? [], occasion.at);
    }
    return stored;
  }

  /**
   * Decides the hand-over of waiting tickets of a group.
   *
   * @returns the deliveries, to be given to `keep`; none when no ticket is asked for
   */
  handOver(
    group: TicketDistributionGroup,
    request: HandOverRequest,
    asked: readonly TicketDistribution[],
    occasion: Occasion,
    origin: Origin,
  ): readonly Delivery[] {
    if (asked.length === 0) return [];
    const { handOverCount } = group.snapshot;
    return group
      .handOver(request, occasion, { policies: this.policies, calendar: this.calendar }, asked)
      .map((handOver, index) => Delivery.of(handOver, handOverCount + index + 1, origin, occasion.at));
  }

  /**
   * The groups with those of their order that have to do with them: whose tickets wait for theirs, or the other way round.
   * Some of them may be new, and not stored yet.
   */
  async familyOf(
    { groups }: Pick<Transaction, 'groups'>,
    of: readonly TicketDistributionGroup[],
  ): Promise<readonly TicketDistributionGroup[]> {
    const related = of.filter(hasFamily);
    const family = new Map<TicketDistributionGroupId, TicketDistributionGroup>();
    for (const orderId of new Set(related.map(({ snapshot }) => snapshot.orderId))) {
      for (const group of await groups.ofOrder(orderId)) family.set(group.id, group);
    }
    for (const group of of) family.set(group.id, group);
    return [...family.values()];
  }

  /**
   * A group that is to be kept on the word of a ticket system, where no use case locked the order. Groups whose tickets wait
   * for each other's are kept one after the other: of two words at the same moment each would be written without the other,
   * and nobody would tell what follows from both.
   *
   * @throws Error when the group is gone
   */
  async findInTurn(
    { groups, orders }: Pick<Transaction, 'groups' | 'orders'>,
    id: TicketDistributionGroupId,
  ): Promise<TicketDistributionGroup> {
    const found = await storedGroup(groups, id);
    if (!hasFamily(found)) return found;
    await orders.lock(found.snapshot.orderId);
    return storedGroup(groups, id);
  }

  /**
   * Whether `findInTurn` locks the order of the group.
   *
   * @throws Error when the group is gone
   */
  async isKeptInTurn({ groups }: Pick<Transaction, 'groups'>, id: TicketDistributionGroupId): Promise<boolean> {
    return hasFamily(await storedGroup(groups, id));
  }

  /** Brings the list of drifts up to date where nothing but a delivery changed. */
  async noteDeliveries(transaction: KeeperTransaction, ids: readonly TicketDistributionGroupId[], at: Instant) {
    for (const id of new Set(ids)) {
      const group = await storedGroup(transaction.groups, id);
      const open = await transaction.deliveries.openOf([id]);
      const others = (await this.familyOf(transaction, [group])).filter((other) => other !== group);
      await this.writeDrifts(
        transaction,
        group,
        open,
        others.map(({ snapshot }) => snapshot),
        at,
      );
    }
  }

  private followUp(
    group: TicketDistributionGroup,
    open: readonly Delivery[] | null,
    facts: FollowUpFacts,
    { occasion, origin }: Keeping,
  ): { readonly withdrawn: readonly Delivery[]; readonly stored: readonly Delivery[] } {
    if (open === null) return { withdrawn: [], stored: [] };
    const { handOverCount } = group.snapshot;
    const snapshots = open.map(({ snapshot }) => snapshot);
    const decided = group.followUp(snapshots, facts, this.ids, occasion);
    const withdrawn = open.filter(({ key }) => decided.withdrawn.includes(key));
    for (const delivery of withdrawn) delivery.withdraw(occasion.at);
    const stored = decided.handOvers.map((handOver, index) =>
      Delivery.of(handOver, handOverCount + index + 1, origin, occasion.at),
    );
    return { withdrawn, stored };
  }

  /** What is open in the groups; what was handed over just now counts. Null for a group of which it does not matter. */
  private async openOf(
    { deliveries }: KeeperTransaction,
    groups: readonly TicketDistributionGroup[],
    concerned: readonly TicketDistributionGroup[],
    facts: (group: TicketDistributionGroup) => FollowUpFacts,
    { open, handedOver = [], mayEndDrifts }: Keeping,
  ): Promise<ReadonlyMap<TicketDistributionGroupId, readonly Delivery[]>> {
    const known = new Set(open === undefined ? [] : groups.map(({ id }) => id));
    const unknown = concerned.filter(
      (group) =>
        !known.has(group.id) &&
        group.before !== null &&
        (mayEndDrifts === true || group.wantsFollowUp(facts(group)) || mayShowDrifts(group.before, group.snapshot)),
    );
    const ids = unknown.map(({ id }) => id);
    const read = ids.length === 0 ? [] : await deliveries.openOf(ids);
    const all = [...(open ?? []), ...read, ...handedOver];
    const looked = new Set([...known, ...ids]);
    return new Map(
      concerned
        .filter(({ id, before }) => looked.has(id) || before === null)
        .map((group) => [group.id, all.filter((delivery) => isOf(group, delivery))]),
    );
  }

  private writeDrifts(
    transaction: KeeperTransaction,
    group: TicketDistributionGroup,
    deliveries: readonly Delivery[],
    others: readonly GroupSnapshot[],
    at: Instant,
  ): Promise<void> {
    const open = deliveries.map(({ snapshot }) => snapshot).filter(({ state }) => !isAnswered(state));
    return this.drifts.writeKnown(transaction, group.snapshot, distinct(open), others, at);
  }
}

async function storedGroup(
  groups: Transaction['groups'],
  id: TicketDistributionGroupId,
): Promise<TicketDistributionGroup> {
  const group = await groups.find(id);
  if (group === undefined) throw new Error(`Group ${id} is gone`);
  return group;
}

/** Whether tickets of other groups wait for those of the group, or the other way round. */
function hasFamily({ snapshot }: TicketDistributionGroup): boolean {
  return snapshot.waitedForBy.length > 0 || waitsForOthers(snapshot);
}

function openIn(
  { id }: TicketDistributionGroup,
  open: ReadonlyMap<TicketDistributionGroupId, readonly Delivery[]>,
): readonly Delivery[] | null {
  return open.get(id) ?? null;
}

function isOf({ id }: TicketDistributionGroup, { snapshot: { handOver } }: Delivery): boolean {
  return handOver.ticketDistributionGroupId === id;
}

/** The groups of the family whose tickets wait for tickets of those, directly or for one that waits for them itself. */
function releasedBy(
  groups: readonly TicketDistributionGroup[],
  family: readonly TicketDistributionGroup[],
): readonly TicketDistributionGroup[] {
  const released = new Set(groups);
  for (const { snapshot } of released) {
    for (const group of family) if (snapshot.waitedForBy.includes(group.id)) released.add(group);
  }
  for (const group of groups) released.delete(group);
  return [...released];
}

/** A group that was never stored has none that could end. */
function mayHaveDrifts(
  { before, snapshot }: TicketDistributionGroup,
  open: readonly Delivery[],
  { mayEndDrifts = open.length > 0 }: Keeping,
): boolean {
  return before === null ? mayShowDrifts(snapshot) : mayEndDrifts || mayShowDrifts(before, snapshot);
}

function distinct(deliveries: readonly DeliverySnapshot[]): readonly DeliverySnapshot[] {
  return [...new Map(deliveries.map((delivery) => [delivery.key, delivery])).values()];
}
