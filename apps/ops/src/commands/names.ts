/** A ticket system as filters name it: NOD for nod, ACCOUNT_BASED_TICKETING for account-based-ticketing. */
export function methodName(system: string): string {
  return system.toUpperCase().replaceAll('-', '_');
}

/** A ticket system as paths name it: the other way round. */
export function systemName(system: string): string {
  return encodeURIComponent(system.toLowerCase().replaceAll('_', '-'));
}

/** An instant that the API takes: a date alone is its beginning in UTC. */
export function instant(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00.000Z` : text;
}
