import type { CallbackSecrets } from '../callbacks/callback-secrets.js';
import type { Settings } from './settings.js';

/** The secrets that are set, by method. */
export function callbackSecretsOf({ ticketSystems }: Pick<Settings, 'ticketSystems'>): CallbackSecrets {
  const secrets = Object.entries(ticketSystems).map(([method, { callbackSecret }]) => [method, callbackSecret]);
  return Object.fromEntries(secrets.filter(([, secret]) => secret !== null));
}
