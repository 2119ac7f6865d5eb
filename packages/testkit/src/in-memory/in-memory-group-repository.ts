import {
  type AccountReferences,
  ConcurrencyConflict,
  type GroupPage,
  type GroupRepository,
  type GroupSearch,
  type RewrittenGroup,
  type StoredGroup,
} from '@ticket-distribution/application';
import {
  type DecisionRecord,
  type GroupSnapshot,
  type OrderId,
  TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
} from '@ticket-distribution/domain';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';
import type { Recalled } from './recalled.js';
import { searchGroups } from './search-groups.js';

/** Groups of one transaction of `InMemoryTransactions`. */
export class InMemoryGroupRepository implements GroupRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
    private readonly recalled: Recalled,
  ) {}

  find(id: TicketDistributionGroupId): Promise<TicketDistributionGroup | undefined> {
    return this.unit.do(() => {
      const snapshot = this.recalled.group(id) ?? this.state.groups.get(id);
      return snapshot && TicketDistributionGroup.restore(snapshot);
    });
  }

  ofTicket(id: TicketDistributionId): Promise<TicketDistributionGroup | undefined> {
    return this.unit.do(() => {
      const snapshot = [...this.state.groups.values()].find(({ tickets }) =>
        tickets.some((ticket) => ticket.id === id),
      );
      return snapshot && TicketDistributionGroup.restore(snapshot);
    });
  }

  ofOrder(orderId: OrderId): Promise<TicketDistributionGroup[]> {
    return this.unit.do(() =>
      [...this.state.groups.values()]
        .filter((snapshot) => snapshot.orderId === orderId)
        .map((snapshot) => TicketDistributionGroup.restore(this.recalled.group(snapshot.id) ?? snapshot)),
    );
  }

  accountReferencesOf(orderId: OrderId): Promise<AccountReferences[]> {
    return this.unit.do(() =>
      [...this.state.groups.values()]
        .filter((snapshot) => snapshot.orderId === orderId)
        .flatMap(({ organisationId, tickets }) =>
          tickets.map(({ distributionDetails: { fareContractRef, customerAccountRef } }) => {
            return { organisationId, fareContractRef, customerAccountRef };
          }),
        ),
    );
  }

  search(search: GroupSearch): Promise<GroupPage> {
    return this.unit.do(() => searchGroups([...this.state.groups.values()], search));
  }

  historyOf(ticketDistributionId: TicketDistributionId): Promise<TicketMove[]> {
    return this.unit.do(() => [...(this.state.moves.get(ticketDistributionId) ?? [])]);
  }

  decisionsOf(id: TicketDistributionGroupId): Promise<DecisionRecord[]> {
    return this.unit.do(() => [...(this.state.decisions.get(id) ?? [])]);
  }

  recall(group: StoredGroup): Promise<void> {
    return this.unit.do(() => this.recalled.recall(group));
  }

  save({ snapshot, newMoves, newDecisions }: TicketDistributionGroup): Promise<void> {
    return this.unit.do(() => {
      this.refuseConflict(snapshot);
      this.recalled.groupStored(snapshot.id);
      this.state.groups.set(snapshot.id, stored({ ...snapshot, revision: snapshot.revision + 1 }));
      for (const move of newMoves) this.append(move);
      for (const decision of newDecisions) this.record(snapshot.id, decision);
    });
  }

  rewrite({ group, moves, decisions }: RewrittenGroup): Promise<void> {
    return this.unit.do(() => {
      this.refuseConflict(group);
      this.state.groups.set(group.id, stored({ ...group, revision: group.revision + 1 }));
      for (const move of moves) {
        const known = this.state.moves.get(move.ticketDistributionId) ?? [];
        this.state.moves.set(move.ticketDistributionId, withMember(known, move));
      }
      const known = this.state.decisions.get(group.id) ?? [];
      this.state.decisions.set(group.id, decisions.reduce(withMember, known));
    });
  }

  removeOf(orderId: OrderId): Promise<void> {
    return this.unit.do(() => {
      for (const { id, tickets } of [...this.state.groups.values()].filter((group) => group.orderId === orderId)) {
        this.state.groups.delete(id);
        this.state.decisions.delete(id);
        for (const ticket of tickets) this.state.moves.delete(ticket.id);
      }
    });
  }

  private refuseConflict({ id, revision, orderId, orderLineId, tickets }: GroupSnapshot): void {
    if ((this.state.groups.get(id)?.revision ?? 0) !== revision) {
      throw new ConcurrencyConflict(`Group ${id} was saved since it was read at revision ${revision}.`);
    }
    const ticketIds = new Set(tickets.map((ticket) => ticket.id));
    for (const other of this.state.groups.values()) {
      if (other.id === id) continue;
      if (other.orderId === orderId && other.orderLineId === orderLineId) {
        throw new ConcurrencyConflict(`Line ${orderLineId} of order ${orderId} has group ${other.id} already.`);
      }
      if (other.tickets.some((ticket) => ticketIds.has(ticket.id))) {
        throw new ConcurrencyConflict(`Group ${other.id} holds a ticket of group ${id} already.`);
      }
    }
  }

  private append(move: TicketMove): void {
    const { ticketDistributionId: id, number } = move;
    const moves = this.state.moves.get(id) ?? [];
    if (moves.some((known) => known.number === number)) {
      throw new ConcurrencyConflict(`Ticket distribution ${id} has a move ${number} already.`);
    }
    this.state.moves.set(id, [...moves, stored(move)]);
  }

  private record(id: TicketDistributionGroupId, decision: DecisionRecord): void {
    const decisions = this.state.decisions.get(id) ?? [];
    if (decisions.some(({ number }) => number === decision.number)) {
      throw new ConcurrencyConflict(`Group ${id} has a decision ${decision.number} already.`);
    }
    this.state.decisions.set(id, [...decisions, stored(decision)]);
  }
}

/** The list with a member in the place of the one with its number. */
function withMember<T extends { readonly number: number }>(members: readonly T[], member: T): readonly T[] {
  return members.map((known) => (known.number === member.number ? stored(member) : known));
}
