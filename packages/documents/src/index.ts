// Codes, and what else is signed with their keys.
export { SignedTicketCodes } from './codes/signed-ticket-codes.js';
export type { SignedTicketCodesOptions } from './codes/signed-ticket-codes.js';
export { readIssuerKeys } from './codes/issuer-keys.js';
export type { IssuerKeys, RailKey } from './codes/issuer-keys.js';
export { withNewKey } from './codes/with-new-key.js';
export type { NewKey } from './codes/with-new-key.js';

// Pages.
export { PdfTicketPrinter } from './pages/pdf-ticket-printer.js';
export type { PdfTicketPrinterOptions } from './pages/pdf-ticket-printer.js';

// Passes for wallets.
export { WalletPasses } from './passes/wallet-passes.js';
export type { WalletPassesOptions } from './passes/wallet-passes.js';

// Mails.
export { SmtpTicketMailer } from './mails/smtp-ticket-mailer.js';
export type { SmtpTicketMailerOptions } from './mails/smtp-ticket-mailer.js';
