import type {
  AccountReferences,
  GroupPage,
  GroupRepository,
  GroupSearch,
  RewrittenGroup,
  StoredGroup,
} from '@ticket-distribution/application';
import {
  type DecisionRecord,
  type OrderId,
  TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
} from '@ticket-distribution/domain';
import { changesOf } from '../shared/changes-of.js';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { type Known, Read } from '../together/known.js';
import type { ReadTogether } from '../together/read-together.js';
import { type DecisionRow, decisionSchema, toDecision, toDecisionRow } from '../rows/decision-rows.js';
import { type GroupRows, toGroupRows } from '../rows/group-mapping.js';
import { type GroupRow, groupSchema } from '../rows/group-rows.js';
import { findGroups } from './search-groups.js';
import { toDetails, toMove } from '../rows/ticket-mapping.js';
import { type TicketMoveRow, type TicketRow, ticketMoveSchema, ticketSchema } from '../rows/ticket-rows.js';

/** Groups of one transaction, kept by TypeORM. */
export class TypeormGroupRepository implements GroupRepository {
  private readonly groups: Table<GroupRow>;
  private readonly tickets: Table<TicketRow>;
  private readonly moves: Table<TicketMoveRow>;
  private readonly decisions: Table<DecisionRow>;

  constructor(
    private readonly session: Session,
    private readonly unit: UnitOfWork,
    private readonly known: Known,
    private readonly together: ReadTogether,
  ) {
    this.groups = new Table(session, groupSchema);
    this.tickets = new Table(session, ticketSchema);
    this.moves = new Table(session, ticketMoveSchema);
    this.decisions = new Table(session, decisionSchema);
  }

  find(id: TicketDistributionGroupId): Promise<TicketDistributionGroup | undefined> {
    return this.unit.do(async () => {
      if (!this.known.groups.has(id)) await this.together.group(id);
      return this.restored(id);
    });
  }

  ofTicket(id: TicketDistributionId): Promise<TicketDistributionGroup | undefined> {
    return this.unit.do(async () => {
      const groupId = await this.together.groupOfTicket(id);
      return groupId === undefined ? undefined : this.restored(groupId);
    });
  }

  ofOrder(orderId: OrderId): Promise<TicketDistributionGroup[]> {
    return this.unit.do(async () => {
      if (!this.known.wholeOrders.has(orderId)) await this.together.groupsOfOrder(orderId);
      return [...this.known.groups.values()]
        .filter(({ rows }) => rows.group.orderId === orderId)
        .map(({ said }) => TicketDistributionGroup.restore(said));
    });
  }

  accountReferencesOf(orderId: OrderId): Promise<AccountReferences[]> {
    return this.unit.do(async () => {
      const { table, columns } = this.groups.names;
      const tickets = this.tickets.names;
      const statement = this.groups.statement();
      const found = await statement.rows<Pick<GroupRow, 'organisationId'> & Pick<TicketRow, 'distributionDetails'>>(
        `SELECT g.${columns.organisationId} AS "organisationId", t.${tickets.columns.distributionDetails} AS "distributionDetails"` +
          ` FROM ${table} g JOIN ${tickets.table} t ON t.${tickets.columns.groupId} = g.${columns.id}` +
          ` WHERE g.${columns.orderId} = ${statement.value(orderId)}`,
      );
      return found.map((row) => {
        const { fareContractRef, customerAccountRef } = toDetails(row);
        return { organisationId: row.organisationId, fareContractRef, customerAccountRef };
      });
    });
  }

  search(search: GroupSearch): Promise<GroupPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await findGroups(this.session, this.together, search);
      const items = rows.flatMap(({ id }) => this.known.groups.get(id)?.said ?? []);
      return { items, totalItems };
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
      const { id, revision } = snapshot;
      const saved = { ...snapshot, revision: revision + 1 };
      const rows = toGroupRows(saved);
      if (revision === 0) await this.insert(rows);
      else await this.advance(rows, revision);
      await this.moves.insert(newMoves);
      await this.decisions.insert(newDecisions.map((decision) => toDecisionRow(id, decision)));
      this.known.groups.set(id, new Read(rows, () => saved));
    });
  }

  rewrite({ group, moves, decisions }: RewrittenGroup): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = group;
      const saved = { ...group, revision: revision + 1 };
      const rows = toGroupRows(saved);
      await this.advance(rows, revision);
      await this.moves.replace(moves);
      await this.decisions.replace(decisions.map((decision) => toDecisionRow(id, decision)));
      this.known.groups.set(id, new Read(rows, () => saved));
    });
  }

  recall(stored: StoredGroup): Promise<void> {
    return this.unit.do(async () => this.known.recall(stored));
  }

  removeOf(orderId: OrderId): Promise<void> {
    return this.unit.do(async () => {
      const groups = (await this.groups.find({ orderId })).map(({ id }) => id);
      const tickets = (await this.tickets.find({ groupId: groups })).map(({ id }) => id);
      await this.decisions.delete({ ticketDistributionGroupId: groups });
      await this.moves.delete({ ticketDistributionId: tickets });
      await this.tickets.delete({ groupId: groups });
      await this.groups.delete({ orderId });
      for (const id of groups) this.known.groups.delete(id);
    });
  }

  private restored(id: string): TicketDistributionGroup | undefined {
    const read = this.known.groups.get(id);
    return read && TicketDistributionGroup.restore(read.said);
  }

  private async insert({ group, tickets }: GroupRows): Promise<void> {
    await this.groups.insert([group]);
    await this.tickets.insert(tickets);
    this.known.deliveries.set(group.id, new Map());
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance({ group, tickets }: GroupRows, revision: number): Promise<void> {
    const lost = (): Error => lostRevision('Group', group.id, revision);
    const before = await this.before(group.id, revision);
    if (before === undefined) throw lost();
    await this.groups.change(group, changesOf(group, before.group), { where: { revision }, lost });
    const stored = new Map(before.tickets.map((row) => [row.id, row]));
    await this.tickets.insert(tickets.filter(({ id }) => !stored.has(id)));
    await this.tickets.writeChanges(tickets, ({ id }) => stored.get(id));
  }

  /** The rows of the group at the revision, which those that are written have to differ from. */
  private async before(id: string, revision: number): Promise<GroupRows | undefined> {
    const known = (): GroupRows | undefined => {
      const rows = this.known.groups.get(id)?.rows;
      return rows?.group.revision === revision ? rows : undefined;
    };
    if (known() === undefined) await this.together.group(id);
    return known();
  }
}
