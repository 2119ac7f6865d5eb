/**
 * Whether the members of two lists can be paired one to one, whatever their order, each with one that fits. What fits need
 * not fit one another, so that a member may have to give way to a later one (augmenting paths).
 */
export function pairedOff<T>(ones: readonly T[], others: readonly T[], fits: (one: T, other: T) => boolean): boolean {
  if (ones.length !== others.length) return false;
  const takenBy = new Map<number, number>();
  const isPlaced = (place: number, tried: Set<number>): boolean => {
    const one = ones[place] as T;
    // Its own place first: what is sent again mostly comes in the same order.
    return [place, ...others.keys()].some((at) => {
      if (tried.has(at) || !fits(one, others[at] as T)) return false;
      tried.add(at);
      const holder = takenBy.get(at);
      if (holder !== undefined && !isPlaced(holder, tried)) return false;
      takenBy.set(at, place);
      return true;
    });
  };
  return [...ones.keys()].every((place) => isPlaced(place, new Set()));
}
