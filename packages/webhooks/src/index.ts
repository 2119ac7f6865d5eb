export { HttpWebhookSender } from './http-webhook-sender.js';
export type { WebhookSenderOptions } from './http-webhook-sender.js';
export { messageSignature, newSecret } from './message-signature.js';
