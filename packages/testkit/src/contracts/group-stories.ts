import {
  type DecisionRecord,
  Delivery,
  type GroupSnapshot,
  type HandOver,
  type Occasion,
  Order,
  type OrderId,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
  carryOut,
  fulfillmentPolicies,
  plusMilliseconds,
  reconcile,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { SequentialIds } from '../in-memory/sequential-ids.js';
import type { GroupStory, Step } from './any-group-story.js';
import type { FreshStore } from './fresh-store.js';

/** Plays stories on a store, every change saved in a transaction of its own, and remembers what should be there. */
export class GroupStories {
  readonly groups = new Map<TicketDistributionGroupId, GroupSnapshot>();
  readonly moves = new Map<TicketDistributionId, TicketMove[]>();
  readonly decisions = new Map<TicketDistributionGroupId, DecisionRecord[]>();
  /** The hand-overs of each group that have no answer yet. */
  private readonly open = new Map<TicketDistributionGroupId, readonly HandOver[]>();
  private occasion: Occasion = {
    at: '2026-12-01T09:30:00.125Z' as Occasion['at'],
    by: 'story',
    distributionChannelId: null,
  };

  constructor(
    private readonly store: FreshStore,
    private readonly ids: SequentialIds,
  ) {}

  /** @param orderId one that no other story of the store has */
  async play(orderId: OrderId, { documents, steps }: GroupStory): Promise<void> {
    const order = Order.empty(orderId);
    for (const document of documents) {
      order.record({ ...document, id: orderId }, this.occasion.at);
      if (order.currentVersion !== null) await this.generate(order);
      for (const step of steps) await this.happen(orderId, step);
    }
  }

  private async generate(order: Order): Promise<void> {
    this.pass();
    await this.store.transactions.run(async ({ groups }) => {
      const before = await groups.ofOrder(order.id);
      const plan = reconcile(
        order.current,
        before.map(({ snapshot }) => snapshot),
        fulfillmentPolicies,
      );
      for (const group of carryOut(plan, before, this.ids, this.occasion)) {
        if (!group.isChanged) continue;
        await groups.save(group);
        this.remember(group);
      }
    });
  }

  /** Loads the group in the transaction that saves it, or, for an even pick, in an earlier one. */
  private async happen(orderId: OrderId, step: Step): Promise<void> {
    this.pass();
    const ids = [...this.groups.values()].filter((group) => group.orderId === orderId).map(({ id }) => id);
    const id = ids[step.pick % Math.max(1, ids.length)];
    if (id === undefined) return;
    const early = step.pick % 2 === 0 ? await this.store.read(({ groups }) => groups.find(id)) : undefined;
    await this.store.transactions.run(async ({ groups }) => {
      const group = early ?? (await groups.find(id));
      if (group === undefined) throw new Error(`Group ${id} was saved and is gone`);
      this.change(group, step);
      if (!group.isChanged) return;
      await groups.save(group);
      this.remember(group);
    });
  }

  private change(group: TicketDistributionGroup, { kind, text }: Step): void {
    const [first, ...others] = this.openOf(group);
    if (kind === 'hand-over' && group.waiting.length > 0) {
      const request = { pickup: null, language: 'nno' as const, distributionChannelId: text, organisationId: 1 };
      this.open.set(group.id, [
        ...this.openOf(group),
        ...group.handOver(request, this.occasion, { policies: fulfillmentPolicies }),
      ]);
    } else if (kind === 'follow-up') {
      const stored = this.openOf(group).map((handOver, index) =>
        Delivery.of(handOver, index + 1, { correlationId: text }, this.occasion.at),
      );
      const followed = group.followUp(
        stored.map(({ snapshot }) => snapshot),
        { policies: fulfillmentPolicies },
        this.ids,
        this.occasion,
      );
      const left = this.openOf(group).filter(({ key }) => !followed.withdrawn.includes(key));
      this.open.set(group.id, [...left, ...followed.handOvers]);
    } else if (first !== undefined && (kind === 'confirm' || kind === 'refuse')) {
      this.open.set(group.id, others);
      this.answer(group, first, kind, text);
    }
  }

  private answer(group: TicketDistributionGroup, handOver: HandOver, kind: 'confirm' | 'refuse', text: string): void {
    if (kind === 'refuse') return group.refuse(handOver, { kind: 'refused', reason: text }, this.occasion);
    const given = { externalReference: text, fareContractRef: null, customerAccountRef: text };
    const references = ticketsOf(handOver).map((ticketDistributionId) => ({ ticketDistributionId, ...given }));
    group.confirm(handOver, references, this.occasion);
  }

  private openOf({ id }: TicketDistributionGroup): readonly HandOver[] {
    return this.open.get(id) ?? [];
  }

  private remember({ snapshot, newMoves, newDecisions }: TicketDistributionGroup): void {
    this.groups.set(snapshot.id, { ...snapshot, revision: snapshot.revision + 1 });
    this.decisions.set(snapshot.id, [...(this.decisions.get(snapshot.id) ?? []), ...newDecisions]);
    for (const move of newMoves) {
      const { ticketDistributionId: id } = move;
      this.moves.set(id, [...(this.moves.get(id) ?? []), move]);
    }
  }

  private pass(): void {
    this.occasion = { ...this.occasion, at: plusMilliseconds(this.occasion.at, 7) };
  }
}
