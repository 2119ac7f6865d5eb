export { HttpNodGateway } from './http-nod-gateway.js';
export { FINAL_FAULT_CODES } from './back-office/nod-fault.js';
