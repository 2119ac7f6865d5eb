import type { DriftPage } from '@ticket-distribution/application';
import { type Drift, type Instant, millisecondsOf } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';
import { PAGE_FIELDS, type PageView, toPageView } from './page-view.js';

/** The repair that was asked for last. */
export type DriftRepairView = NonNullable<Drift['repair']>;

/** A difference between what is held here and what a ticket system says. */
export interface DriftView extends Omit<Drift, 'revision'> {
  /** How long it has lasted, whole seconds. */
  readonly ageSeconds: number;
}

export function toDriftView(drift: Drift, now: Instant): DriftView {
  const { repair } = drift;
  return {
    id: drift.id,
    kind: drift.kind,
    state: drift.state,
    ticketDistributionId: drift.ticketDistributionId,
    ticketDistributionGroupId: drift.ticketDistributionGroupId,
    orderId: drift.orderId,
    organisationId: drift.organisationId,
    fulfillmentMethod: drift.fulfillmentMethod,
    key: drift.key,
    ours: drift.ours,
    theirs: drift.theirs,
    since: drift.since,
    ageSeconds: Math.max(0, Math.floor((millisecondsOf(now) - millisecondsOf(drift.since)) / 1000)),
    proposedRepair: drift.proposedRepair,
    repair: repair === null ? null : { repair: repair.repair, at: repair.at, by: repair.by },
    updatedAt: drift.updatedAt,
  };
}

export function toDriftPageView(
  { items, totalItems }: DriftPage,
  asked: { readonly page: number; readonly perPage: number },
  now: Instant,
): PageView<DriftView> {
  return toPageView(
    items.map((drift) => toDriftView(drift, now)),
    totalItems,
    asked,
  );
}

export const DRIFT_SCHEMAS: Readonly<Record<string, Schema>> = {
  DriftPage: objectSchema<PageView<DriftView>>({
    items: listSchema(component('Drift'), 'The longest lasting first.'),
    ...PAGE_FIELDS,
  }),
  Drift: objectSchema<DriftView>(
    {
      id: TEXT,
      kind: enumComponent('DriftKind'),
      state: enumComponent('DriftState'),
      ticketDistributionId: TEXT,
      ticketDistributionGroupId: TEXT,
      orderId: TEXT,
      organisationId: WHOLE_NUMBER,
      fulfillmentMethod: component('FulfillmentMethod'),
      key: nullable({ type: 'string', description: 'The hand-over that it is about. Null: the ticket as such.' }),
      ours: { type: 'string', description: 'What is held here, for people.' },
      theirs: { type: 'string', description: 'What the ticket system says, for people.' },
      since: INSTANT,
      ageSeconds: { type: 'integer', minimum: 0 },
      proposedRepair: enumComponent('ProposedRepair'),
      repair: nullable(component('DriftRepair')),
      updatedAt: INSTANT,
    },
    'A difference between what is held here and what a ticket system says, or a wish that it refused for good.',
  ),
  DriftRepair: objectSchema<DriftRepairView>(
    { repair: enumComponent('Repair'), at: INSTANT, by: TEXT },
    'The repair that was asked for last.',
  ),
};
