import { DefaultLogger, LogLevel, manualFulfillmentHandler } from '@vendure/core';
import { nodHandler } from './nod-handler.mjs';

/**
 * Vendure with its defaults, and nothing that costs a fulfillment: without plugins no search index is kept and no job queued,
 * and sessions come from a cache in the process.
 *
 * @param databaseUrl of an empty PostgreSQL database
 * @param ticketSystem the address to which its handler hands tickets over
 */
export function vendureConfig({ databaseUrl, ticketSystem, superadmin, middleware }) {
  return {
    logger: new DefaultLogger({ level: LogLevel.Warn }),
    apiOptions: { hostname: '127.0.0.1', port: 0, cors: false, middleware },
    authOptions: { tokenMethod: 'bearer', superadminCredentials: superadmin },
    // Makes the tables when it connects, and looks at them no more; migrations would make the same.
    dbConnectionOptions: { type: 'postgres', url: databaseUrl, synchronize: true, logging: false },
    paymentOptions: { paymentMethodHandlers: [] },
    shippingOptions: { fulfillmentHandlers: [manualFulfillmentHandler, nodHandler(ticketSystem)] },
    plugins: [],
  };
}
