import { Refusal } from '../calls/refusal.js';
import type { HeldTicket } from '../state/held-ticket.js';
import type { Issue, NewTicket } from './hand-over.js';
import type { JsonSystem } from '../state/json-system.js';
import { externalReference, fareContractRef } from './references.js';

type Told = Pick<NewTicket, 'ticketDistributionId' | 'startOfValidity' | 'endOfValidity'>;

/** Refuses the tickets whose validity does not end after it starts. */
export const checkValidities = (tickets: readonly Told[]): void => {
  const wrong = tickets.filter(({ startOfValidity, endOfValidity }) => endOfValidity <= startOfValidity);
  if (wrong.length === 0) return;
  const ids = wrong.map(({ ticketDistributionId }) => ticketDistributionId);
  throw new Refusal('VALIDITY_INVALID', 'The validity must end after it starts.', ids);
};

/** The tickets that an issue makes. Where it gives fare contracts: one for all of them, on the customer account. */
export const decideIssue = (system: JsonSystem, issue: Issue): HeldTicket[] => {
  const contract = contractOf(system, issue);
  checkValidities(issue.tickets);
  return issue.tickets.map((ticket) => ({ ...newTicket(system, issue, ticket), ...contract }));
};

type Contract = Pick<HeldTicket, 'fareContractRef' | 'customerAccountRef'>;

const contractOf = ({ gives }: JsonSystem, { customerAccountRef, orderId, key }: Issue): Contract => {
  if (gives !== 'fare-contracts') return { fareContractRef: null, customerAccountRef: null };
  if (customerAccountRef === null)
    throw new Refusal('CUSTOMER_ACCOUNT_MISSING', 'The issue names no customer account.');
  return { fareContractRef: fareContractRef(customerAccountRef, orderId, key), customerAccountRef };
};

const newTicket = (system: JsonSystem, issue: Issue, ticket: NewTicket): Omit<HeldTicket, keyof Contract> => ({
  system: system.name,
  issueKey: issue.key,
  ticketDistributionId: ticket.ticketDistributionId,
  status: 'DISTRIBUTED',
  orderId: issue.orderId,
  product: { id: ticket.product.id, version: ticket.product.version },
  startOfValidity: ticket.startOfValidity,
  endOfValidity: ticket.endOfValidity,
  holderCustomerId: issue.holderCustomerId ?? issue.ownerCustomerId,
  externalReference: externalReference(system, issue.key, ticket.ticketDistributionId),
  cancelledAt: null,
  effectiveDate: null,
});
