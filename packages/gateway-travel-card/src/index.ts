export { HttpTravelCardGateway } from './http-travel-card-gateway.js';
export { travelCardCancelGroup } from './travel-card-cancel-group.js';
export { travelCardOrderGroup } from './travel-card-order-group.js';
