/** A ticket as an issue carries it; only what the test says differs. */
export const aTicket = (id = 'ticket-1', fields: object = {}): object => ({
  ticketDistributionId: id,
  product: { id: 'ENT:PreassignedFareProduct:Day', version: 'ENT:Version:3', name: { nob: 'Dagsbillett' } },
  startOfValidity: '2026-12-05T06:00:00.000Z',
  endOfValidity: '2026-12-06T03:00:00.000Z',
  topologies: [],
  legs: [],
  seats: [],
  supplements: [],
  travellers: [{ id: 't1', userType: 'ADULT' }],
  ...fields,
});

/** The issue of one ticket to the account-based ticket system. */
export const anIssue = (fields: object = {}): object => ({
  key: 'group-1:issue:1:1',
  operation: 'issue',
  orderId: '9KX4T2QH',
  orderLineId: 'line-1',
  organisationId: 1,
  ownerCustomerId: '1000042',
  holderCustomerId: '1000077',
  customerAccountRef: 'ENT:CustomerAccount:1000077',
  language: 'nob',
  tickets: [aTicket()],
  ...fields,
});

/** The cancel of that issue's ticket. */
export const aCancel = (fields: object = {}): object => ({
  key: 'group-1:cancel:2:2',
  operation: 'cancel',
  issueKey: 'group-1:issue:1:1',
  ticketDistributionIds: ['ticket-1'],
  ...fields,
});
