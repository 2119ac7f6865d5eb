export { HttpTravelCardGateway } from './http-travel-card-gateway.js';
export { travelCardOrderGroup } from './travel-card-order-group.js';
