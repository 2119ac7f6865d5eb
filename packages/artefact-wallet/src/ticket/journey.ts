import type { WalletLeg } from './wallet-ticket.js';

/** When it begins; null where no ride says so. */
export function firstDeparture(legs: readonly WalletLeg[]): string | null {
  return legs.find(({ departure }) => departure !== null)?.departure ?? null;
}

/** When it ends; null where no ride says so. */
export function lastArrival(legs: readonly WalletLeg[]): string | null {
  return legs.findLast(({ arrival }) => arrival !== null)?.arrival ?? null;
}

/** The rides without the walks between them. */
export function rides(legs: readonly WalletLeg[]): readonly WalletLeg[] {
  return legs.filter(({ mode }) => mode !== 'FOOT');
}
