import type { Traveller } from '../orders/fare-product.js';

/**
 * How many travellers two lists have in common. The same traveller: ids are equal and customer ids do not differ (one may
 * lack it); of those left, customer ids are equal. Lists are paired one to one in that order, so that a traveller who was
 * renumbered is followed by the customer id, and one who took another's number is not taken for that one.
 */
export function commonTravellers(ones: readonly Traveller[], others: readonly Traveller[]): number {
  const left = [...others];
  const take = (isSame: (other: Traveller) => boolean): boolean => {
    const place = left.findIndex(isSame);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  };
  const unpaired = inOrder(ones).filter(
    (one) =>
      !take((other) => other.id === one.id && other.customerId === one.customerId) &&
      !take((other) => other.id === one.id && (other.customerId === null || one.customerId === null)),
  );
  const renumbered = unpaired.filter(
    ({ customerId }) => customerId !== null && take((other) => other.customerId === customerId),
  );
  return ones.length - unpaired.length + renumbered.length;
}

/** Whether two lists are of the same travellers, all of them, and not empty. */
export function sameTravellers(ones: readonly Traveller[], others: readonly Traveller[]): boolean {
  return ones.length > 0 && ones.length === others.length && commonTravellers(ones, others) === ones.length;
}

/** How many ids stand in both lists, whoever they name. */
export function commonIds(ones: readonly Traveller[], others: readonly Traveller[]): number {
  const ids = new Set(others.map(({ id }) => id));
  return ones.filter(({ id }) => ids.has(id)).length;
}

/** Whether both lists name travellers and no id and no customer id stands in both: they are certainly others. */
export function areStrangers(ones: readonly Traveller[], others: readonly Traveller[]): boolean {
  if (ones.length === 0 || others.length === 0) return false;
  const names = new Set(others.flatMap(namesOf));
  return !ones.flatMap(namesOf).some((name) => names.has(name));
}

function namesOf({ id, customerId }: Traveller): readonly string[] {
  return customerId === null ? [`id ${id}`] : [`id ${id}`, `customer ${customerId}`];
}

/** Those who say more first, so that the place in a list decides nothing. */
function inOrder(travellers: readonly Traveller[]): readonly Traveller[] {
  const text = ({ id, customerId }: Traveller): string => `${customerId === null ? 1 : 0} ${id} ${customerId}`;
  return travellers.toSorted((one, other) => (text(one) < text(other) ? -1 : text(one) > text(other) ? 1 : 0));
}
