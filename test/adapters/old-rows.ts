import { aProduct } from '@ticket-distribution/testkit';
import type { DataSource } from 'typeorm';

type Row = Readonly<Record<string, string | number | null>>;

const MADE = '2026-12-01T09:30:00.125Z';
const PRODUCT = aProduct();
const PARTIES = { distributionHolderCustomerId: '1000077', customerAccountRef: null };

/** Writes a row as it is. */
export async function writeRow(connection: DataSource, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const values = columns.map(() => '?').join(', ');
  await connection.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`, Object.values(row));
}

/** A group as the first schema keeps it. */
export function oldGroup(id: string): Row {
  return {
    id,
    revision: 3,
    order_id: `order of ${id}`,
    order_line_id: 'line-1',
    order_version: 1,
    updated_for_order_line_version: 1,
    organisation_id: 1,
    created_by_dci: 'ENT:DistributionChannel:App',
    distributed_by_dci: null,
    distributed_by_org_id: null,
    fulfillment_method: 'NOD',
    order_owner_customer_id: '1000042',
    distribution_holder_customer_id: '1000077',
    customer_account_ref: null,
    ordered: JSON.stringify(PARTIES),
    hand_over_count: 2,
    created_at: MADE,
    updated_at: MADE,
  };
}

/** A ticket as the first schema keeps it. */
export function oldTicket(groupId: string, id: string, position: number, status: string, endOfValidity: string): Row {
  return {
    id,
    group_id: groupId,
    position,
    status,
    status_reason: null,
    fulfillment_method: 'NOD',
    order_line_version: 1,
    product: JSON.stringify(PRODUCT),
    start_of_validity: PRODUCT.startOfValidity,
    end_of_validity: endOfValidity,
    distribution_details: JSON.stringify({ medium: 'QR_CODE' }),
    move_count: 1,
    created_at: MADE,
    updated_at: MADE,
  };
}

const HAND_OVER = {
  fulfillmentMethod: 'NOD',
  orderId: '9KX4T2QH',
  orderLineId: 'line-1',
  organisationId: 1,
} as const;

/** The content of an issue in the old form. */
export function oldIssue(key: string, group: string, tickets: readonly string[]) {
  const { startOfValidity, endOfValidity } = PRODUCT;
  return {
    ...HAND_OVER,
    operation: 'issue',
    key,
    ticketDistributionGroupId: group,
    ownerCustomerId: '1000042',
    holderCustomerId: '1000077',
    customerAccountRef: null,
    language: 'nob',
    pickup: { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' },
    tickets: tickets.map((ticketDistributionId) => ({
      ticketDistributionId,
      product: PRODUCT,
      startOfValidity,
      endOfValidity,
    })),
  } as const;
}

/** The content of a cancel in the old form. */
export function oldCancel(key: string, group: string, issueKey: string, ticketDistributionIds: readonly string[]) {
  const what = { issueKey, medium: 'QR_CODE', ticketDistributionIds, effectiveDate: null } as const;
  return { ...HAND_OVER, operation: 'cancel', key, ticketDistributionGroupId: group, ...what } as const;
}

/** Writes a delivery, with the tickets that it names, as the first schema keeps it. */
export async function writeOldDelivery(
  connection: DataSource,
  handOver: ReturnType<typeof oldIssue> | ReturnType<typeof oldCancel>,
  said: { readonly ordinal: number; readonly state: string; readonly updatedAt?: string },
): Promise<void> {
  const { key } = handOver;
  await writeRow(connection, 'deliveries', {
    key,
    revision: 3,
    group_id: handOver.ticketDistributionGroupId,
    ordinal: said.ordinal,
    fulfillment_method: handOver.fulfillmentMethod,
    hand_over: JSON.stringify(handOver),
    state: said.state,
    attempt_count: 1,
    next_attempt_at: null,
    claimed_by: null,
    claimed_since: null,
    last_error: null,
    correlation_id: 'correlation-1',
    created_at: MADE,
    updated_at: said.updatedAt ?? MADE,
  });
  const ids =
    handOver.operation === 'issue'
      ? handOver.tickets.map(({ ticketDistributionId }) => ticketDistributionId)
      : handOver.ticketDistributionIds;
  for (const id of ids) {
    await writeRow(connection, 'delivery_tickets', { delivery_key: key, ticket_distribution_id: id });
  }
}
