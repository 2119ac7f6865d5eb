import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly subject: string;
  readonly orderId: string | null;
  readonly organisationId: number | null;
  readonly reason: string | null;
  readonly outcome: string;
  /** JSON: what the kind of act has to say besides. */
  readonly details: string;
  readonly correlationId: string;
}

export const auditSchema: EntitySchema<AuditRow> = new EntitySchema<AuditRow>({
  name: 'OperatorAct',
  tableName: 'operator_acts',
  columns: {
    id: key(text('id')),
    at: text('acted_at'),
    by: text('acted_by'),
    kind: text('kind'),
    subject: text('subject'),
    orderId: optional(text('order_id')),
    organisationId: optional(integer('organisation_id')),
    reason: optional(text('reason')),
    outcome: text('outcome'),
    details: text('details'),
    correlationId: text('correlation_id'),
  },
});
