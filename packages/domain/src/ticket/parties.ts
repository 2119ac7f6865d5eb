import { isErased, sameUnlessErased } from '../shared/erased.js';

/** Who travels with a ticket, and the account that it belongs to. */
export interface Parties {
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
}

/** What an order line says of holder and account. */
export interface OrderedParties extends Parties {
  /** Whether the line names the holder itself; else the owner of the order holds. Absent: not known (an older release). */
  readonly holderIsNamed?: boolean;
}

/** Whether tickets belong to the same holder and the same account. */
export function sameParties(one: Parties, other: Parties): boolean {
  return (
    one.distributionHolderCustomerId === other.distributionHolderCustomerId &&
    one.customerAccountRef === other.customerAccountRef
  );
}

/** Whether tickets belong to the same holder and the same account, as far as neither was erased. */
export function samePartiesUnlessErased(one: Parties, other: Parties): boolean {
  return (
    sameUnlessErased(one.distributionHolderCustomerId, other.distributionHolderCustomerId) &&
    sameUnlessErased(one.customerAccountRef, other.customerAccountRef)
  );
}

/** The parties with those of others in the place of what was erased of them. */
export function filledFrom<Filled extends Parties>(parties: Filled, others: Parties): Filled {
  const { distributionHolderCustomerId: holder, customerAccountRef: account } = parties;
  if (!isErased(holder) && !isErased(account)) return parties;
  return {
    ...parties,
    distributionHolderCustomerId: isErased(holder) ? others.distributionHolderCustomerId : holder,
    customerAccountRef: isErased(account) ? others.customerAccountRef : account,
  };
}

/** Holder and account alone, without how the order came to say so. */
export function partiesOf({ distributionHolderCustomerId, customerAccountRef }: Parties): Parties {
  return { distributionHolderCustomerId, customerAccountRef };
}
