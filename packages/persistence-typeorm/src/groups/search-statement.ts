import { type GroupSearch, OLDEST_FIRST, type SearchPosition, type SearchSort } from '@ticket-distribution/application';
import { type GroupRow, groupSchema } from '../rows/group-rows.js';
import { isPostgres } from '../shared/connection.js';
import type { Statement } from '../shared/statement.js';
import { type TableNames, namesOf } from '../shared/table-names.js';
import { SearchConditions } from './search-conditions.js';
import {
  GROUP_COLUMNS,
  type GroupCondition,
  isEqual,
  isNarrow,
  isOnGroup,
  isOnTicket,
  isRange,
} from './search-filters.js';
import { TicketConditions } from './ticket-conditions.js';

/** The words of one statement that searches groups (g) by themselves and by their tickets. */
export class SearchStatement {
  private readonly names: TableNames<GroupRow>;
  private readonly conditions: SearchConditions;

  constructor(
    private readonly statement: Statement,
    private readonly search: GroupSearch,
  ) {
    this.names = namesOf(statement.dataSource, groupSchema);
    this.conditions = new SearchConditions(statement, search.conditions.some(isNarrow));
  }

  /** The SELECT of the ids of the groups of the page. */
  page(): string {
    const { sort = OLDEST_FIRST, page, perPage, after } = this.search;
    const found = this.found();
    const behind = after === undefined ? [] : [this.behind(sort, after)];
    const order = [sort.field, 'id' as const].map((name) => `${this.sorted(name)} ${sort.direction.toUpperCase()}`);
    const limit = `LIMIT ${this.statement.value(perPage)}`;
    const offset = after === undefined ? ` OFFSET ${this.statement.value(page * perPage)}` : '';
    return `${this.select(this.column('id'), [...found, ...behind])} ORDER BY ${order.join(', ')} ${limit}${offset}`;
  }

  /** The SELECT of how many groups there are on all pages. */
  count(): string {
    return this.select('COUNT(*) AS total', this.found());
  }

  private select(listed: string, conditions: readonly string[]): string {
    const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
    return `${this.conditions.planned}SELECT ${listed} FROM ${this.names.table} g${where}`;
  }

  private found(): readonly string[] {
    const { conditions, validity } = this.search;
    const onGroup = conditions.filter(isOnGroup).map((condition) => this.onGroup(condition));
    const onTicket = conditions.filter(isOnTicket);
    if (onTicket.length === 0 && validity === undefined) return onGroup;
    const groups = new TicketConditions(this.statement, this.conditions).groupsOf(onTicket, validity);
    return [...onGroup, this.isAmong(groups, onTicket.some(isNarrow))];
  }

  /** Few groups are looked up first, whatever PostgreSQL expects; how many are joined, it decides by what it knows. */
  private isAmong(groups: string, areFew: boolean): string {
    const isLookedUp = areFew && isPostgres(this.statement.dataSource);
    return `${this.column('id')} ${isLookedUp ? `= ANY(ARRAY(${groups}))` : `IN (${groups})`}`;
  }

  private onGroup(condition: GroupCondition): string {
    return this.conditions.ofColumn(this.column(GROUP_COLUMNS[condition.field]), condition);
  }

  /** An index of a range does not give the order of the search; SQLite would rather read all groups in that. */
  private sorted(name: keyof GroupRow): string {
    const onGroup = this.search.conditions.filter(isOnGroup);
    const isByRange = onGroup.some(isRange) && !onGroup.some(isEqual);
    return isByRange ? this.conditions.withoutIndex(this.column(name)) : this.column(name);
  }

  private behind({ field, direction }: SearchSort, { value, id }: SearchPosition): string {
    const place = `(${this.column(field)}, ${this.column('id')})`;
    return `${place} ${direction === 'asc' ? '>' : '<'} (${this.statement.list([value, id])})`;
  }

  private column(name: keyof GroupRow): string {
    return `g.${this.names.columns[name]}`;
  }
}
