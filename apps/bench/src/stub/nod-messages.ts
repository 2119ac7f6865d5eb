const NAMESPACE = 'urn:ticket-distribution:nod:backoffice:1';

/** What of a message to NOD's back office the stub looks at. */
export type NodMessage =
  | { readonly name: 'AddOrders'; readonly key: string; readonly tickets: readonly string[] }
  | { readonly name: 'GetOrderGroups'; readonly keys: readonly string[] };

/** Reads by expressions, not by a parser, for the stub must cost as little as it can. Null: a message it does not know. */
export function readNodMessage(text: string): NodMessage | null {
  const references = [...text.matchAll(/<reference>([^<]*)<\/reference>/g)].map(([, reference = '']) => reference);
  if (text.includes('<GetOrderGroups')) return { name: 'GetOrderGroups', keys: references };
  const [key, ...tickets] = references;
  return text.includes('<AddOrders') && key !== undefined ? { name: 'AddOrders', key, tickets } : null;
}

/** The answer to AddOrders. */
export function addOrdersResponse(key: string, outcome: 'APPLIED' | 'REPEATED'): string {
  const content = `<reference>${key}</reference><outcome>${outcome}</outcome><state>DISTRIBUTED</state>`;
  return envelope('AddOrdersResponse', content);
}

/** The answer to GetOrderGroups: every group is as it was taken in. */
export function getOrderGroupsResponse(groups: ReadonlyMap<string, readonly string[] | undefined>): string {
  const results = [...groups].map(([key, tickets]) => `<result>${keyResult(key, tickets)}</result>`);
  return envelope('GetOrderGroupsResponse', results.join(''));
}

function keyResult(key: string, tickets: readonly string[] | undefined): string {
  if (tickets === undefined) return `<reference>${key}</reference><known>false</known>`;
  const orders = tickets.map(
    (ticket) =>
      `<order><reference>${ticket}</reference><type>mobileSingleTicket</type><state>DISTRIBUTED</state></order>`,
  );
  const group = `<reference>${key}</reference><state>DISTRIBUTED</state><orders>${orders.join('')}</orders>`;
  return `<reference>${key}</reference><known>true</known><outcome>APPLIED</outcome><operation>AddOrders</operation><orderGroup>${group}</orderGroup>`;
}

function envelope(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${name} xmlns="${NAMESPACE}">${content}</${name}></soap:Body></soap:Envelope>`;
}
