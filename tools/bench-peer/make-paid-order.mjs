import {
  ConfigService,
  CustomerService,
  LanguageCode,
  OrderService,
  Populator,
  ProductService,
  ProductVariantService,
  RequestContextService,
  ShippingMethodService,
  TransactionalConnection,
  User,
} from '@vendure/core';

const BASICS = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Europe',
  countries: [{ name: 'Norway', code: 'NO', zone: 'Europe' }],
  taxRates: [{ name: 'Standard', percentage: 12 }],
  shippingMethods: [{ name: 'By app', price: 0 }],
  paymentMethods: [],
  collections: [],
};
const CUSTOMER = { firstName: 'Kari', lastName: 'Nordmann', emailAddress: 'kari@example.com' };
const ADDRESS = { streetLine1: 'Jernbanetorget 1', city: 'Oslo', postalCode: '0154', countryCode: 'NO' };

/** Fills an empty database with what an order needs, and makes one of one line and pays it, by Vendure's own services. */
export async function makePaidOrder(app) {
  await app.get(Populator).populateInitialData(BASICS);
  const context = await superadminContext(app);
  const variantId = await makeVariant(app, context);
  const customer = await app.get(CustomerService).create(context, CUSTOMER);
  const { items: shippingMethods } = await app.get(ShippingMethodService).findAll(context);
  const shippingMethodIds = shippingMethods.map((method) => method.id);
  await app.get(TransactionalConnection).withTransaction(context, async (ctx) => {
    const orders = app.get(OrderService);
    const { id } = await orders.createDraft(ctx);
    await orders.addItemToOrder(ctx, id, variantId, 1);
    await orders.addCustomerToOrder(ctx, id, customer);
    await orders.setShippingAddress(ctx, id, ADDRESS);
    await orders.setShippingMethod(ctx, id, shippingMethodIds);
    await orders.transitionToState(ctx, id, 'ArrangingPayment');
    const payment = { orderId: id, method: 'invoice', transactionId: 'invoice-1', metadata: {} };
    const { state } = await orders.addManualPaymentToOrder(ctx, payment);
    if (state !== 'PaymentSettled') throw new Error(`The order is ${state}`);
  });
}

async function superadminContext(app) {
  const { identifier } = app.get(ConfigService).authOptions.superadminCredentials;
  const users = app.get(TransactionalConnection).rawConnection.getRepository(User);
  const user = await users.findOneOrFail({ where: { identifier } });
  return app.get(RequestContextService).create({ apiType: 'admin', user });
}

/** Its stock is not counted, as a ticket has none: else fulfillments would wait for each other at its one row. */
async function makeVariant(app, ctx) {
  const named = { languageCode: LanguageCode.en, name: 'Flexible ticket' };
  const product = { translations: [{ ...named, slug: 'flexible-ticket', description: '' }] };
  const { id: productId } = await app.get(ProductService).create(ctx, product);
  const variant = { productId, sku: 'FLEX', price: 24_900, trackInventory: 'FALSE', translations: [named] };
  const [{ id }] = await app.get(ProductVariantService).create(ctx, [variant]);
  return id;
}
