import { type SearchCondition, type SearchOperator, operandOf } from '@ticket-distribution/application';
import { isPostgres } from '../shared/connection.js';
import { PLANNED_BY_VALUES } from '../shared/planned-by-values.js';
import type { Statement } from '../shared/statement.js';
import { isNarrow } from './search-filters.js';

const OPERATORS: Readonly<Record<SearchOperator, string>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  in: 'IN',
  nin: 'NOT IN',
};

/** How one statement says conditions. */
export class SearchConditions {
  /** What the statement begins with. */
  readonly planned: string;

  constructor(
    private readonly statement: Statement,
    /** Whether a condition is met by so few that no other one should choose the index. */
    private readonly isNarrowed: boolean,
  ) {
    this.planned = isNarrowed || !isPostgres(statement.dataSource) ? '' : PLANNED_BY_VALUES;
  }

  /** A condition on a column, which leaves the choice of the index to a narrower one. */
  ofColumn(column: string, condition: SearchCondition): string {
    return this.on(isNarrow(condition) ? column : this.besideNarrower(column), condition);
  }

  /** A condition on what stands in a row. */
  on(there: string, { field, operator, values }: SearchCondition): string {
    const [operand, ...more] = values.map((value) => operandOf(field, value));
    if (operand === undefined) throw new Error(`The condition on ${field} has no value.`);
    const isList = operator === 'in' || operator === 'nin';
    const operands = isList ? `(${this.statement.list([operand, ...more])})` : this.statement.value(operand);
    return `${there} ${OPERATORS[operator]} ${operands}`;
  }

  /** The column, which chooses the index only where no condition is met by few. */
  besideNarrower(column: string): string {
    return this.isNarrowed ? this.withoutIndex(column) : column;
  }

  /** PostgreSQL knows how many rows have which values; SQLite is told which index not to take. */
  withoutIndex(column: string): string {
    return isPostgres(this.statement.dataSource) ? column : `+${column}`;
  }
}
