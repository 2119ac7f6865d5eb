import type { Traveller } from '../orders/fare-product.js';
import { isErasedTraveller } from '../orders/same-unless-erased.js';
import { isErased } from '../shared/erased.js';
import { addTo } from '../shared/add-to.js';
import { inOrderOfContent } from '../shared/same-content.js';

/**
 * How many travellers two lists have in common. The same traveller: ids are equal and customer ids do not differ (one may
 * lack it); of those left, customer ids are equal. Lists are paired one to one in that order, so that a traveller who was
 * renumbered is followed by the customer id, and one who took another's number is not taken for that one. A customer id that
 * was erased pairs like a missing one; of whom the id was erased too, that is any of those left.
 */
export function commonTravellers(ones: readonly Traveller[], others: readonly Traveller[]): number {
  if (![...ones, ...others].some(isErasedTraveller)) return commonNamed(ones, others);
  const [known, otherKnown] = [ones.map(asKnown), others.map(asKnown)];
  const named = (one: Traveller): boolean => !isErased(one.id);
  const common = commonNamed(known.filter(named), otherKnown.filter(named));
  const nameless = ones.length + others.length - [...known, ...otherKnown].filter(named).length;
  return Math.min(ones.length, others.length, common + nameless);
}

/** The traveller without a customer id that was erased. */
function asKnown(traveller: Traveller): Traveller {
  return isErased(traveller.customerId) ? { ...traveller, customerId: null } : traveller;
}

function commonNamed(ones: readonly Traveller[], others: readonly Traveller[]): number {
  const left = new Map<string, Traveller[]>();
  for (const other of others) addTo(left, other.id, other);
  const take = ({ id }: Traveller, isSame: (other: Traveller) => boolean): boolean => {
    const ofId = left.get(id) ?? [];
    const place = ofId.findIndex(isSame);
    if (place >= 0) ofId.splice(place, 1);
    return place >= 0;
  };
  const unpaired = inOrder(ones).filter(
    (one) =>
      !take(one, (other) => other.customerId === one.customerId) &&
      !take(one, (other) => other.customerId === null || one.customerId === null),
  );
  const ofCustomer = new Map<string | null, Traveller[]>();
  for (const other of [...left.values()].flat()) addTo(ofCustomer, other.customerId, other);
  const renumbered = unpaired.filter(
    ({ customerId }) => customerId !== null && ofCustomer.get(customerId)?.pop() !== undefined,
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

/**
 * Whether both lists name travellers and no id and no customer id stands in both: they are certainly others. Nobody can tell
 * of one of whom both were erased.
 */
export function areStrangers(ones: readonly Traveller[], others: readonly Traveller[]): boolean {
  if (ones.length === 0 || others.length === 0) return false;
  const [named, otherNamed] = [ones.map(namesOf), others.map(namesOf)];
  if ([...named, ...otherNamed].some((names) => names.length === 0)) return false;
  const names = new Set(otherNamed.flat());
  return !named.flat().some((name) => names.has(name));
}

/** What a traveller is known by: two who have no name in common are certainly others. Nothing where all was erased. */
export function namesOf({ id, customerId }: Traveller): readonly string[] {
  return [
    ...(isErased(id) ? [] : [`id ${id}`]),
    ...(customerId === null || isErased(customerId) ? [] : [`customer ${customerId}`]),
  ];
}

/** Those who say more first, so that the place in a list decides nothing. */
function inOrder(travellers: readonly Traveller[]): readonly Traveller[] {
  return inOrderOfContent(travellers, ({ id, customerId }) => `${customerId === null ? 1 : 0} ${id} ${customerId}`);
}
