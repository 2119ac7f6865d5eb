import { CANCELLED_STATUSES, type ValidityAt, operandOf, operatorHolds } from '@ticket-distribution/application';
import { TICKET_STATUSES, type TicketStatus } from '@ticket-distribution/domain';
import { ticketCustomerSchema } from '../rows/ticket-customer-rows.js';
import { type TicketRow, ticketSchema } from '../rows/ticket-rows.js';
import { isPostgres } from '../shared/connection.js';
import type { Statement } from '../shared/statement.js';
import { type TableNames, namesOf } from '../shared/table-names.js';
import type { SearchConditions } from './search-conditions.js';
import { type DerivedField, TICKET_COLUMNS, type TicketCondition } from './search-filters.js';

/** What one statement says of a ticket (t): everything holds for one and the same. */
export class TicketConditions {
  private readonly names: TableNames<TicketRow>;
  private readonly derived: Readonly<Record<DerivedField, (condition: TicketCondition) => string>> = {
    distributionStatus: (condition) => this.inStatus(statusesOf(condition)),
    customers: (condition) => this.carrying(condition),
    mediaSerialNumberId: (condition) => this.conditions.on(this.card(), condition),
  };

  constructor(
    private readonly statement: Statement,
    private readonly conditions: SearchConditions,
  ) {
    this.names = namesOf(statement.dataSource, ticketSchema);
  }

  /** The SELECT of the groups of those tickets that are meant. */
  groupsOf(conditions: readonly TicketCondition[], validity: ValidityAt | undefined): string {
    const met = [
      ...conditions.map((condition) => this.one(condition)),
      ...(isByLastChange(conditions) ? [this.inStatus(TICKET_STATUSES)] : []),
      ...(validity === undefined ? [] : [this.valid(validity)]),
    ];
    return `SELECT ${this.column('groupId')} FROM ${this.names.table} t WHERE ${met.join(' AND ')}`;
  }

  private one(condition: TicketCondition): string {
    const { field } = condition;
    if (isDerived(field)) return this.derived[field](condition);
    return this.conditions.ofColumn(this.column(TICKET_COLUMNS[field]), condition);
  }

  private inStatus(statuses: readonly TicketStatus[]): string {
    return `${this.conditions.besideNarrower(this.column('status'))} IN (${this.statement.list(statuses)})`;
  }

  private carrying(condition: TicketCondition): string {
    const { table, columns } = namesOf(this.statement.dataSource, ticketCustomerSchema);
    const carried = this.conditions.on(columns.customerId, condition);
    return `${this.column('id')} IN (SELECT ${columns.ticketId} FROM ${table} WHERE ${carried})`;
  }

  /** The number of the card as its index has it: the details are JSON. */
  private card(): string {
    const details = this.column('distributionDetails');
    return isPostgres(this.statement.dataSource)
      ? `substring(${details} from '"mediaSerialNumberId":"([^"]*)"')`
      : `json_extract(${details}, '$.mediaSerialNumberId')`;
  }

  private valid({ is, at }: ValidityAt): string {
    const [start, end, status] = [this.column('startOfValidity'), this.column('endOfValidity'), this.column('status')];
    const moment = (): string => this.statement.value(at);
    const cancelled = (): string => `(${this.statement.list(CANCELLED_STATUSES)})`;
    if (is === 'over') return `(${end} <= ${moment()} OR ${status} IN ${cancelled()})`;
    const [ends, starts] =
      is === 'now' ? [end, this.conditions.withoutIndex(start)] : [this.conditions.withoutIndex(end), start];
    const begun = is === 'now' ? '<=' : '>';
    return `${ends} > ${moment()} AND ${starts} ${begun} ${moment()} AND ${status} NOT IN ${cancelled()}`;
  }

  private column(name: keyof TicketRow): string {
    return `t.${this.names.columns[name]}`;
  }
}

function isDerived(field: TicketCondition['field']): field is DerivedField {
  return !Object.hasOwn(TICKET_COLUMNS, field);
}

/** The index by last change is one by status first: all of them are named where none is. */
function isByLastChange(conditions: readonly TicketCondition[]): boolean {
  const asked = new Set(conditions.map(({ field }) => field));
  return asked.has('updatedAt') && !asked.has('distributionStatus');
}

/** Which statuses meet the condition: there are few, and they are known. */
function statusesOf({ field, operator, values }: TicketCondition): readonly TicketStatus[] {
  const operands = values.map((value) => operandOf(field, value));
  return TICKET_STATUSES.filter((status) => operatorHolds(operator, status, operands));
}
