/** Answers of NOD's back office, as a stranger would write them: another prefix, other layout. */
const NAMESPACE = 'urn:ticket-distribution:nod:backoffice:1';

function soap(body: string): string {
  return `<?xml version="1.0"?>\n<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">\n <S:Header/>\n <S:Body>${body}</S:Body>\n</S:Envelope>`;
}

const fields = (values: Readonly<Record<string, string | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null ? '' : `<n:${name}>${value}</n:${name}>`))
    .join('\n');

export const addOrdersResponse = (reference: string, outcome = 'APPLIED', state = 'DISTRIBUTED'): string =>
  soap(`<n:AddOrdersResponse xmlns:n="${NAMESPACE}">${fields({ reference, outcome, state })}</n:AddOrdersResponse>`);

export const updateOrderGroupResponse = (
  reference: string,
  orderGroup: string,
  { outcome = 'APPLIED', state = 'CANCELLED', tombstone = 'false' } = {},
): string =>
  soap(
    `<n:UpdateOrderGroupResponse xmlns:n="${NAMESPACE}">${fields({ reference, outcome, orderGroup, state, tombstone })}</n:UpdateOrderGroupResponse>`,
  );

export const fault = (code: string, reference: string | null, final = 'true', message = 'No.'): string =>
  soap(
    `<S:Fault><faultcode>S:Client</faultcode><faultstring>No.</faultstring><detail><n:NodFault xmlns:n="${NAMESPACE}">${fields({ code, message, final, reference })}</n:NodFault></detail></S:Fault>`,
  );

/** An order: its ticket, its state, and its type where that is not a mobile ticket. */
type Order = readonly [ticket: string, state: string, type?: string];

/** A result of GetOrderGroups; null: it names no group. */
export const result = (
  values: Readonly<Record<string, string | null>>,
  group: { readonly reference: string; readonly orders: readonly Order[] } | null = null,
): string =>
  `<n:result>${fields(values)}${group === null ? '' : groupElement(group.reference, group.orders)}</n:result>`;

export const getOrderGroupsResponse = (...results: readonly string[]): string =>
  soap(`<n:GetOrderGroupsResponse xmlns:n="${NAMESPACE}">${results.join('')}</n:GetOrderGroupsResponse>`);

function groupElement(reference: string, orders: readonly Order[]): string {
  const written = orders.map(
    ([ticket, state, type = 'mobileSingleTicket'], index) =>
      `<n:order id="${index + 1}">${fields({ reference: ticket, type, state })}</n:order>`,
  );
  return `<n:orderGroup>${fields({ reference, state: 'DISTRIBUTED', language: 'nob', addedAt: '2026-12-01T09:30:00.000Z' })}<n:orders>${written.join('')}</n:orders></n:orderGroup>`;
}
