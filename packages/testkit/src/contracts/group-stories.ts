import {
  type GroupSnapshot,
  type HandOver,
  type Occasion,
  Order,
  type OrderId,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
  DomainError,
  carryOut,
  fulfillmentPolicies,
  plusMilliseconds,
  reconcile,
} from '@ticket-distribution/domain';
import type { SequentialIds } from '../in-memory/sequential-ids.js';
import type { GroupStory, Step } from './any-group-story.js';
import type { FreshStore } from './fresh-store.js';

/** Plays stories on a store, every change saved in a transaction of its own, and remembers what should be there. */
export class GroupStories {
  readonly groups = new Map<TicketDistributionGroupId, GroupSnapshot>();
  readonly moves = new Map<TicketDistributionId, TicketMove[]>();
  private readonly handOvers = new Map<TicketDistributionGroupId, HandOver>();
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
      for (const group of carriedOut(() => carryOut(plan, before, this.ids, this.occasion))) {
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
    const handOver = this.handOvers.get(group.id);
    const asked = group.snapshot.tickets.filter(({ status }) => status === 'DISTRIBUTING').map(({ id }) => id);
    if (kind === 'hand-over' && group.waiting.length > 0) {
      const request = { pickup: null, language: 'nno' as const, distributionChannelId: text, organisationId: 1 };
      this.handOvers.set(group.id, group.handOver(request, this.occasion));
    } else if (kind === 'refuse') {
      group.refuse(asked, text, this.occasion);
    } else if (kind === 'confirm' && handOver !== undefined) {
      const given = { externalReference: text, fareContractRef: null, customerAccountRef: text };
      const references = asked.map((ticketDistributionId) => ({ ticketDistributionId, ...given }));
      group.confirm(handOver, references, this.occasion);
    }
  }

  private remember({ snapshot, newMoves }: TicketDistributionGroup): void {
    this.groups.set(snapshot.id, { ...snapshot, revision: snapshot.revision + 1 });
    for (const move of newMoves) {
      const { ticketDistributionId: id } = move;
      this.moves.set(id, [...(this.moves.get(id) ?? []), move]);
    }
  }

  private pass(): void {
    this.occasion = { ...this.occasion, at: plusMilliseconds(this.occasion.at, 7) };
  }
}

/** A version that would change what ticket systems hold may be refused; then nothing happens. */
function carriedOut(carry: () => TicketDistributionGroup[]): TicketDistributionGroup[] {
  try {
    return carry();
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
