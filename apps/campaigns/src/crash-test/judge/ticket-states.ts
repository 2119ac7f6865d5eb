const LIVE = new Set(['GENERATED', 'DISTRIBUTING', 'DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'FAILED']);
const VALID = new Set(['DISTRIBUTED', 'ACTIVATED', 'COMMITTED']);

/** Whether a ticket is wanted as far as the app knows. */
export function isLive(status: string): boolean {
  return LIVE.has(status);
}

/** Whether a ticket is at its ticket system and valid there, as far as the app knows. */
export function isValidAtSystem(status: string): boolean {
  return VALID.has(status);
}
