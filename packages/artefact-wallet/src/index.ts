// A ticket as wallets show it.
export type {
  WalletCode,
  WalletLanguage,
  WalletLeg,
  WalletTicket,
  WalletTravellers,
} from './ticket/wallet-ticket.js';
export { readWalletTicket } from './ticket/read-wallet-ticket.js';
export { passesOf } from './passes-of.js';
export type { Passes, Wallets } from './passes-of.js';

// Apple: passes, the web service of telephones, and pushes.
export { ApplePasses } from './apple/apple-passes.js';
export type { AppleSettings, AppleWebServiceSettings, PassImageName } from './apple/apple-settings.js';
export { AuthenticationTokens } from './apple/authentication-tokens.js';
export { PassWebService } from './web-service/pass-web-service.js';
export type { PassRequest, PassWebServiceOptions, RegisterAnswer } from './web-service/pass-web-service.js';
export type { ServiceAnswer } from './web-service/service-answer.js';
export type { ChangedPasses, PassRegistration, PassRegistrations } from './web-service/pass-registrations.js';
export { InMemoryPassRegistrations } from './web-service/in-memory-pass-registrations.js';
export type { PassSource } from './web-service/pass-source.js';
export { ApplePushSender } from './push/apple-push-sender.js';
export type { ApplePushOptions } from './push/apple-push-sender.js';
export type { PushOutcome } from './push/push-outcome.js';

// Google: links and updates.
export { GooglePasses, LONGEST_SAFE_JWT } from './google/google-passes.js';
export type { GooglePass } from './google/google-passes.js';
export type { GoogleSettings } from './google/google-settings.js';
export { HttpGoogleWallet } from './google/http-google-wallet.js';
export type { GoogleWalletOptions } from './google/http-google-wallet.js';
export type { GoogleWalletUpdates, WalletUpdateOutcome } from './google/google-wallet-updates.js';

// What can go wrong.
export { WalletTicketError } from './ticket/wallet-ticket-error.js';
export { WalletSettingsError } from './settings/wallet-settings-error.js';
