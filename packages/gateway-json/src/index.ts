export { HttpTicketSystemGateway } from './http-ticket-system-gateway.js';
export type { JsonTicketSystemOptions } from './http-ticket-system-gateway.js';
export { handOverPath } from './hand-over-path.js';
export { handOverMessage } from './hand-over-message.js';
export type { JsonObject } from './hand-over-message.js';
export { FINAL_REFUSAL_CODES } from './final-refusal-codes.js';
