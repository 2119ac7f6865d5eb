import type { OrderDocument } from '@ticket-distribution/domain';

/** A document as a sender writes it: what is null is left out. */
export function onTheWire(document: OrderDocument): Record<string, unknown> {
  const text = JSON.stringify(document, (_, value: unknown) => (value === null ? undefined : value));
  return JSON.parse(text) as Record<string, unknown>;
}

/** The address of a document's version. */
export function versionUrl({ id, version }: Pick<OrderDocument, 'id' | 'version'>): string {
  return `/v1/orders/${id}/versions/${version}`;
}
