export type { Mail, MailAddress, MailAttachment } from './mail.js';
export { SmtpMailSender } from './smtp-mail-sender.js';
export type { SmtpOptions } from './smtp-options.js';
export type { MailOutcome } from './mail-outcome.js';
export { messageBytes } from './message-bytes.js';
export { MailError } from './mail-error.js';
export { MailSettingsError } from './mail-settings-error.js';
export { readAddress } from './read-address.js';
