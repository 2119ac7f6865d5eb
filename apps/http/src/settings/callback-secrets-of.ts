import type { CallbackSecrets } from '../callbacks/callback-secrets.js';
import type { Settings } from './settings.js';

/** The secrets that are set, by method. */
export function callbackSecretsOf(settings: Settings): CallbackSecrets {
  const secrets = {
    NOD: settings.nodCallbackSecret,
    ACCOUNT_BASED_TICKETING: settings.accountBasedTicketingCallbackSecret,
    INTERNATIONAL: settings.internationalCallbackSecret,
    BIFROST: settings.bifrostCallbackSecret,
  };
  return Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret !== null));
}
