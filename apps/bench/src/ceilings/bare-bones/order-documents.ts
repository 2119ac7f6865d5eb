/** An order as it is sent, as far as the bare-bones server looks at it. */
export interface SentOrder {
  readonly id: string;
  readonly organisationId: number;
  readonly ownerCustomerId: string;
  readonly orderLines: readonly SentLine[];
}

export interface SentLine {
  readonly id: string;
  readonly fareProducts: readonly [SentProduct, ...SentProduct[]];
}

export interface SentProduct {
  readonly id: string;
  readonly version: string;
  readonly name: Readonly<Record<string, string>>;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly travellers: readonly object[];
}

/** A product as it is kept: every optional field said outright, and the number of the form. */
export interface KeptProduct extends SentProduct {
  readonly topologies: readonly object[];
  readonly legs: readonly object[];
  readonly seats: readonly object[];
  readonly supplements: readonly object[];
  readonly form: number;
}

/** What the engine keeps of an order: all that was sent, with every optional field said outright. */
export function wholeDocument({ orderLines, ...order }: SentOrder): object {
  const lines = orderLines.map((line) => ({ version: null, ...wholeLine(line) }));
  return { ...order, pos: null, distributionChannelId: null, confirmedAt: null, orderLines: lines, form: 2 };
}

export function wholeLine({ fareProducts, ...line }: SentLine): object {
  return {
    ...line,
    distributionHolderCustomerId: null,
    customerAccountRef: null,
    effectiveCancellationDate: null,
    externalReference: null,
    replacesOrderLineIds: [],
    fareProducts: fareProducts.map(wholeProduct),
    form: 2,
  };
}

export function wholeProduct(product: SentProduct): KeptProduct {
  const unsaid = { ref: null, transferable: false };
  return {
    ...unsaid,
    ...product,
    topologies: [],
    legs: [],
    seats: [],
    supplements: [],
    travellers: product.travellers.map((traveller) => ({ ...traveller, userProfileRef: null, customerId: null })),
    form: 2,
  };
}
