/** What operations are about, in the order in which the document has them. */
export const TAGS = {
  Orders: 'Order versions as they come in, and what was recorded.',
  'Ticket Distributions': 'Tickets: generated, previewed, read, explained.',
  'Ticket Distribution Groups': 'The tickets of an order line: handed over, changed, found.',
  Documents: 'What can be shown of a ticket, and what inspectors verify it with.',
  'PDF Tickets': 'Tickets as pages: made, found, sent by e-mail.',
  Passes: "Tickets in the wallets of telephones, and the web service that Apple's wallet asks.",
  Drifts: 'What ticket systems and this service do not agree about, and its repair.',
  Deliveries: 'Hand-overs to ticket systems, for an operator.',
  'Ticket Systems': 'How the ticket systems stand, and what they tell.',
  Purges: 'Closed orders, deleted.',
  Customers: 'A customer, erased.',
  Events: 'What happened, in its order, and what comes.',
  Webhooks: 'Where events are sent to, signed, until they are taken.',
  Audit: 'What operators did.',
  Health: 'Whether the service runs, and can serve.',
  Service: 'The service itself: where to begin, what is measured.',
} as const;
export type Tag = keyof typeof TAGS;
