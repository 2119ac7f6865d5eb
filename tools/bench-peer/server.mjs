// Vendure, a process of its own: its admin API, and POST /paid-orders?count=N, which makes orders that can be fulfilled.
import { TransactionalConnection, bootstrap } from '@vendure/core';
import { copyFirstOrder } from './copy-first-order.mjs';
import { makePaidOrder } from './make-paid-order.mjs';
import { vendureConfig } from './vendure-config.mjs';

const {
  DATABASE_URL: databaseUrl,
  TICKET_SYSTEM: ticketSystem,
  SUPERADMIN: identifier,
  PASSWORD: password,
} = process.env;
const superadmin = { identifier, password };
const middleware = [{ route: 'paid-orders', handler: answerPaidOrders }];
const app = await bootstrap(vendureConfig({ databaseUrl, ticketSystem, superadmin, middleware }));
await makePaidOrder(app);
let made = 0;
console.log(`Listening on ${await app.getUrl()}`);

async function answerPaidOrders(request, response, next) {
  try {
    const count = Number(request.query.count);
    const firstLineId = await copyFirstOrder(query, made + 1, count);
    made += count;
    response.json({ firstLineId });
  } catch (error) {
    next(error);
  }
}

function query(sql, values) {
  return app.get(TransactionalConnection).rawConnection.query(sql, values);
}
