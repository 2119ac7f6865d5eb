import type { Act, ActId, ActKind, ActPage, ActRepository, ActSearch } from '@ticket-distribution/application';
import type { Instant, OrderId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { given } from '../shared/given.js';
import { pageOfRows } from '../shared/page-of-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { insertRows } from '../shared/write-rows.js';
import { type ActRow, actSchema } from './act-rows.js';

/** Acts of one transaction, kept by TypeORM. */
export class TypeormActRepository implements ActRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  search({ page, perPage, from, until, ...sought }: ActSearch): Promise<ActPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await pageOfRows(this.manager, actSchema, {
        conditions: (statement) => [
          ...statement.assignments(given<ActRow>(sought)),
          ...(from === undefined ? [] : [`${statement.column('at')} >= ${statement.value(from)}`]),
          ...(until === undefined ? [] : [`${statement.column('at')} < ${statement.value(until)}`]),
        ],
        order: ['at', 'id'],
        newestFirst: true,
        page,
        perPage,
      });
      return { items: rows.map(toAct), totalItems };
    });
  }

  append(act: Act): Promise<void> {
    return this.unit.do(() => insertRows(this.manager, actSchema, [{ ...act, details: JSON.stringify(act.details) }]));
  }
}

function toAct(row: ActRow): Act {
  return {
    ...row,
    id: row.id as ActId,
    at: row.at as Instant,
    kind: row.kind as ActKind,
    orderId: row.orderId as OrderId | null,
    details: JSON.parse(row.details) as Act['details'],
  };
}
