import type { GroupPage, GroupRepository, GroupSearch } from '@ticket-distribution/application';
import {
  type DecisionRecord,
  type OrderId,
  TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
} from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { lostRevision } from '../shared/faults.js';
import { differs } from '../shared/differs.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import type { Where } from '../shared/where.js';
import { type DecisionRow, decisionSchema, toDecision, toDecisionRow } from './decision-rows.js';
import { type GroupRows, toGroupRows, toGroupSnapshot } from './group-mapping.js';
import { type GroupRow, groupSchema } from './group-rows.js';
import { findGroupRows } from './search-groups.js';
import { toMove } from './ticket-mapping.js';
import { type TicketMoveRow, type TicketRow, ticketMoveSchema, ticketSchema } from './ticket-rows.js';

/** Groups of one transaction, kept by TypeORM. */
export class TypeormGroupRepository implements GroupRepository {
  /** The rows as last read or written by this transaction: only tickets that differ are written. */
  private readonly known = new Map<string, GroupRows>();
  private readonly groups: Table<GroupRow>;
  private readonly tickets: Table<TicketRow>;
  private readonly moves: Table<TicketMoveRow>;
  private readonly decisions: Table<DecisionRow>;

  constructor(
    manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {
    this.groups = new Table(manager, groupSchema);
    this.tickets = new Table(manager, ticketSchema);
    this.moves = new Table(manager, ticketMoveSchema);
    this.decisions = new Table(manager, decisionSchema);
  }

  find(id: TicketDistributionGroupId): Promise<TicketDistributionGroup | undefined> {
    return this.unit.do(async () => (await this.restoreWhere({ id }))[0]);
  }

  ofTicket(id: TicketDistributionId): Promise<TicketDistributionGroup | undefined> {
    return this.unit.do(async () => {
      const [ticket] = await this.tickets.find({ id });
      return ticket && (await this.restoreWhere({ id: ticket.groupId }))[0];
    });
  }

  ofOrder(orderId: OrderId): Promise<TicketDistributionGroup[]> {
    return this.unit.do(() => this.restoreWhere({ orderId }));
  }

  search(search: GroupSearch): Promise<GroupPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await findGroupRows(this.groups, search);
      return { items: (await this.withTickets(rows)).map(toGroupSnapshot), totalItems };
    });
  }

  historyOf(ticketDistributionId: TicketDistributionId): Promise<TicketMove[]> {
    return this.unit.do(async () => {
      return (await this.moves.find({ ticketDistributionId }, { by: ['number'] })).map(toMove);
    });
  }

  decisionsOf(ticketDistributionGroupId: TicketDistributionGroupId): Promise<DecisionRecord[]> {
    return this.unit.do(async () => {
      const rows = await this.decisions.find({ ticketDistributionGroupId }, { by: ['number'] });
      return rows.map(toDecision);
    });
  }

  save({ snapshot, newMoves, newDecisions }: TicketDistributionGroup): Promise<void> {
    return this.unit.do(async () => {
      const rows = toGroupRows({ ...snapshot, revision: snapshot.revision + 1 });
      if (snapshot.revision === 0) await this.insert(rows);
      else await this.advance(rows, snapshot.revision);
      await this.moves.insert(newMoves);
      const decisions = newDecisions.map((decision) => toDecisionRow(snapshot.id, decision));
      await this.decisions.insert(decisions);
      this.known.set(snapshot.id, rows);
    });
  }

  removeOf(orderId: OrderId): Promise<void> {
    return this.unit.do(async () => {
      const groups = (await this.groups.find({ orderId })).map(({ id }) => id);
      const tickets = (await this.tickets.find({ groupId: groups })).map(({ id }) => id);
      await this.decisions.delete({ ticketDistributionGroupId: groups });
      await this.moves.delete({ ticketDistributionId: tickets });
      await this.tickets.delete({ groupId: groups });
      await this.groups.delete({ orderId });
      for (const id of groups) this.known.delete(id);
    });
  }

  private async restoreWhere(where: Where<GroupRow>): Promise<TicketDistributionGroup[]> {
    const rows = await this.withTickets(await this.groups.find(where));
    return rows.map((known) => TicketDistributionGroup.restore(toGroupSnapshot(known)));
  }

  private async withTickets(groups: readonly GroupRow[]): Promise<GroupRows[]> {
    if (groups.length === 0) return [];
    const where = { groupId: groups.map(({ id }) => id) };
    const tickets = await this.tickets.find(where, { by: ['position'] });
    return groups.map((group) => {
      const rows = { group, tickets: tickets.filter(({ groupId }) => groupId === group.id) };
      this.known.set(group.id, rows);
      return rows;
    });
  }

  private async insert({ group, tickets }: GroupRows): Promise<void> {
    await this.groups.insert([group]);
    await this.tickets.insert(tickets);
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance({ group, tickets }: GroupRows, revision: number): Promise<void> {
    const { id, orderId: _order, orderLineId: _line, createdAt: _made, ...changes } = group;
    const before = await this.before(id, revision);
    const taken = await this.groups.update({ id, revision }, changes);
    if (taken === 0 || before === undefined) throw lostRevision('Group', id, revision);
    await this.writeTickets(tickets, before.tickets);
  }

  private async writeTickets(tickets: readonly TicketRow[], before: readonly TicketRow[]): Promise<void> {
    const stored = new Map(before.map((row) => [row.id, row]));
    const added = tickets.filter(({ id }) => !stored.has(id));
    const changed = tickets.filter((row) => differs(row, stored.get(row.id)));
    await this.tickets.replace(changed);
    await this.tickets.insert(added);
  }

  private async before(id: string, revision: number): Promise<GroupRows | undefined> {
    const known = this.known.get(id);
    if (known?.group.revision === revision) return known;
    return (await this.withTickets(await this.groups.find({ id })))[0];
  }
}
