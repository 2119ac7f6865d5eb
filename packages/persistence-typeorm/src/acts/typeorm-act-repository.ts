import type { Act, ActId, ActKind, ActPage, ActRepository, ActSearch } from '@ticket-distribution/application';
import type { Instant, OrderId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';
import { type ActRow, actSchema } from './act-rows.js';

/** Acts of one transaction, kept by TypeORM. */
export class TypeormActRepository implements ActRepository {
  private readonly acts: Table<ActRow>;

  constructor(
    manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {
    this.acts = new Table(manager, actSchema);
  }

  search({ page, perPage, from, until, ...sought }: ActSearch): Promise<ActPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await this.acts.page({
        where: [sought, { at: from && is('>=', from) }, { at: until && is('<', until) }],
        by: ['at', 'id'],
        newestFirst: true,
        page,
        perPage,
      });
      return { items: rows.map(toAct), totalItems };
    });
  }

  append(act: Act): Promise<void> {
    return this.unit.do(() => this.acts.insert([{ ...act, details: JSON.stringify(act.details) }]));
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
