/**
 * Where the ticket system of a method takes hand-overs, below its base address: `/account-based-ticketing/v1/hand-overs` for
 * ACCOUNT_BASED_TICKETING (docs/protocols/ticket-systems.md).
 */
export function handOverPath(method: string): string {
  return `/${method.toLowerCase().replaceAll('_', '-')}/v1/hand-overs`;
}
