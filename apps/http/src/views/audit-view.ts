import type { AuditEntry, AuditPage } from '@ticket-distribution/application';
import { enumComponent } from '../schema/enums.js';
import {
  INSTANT,
  OPEN_OBJECT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';
import { PAGE_FIELDS, type PageView, toPageView } from './page-view.js';

/** One thing that an operator did, or was refused. */
export type AuditEntryView = { readonly [Field in keyof AuditEntry]: AuditEntry[Field] };

export function toAuditPageView(
  { items, totalItems }: AuditPage,
  asked: { readonly page: number; readonly perPage: number },
): PageView<AuditEntryView> {
  return toPageView(items.map(toAuditEntryView), totalItems, asked);
}

export function toAuditEntryView(act: AuditEntry): AuditEntryView {
  return {
    id: act.id,
    at: act.at,
    by: act.by,
    kind: act.kind,
    subject: act.subject,
    orderId: act.orderId,
    organisationId: act.organisationId,
    reason: act.reason,
    outcome: act.outcome,
    details: act.details,
    correlationId: act.correlationId,
  };
}

export const AUDIT_SCHEMAS: Readonly<Record<string, Schema>> = {
  AuditPage: objectSchema<PageView<AuditEntryView>>({
    items: listSchema(component('AuditEntry'), 'The newest first.'),
    ...PAGE_FIELDS,
  }),
  AuditEntry: objectSchema<AuditEntryView>(
    {
      id: TEXT,
      at: INSTANT,
      by: TEXT,
      kind: enumComponent('AuditKind'),
      subject: {
        type: 'string',
        description: 'The key, the drift, the webhook, the ticket system or the date that it was about.',
      },
      orderId: nullable(TEXT),
      organisationId: nullable(WHOLE_NUMBER),
      reason: nullable(TEXT),
      outcome: { type: 'string', description: 'done, or the code of the refusal.' },
      details: { ...OPEN_OBJECT, description: 'What the kind of act has to say besides.' },
      correlationId: TEXT,
    },
    'One thing that an operator did, or was refused.',
  ),
};
